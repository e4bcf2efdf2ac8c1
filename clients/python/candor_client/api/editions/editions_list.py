from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.editions_list_state import EditionsListState
from ...models.paginated_edition_item_list import PaginatedEditionItemList
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    cursor: str | Unset = UNSET,
    jurisdiction: str | Unset = UNSET,
    of: str | Unset = UNSET,
    page_size: int | Unset = 100,
    state: EditionsListState | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    params: dict[str, Any] = {}

    params["cursor"] = cursor

    params["jurisdiction"] = jurisdiction

    params["of"] = of

    params["page_size"] = page_size

    json_state: str | Unset = UNSET
    if not isinstance(state, Unset):
        json_state = state

    params["state"] = json_state

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/editions",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PaginatedEditionItemList | Problem | None:
    if response.status_code == 200:
        response_200 = PaginatedEditionItemList.from_dict(response.json())

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
) -> Response[PaginatedEditionItemList | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    cursor: str | Unset = UNSET,
    jurisdiction: str | Unset = UNSET,
    of: str | Unset = UNSET,
    page_size: int | Unset = 100,
    state: EditionsListState | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[PaginatedEditionItemList | Problem]:
    """The office's own editions in every state, and what other offices published

     The office's own editions in every state, and what other offices published.

    Args:
        cursor (str | Unset):
        jurisdiction (str | Unset):
        of (str | Unset):
        page_size (int | Unset):  Default: 100.
        state (EditionsListState | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaginatedEditionItemList | Problem]
    """

    kwargs = _get_kwargs(
        cursor=cursor,
        jurisdiction=jurisdiction,
        of=of,
        page_size=page_size,
        state=state,
        accept_language=accept_language,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    cursor: str | Unset = UNSET,
    jurisdiction: str | Unset = UNSET,
    of: str | Unset = UNSET,
    page_size: int | Unset = 100,
    state: EditionsListState | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> PaginatedEditionItemList | Problem | None:
    """The office's own editions in every state, and what other offices published

     The office's own editions in every state, and what other offices published.

    Args:
        cursor (str | Unset):
        jurisdiction (str | Unset):
        of (str | Unset):
        page_size (int | Unset):  Default: 100.
        state (EditionsListState | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaginatedEditionItemList | Problem
    """

    return sync_detailed(
        client=client,
        cursor=cursor,
        jurisdiction=jurisdiction,
        of=of,
        page_size=page_size,
        state=state,
        accept_language=accept_language,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    cursor: str | Unset = UNSET,
    jurisdiction: str | Unset = UNSET,
    of: str | Unset = UNSET,
    page_size: int | Unset = 100,
    state: EditionsListState | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[PaginatedEditionItemList | Problem]:
    """The office's own editions in every state, and what other offices published

     The office's own editions in every state, and what other offices published.

    Args:
        cursor (str | Unset):
        jurisdiction (str | Unset):
        of (str | Unset):
        page_size (int | Unset):  Default: 100.
        state (EditionsListState | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaginatedEditionItemList | Problem]
    """

    kwargs = _get_kwargs(
        cursor=cursor,
        jurisdiction=jurisdiction,
        of=of,
        page_size=page_size,
        state=state,
        accept_language=accept_language,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    cursor: str | Unset = UNSET,
    jurisdiction: str | Unset = UNSET,
    of: str | Unset = UNSET,
    page_size: int | Unset = 100,
    state: EditionsListState | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> PaginatedEditionItemList | Problem | None:
    """The office's own editions in every state, and what other offices published

     The office's own editions in every state, and what other offices published.

    Args:
        cursor (str | Unset):
        jurisdiction (str | Unset):
        of (str | Unset):
        page_size (int | Unset):  Default: 100.
        state (EditionsListState | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaginatedEditionItemList | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            cursor=cursor,
            jurisdiction=jurisdiction,
            of=of,
            page_size=page_size,
            state=state,
            accept_language=accept_language,
        )
    ).parsed
