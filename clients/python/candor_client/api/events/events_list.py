from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.events_out import EventsOut
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    after: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    object_type: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    params: dict[str, Any] = {}

    params["after"] = after

    params["limit"] = limit

    params["object_type"] = object_type

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/events",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> EventsOut | Problem | None:
    if response.status_code == 200:
        response_200 = EventsOut.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = Problem.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

    if response.status_code == 406:
        response_406 = Problem.from_dict(response.json())

        return response_406

    if response.status_code == 429:
        response_429 = Problem.from_dict(response.json())

        return response_429

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[EventsOut | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    after: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    object_type: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[EventsOut | Problem]:
    """What changed after a place in the feed, in an order in which nothing is ever skipped

     What changed after a place in the feed, in an order in which nothing is ever skipped.

    Ask again with the `after` of the last answer. An event appears once the transaction that
    wrote it, and every one before, is over: seconds as a rule.

    Args:
        after (str | Unset):
        limit (int | Unset):
        object_type (str | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[EventsOut | Problem]
    """

    kwargs = _get_kwargs(
        after=after,
        limit=limit,
        object_type=object_type,
        accept_language=accept_language,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    after: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    object_type: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> EventsOut | Problem | None:
    """What changed after a place in the feed, in an order in which nothing is ever skipped

     What changed after a place in the feed, in an order in which nothing is ever skipped.

    Ask again with the `after` of the last answer. An event appears once the transaction that
    wrote it, and every one before, is over: seconds as a rule.

    Args:
        after (str | Unset):
        limit (int | Unset):
        object_type (str | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        EventsOut | Problem
    """

    return sync_detailed(
        client=client,
        after=after,
        limit=limit,
        object_type=object_type,
        accept_language=accept_language,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    after: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    object_type: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[EventsOut | Problem]:
    """What changed after a place in the feed, in an order in which nothing is ever skipped

     What changed after a place in the feed, in an order in which nothing is ever skipped.

    Ask again with the `after` of the last answer. An event appears once the transaction that
    wrote it, and every one before, is over: seconds as a rule.

    Args:
        after (str | Unset):
        limit (int | Unset):
        object_type (str | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[EventsOut | Problem]
    """

    kwargs = _get_kwargs(
        after=after,
        limit=limit,
        object_type=object_type,
        accept_language=accept_language,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    after: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    object_type: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> EventsOut | Problem | None:
    """What changed after a place in the feed, in an order in which nothing is ever skipped

     What changed after a place in the feed, in an order in which nothing is ever skipped.

    Ask again with the `after` of the last answer. An event appears once the transaction that
    wrote it, and every one before, is over: seconds as a rule.

    Args:
        after (str | Unset):
        limit (int | Unset):
        object_type (str | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        EventsOut | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            after=after,
            limit=limit,
            object_type=object_type,
            accept_language=accept_language,
        )
    ).parsed
