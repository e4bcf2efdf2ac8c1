import datetime
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.restated import Restated
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    on: datetime.date | Unset = UNSET,
    period: str,
    accept_language: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    params: dict[str, Any] = {}

    json_on: str | Unset = UNSET
    if not isinstance(on, Unset):
        json_on = on.isoformat()
    params["on"] = json_on

    params["period"] = period

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/restatements",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | Restated | None:
    if response.status_code == 200:
        response_200 = Restated.from_dict(response.json())

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

    if response.status_code == 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

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
) -> Response[Problem | Restated]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    on: datetime.date | Unset = UNSET,
    period: str,
    accept_language: str | Unset = UNSET,
) -> Response[Problem | Restated]:
    """What a frozen month said on a day, what it says now, and which corrections changed it

     What a frozen month said on a day, what it says now, and which corrections changed it.

    Nothing is listed where both are the same. What was live meanwhile is not asked.

    Args:
        on (datetime.date | Unset):
        period (str):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | Restated]
    """

    kwargs = _get_kwargs(
        on=on,
        period=period,
        accept_language=accept_language,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    on: datetime.date | Unset = UNSET,
    period: str,
    accept_language: str | Unset = UNSET,
) -> Problem | Restated | None:
    """What a frozen month said on a day, what it says now, and which corrections changed it

     What a frozen month said on a day, what it says now, and which corrections changed it.

    Nothing is listed where both are the same. What was live meanwhile is not asked.

    Args:
        on (datetime.date | Unset):
        period (str):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | Restated
    """

    return sync_detailed(
        client=client,
        on=on,
        period=period,
        accept_language=accept_language,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    on: datetime.date | Unset = UNSET,
    period: str,
    accept_language: str | Unset = UNSET,
) -> Response[Problem | Restated]:
    """What a frozen month said on a day, what it says now, and which corrections changed it

     What a frozen month said on a day, what it says now, and which corrections changed it.

    Nothing is listed where both are the same. What was live meanwhile is not asked.

    Args:
        on (datetime.date | Unset):
        period (str):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | Restated]
    """

    kwargs = _get_kwargs(
        on=on,
        period=period,
        accept_language=accept_language,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    on: datetime.date | Unset = UNSET,
    period: str,
    accept_language: str | Unset = UNSET,
) -> Problem | Restated | None:
    """What a frozen month said on a day, what it says now, and which corrections changed it

     What a frozen month said on a day, what it says now, and which corrections changed it.

    Nothing is listed where both are the same. What was live meanwhile is not asked.

    Args:
        on (datetime.date | Unset):
        period (str):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | Restated
    """

    return (
        await asyncio_detailed(
            client=client,
            on=on,
            period=period,
            accept_language=accept_language,
        )
    ).parsed
