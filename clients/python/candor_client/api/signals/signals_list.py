from http import HTTPStatus
from typing import Any
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.paginated_signal_item_list import PaginatedSignalItemList
from ...models.problem import Problem
from ...models.signals_list_rule import SignalsListRule
from ...models.signals_list_state import SignalsListState
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    cursor: str | Unset = UNSET,
    gone: bool | None | Unset = UNSET,
    page_size: int | Unset = 100,
    period: str | Unset = UNSET,
    platform: UUID | Unset = UNSET,
    rule: SignalsListRule | Unset = UNSET,
    scope: str | Unset = UNSET,
    state: SignalsListState | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    params: dict[str, Any] = {}

    params["cursor"] = cursor

    json_gone: bool | None | Unset
    if isinstance(gone, Unset):
        json_gone = UNSET
    else:
        json_gone = gone
    params["gone"] = json_gone

    params["page_size"] = page_size

    params["period"] = period

    json_platform: str | Unset = UNSET
    if not isinstance(platform, Unset):
        json_platform = str(platform)
    params["platform"] = json_platform

    json_rule: str | Unset = UNSET
    if not isinstance(rule, Unset):
        json_rule = rule

    params["rule"] = json_rule

    params["scope"] = scope

    json_state: str | Unset = UNSET
    if not isinstance(state, Unset):
        json_state = state

    params["state"] = json_state

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/signals",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PaginatedSignalItemList | Problem | None:
    if response.status_code == 200:
        response_200 = PaginatedSignalItemList.from_dict(response.json())

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
) -> Response[PaginatedSignalItemList | Problem]:
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
    gone: bool | None | Unset = UNSET,
    page_size: int | Unset = 100,
    period: str | Unset = UNSET,
    platform: UUID | Unset = UNSET,
    rule: SignalsListRule | Unset = UNSET,
    scope: str | Unset = UNSET,
    state: SignalsListState | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[PaginatedSignalItemList | Problem]:
    """What rules found in what was filed, the latest first: odd, and to be looked into

     What rules found in what was filed, the latest first: odd, and to be looked into.

    Args:
        cursor (str | Unset):
        gone (bool | None | Unset):
        page_size (int | Unset):  Default: 100.
        period (str | Unset):
        platform (UUID | Unset):
        rule (SignalsListRule | Unset):
        scope (str | Unset):
        state (SignalsListState | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaginatedSignalItemList | Problem]
    """

    kwargs = _get_kwargs(
        cursor=cursor,
        gone=gone,
        page_size=page_size,
        period=period,
        platform=platform,
        rule=rule,
        scope=scope,
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
    gone: bool | None | Unset = UNSET,
    page_size: int | Unset = 100,
    period: str | Unset = UNSET,
    platform: UUID | Unset = UNSET,
    rule: SignalsListRule | Unset = UNSET,
    scope: str | Unset = UNSET,
    state: SignalsListState | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> PaginatedSignalItemList | Problem | None:
    """What rules found in what was filed, the latest first: odd, and to be looked into

     What rules found in what was filed, the latest first: odd, and to be looked into.

    Args:
        cursor (str | Unset):
        gone (bool | None | Unset):
        page_size (int | Unset):  Default: 100.
        period (str | Unset):
        platform (UUID | Unset):
        rule (SignalsListRule | Unset):
        scope (str | Unset):
        state (SignalsListState | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaginatedSignalItemList | Problem
    """

    return sync_detailed(
        client=client,
        cursor=cursor,
        gone=gone,
        page_size=page_size,
        period=period,
        platform=platform,
        rule=rule,
        scope=scope,
        state=state,
        accept_language=accept_language,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    cursor: str | Unset = UNSET,
    gone: bool | None | Unset = UNSET,
    page_size: int | Unset = 100,
    period: str | Unset = UNSET,
    platform: UUID | Unset = UNSET,
    rule: SignalsListRule | Unset = UNSET,
    scope: str | Unset = UNSET,
    state: SignalsListState | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[PaginatedSignalItemList | Problem]:
    """What rules found in what was filed, the latest first: odd, and to be looked into

     What rules found in what was filed, the latest first: odd, and to be looked into.

    Args:
        cursor (str | Unset):
        gone (bool | None | Unset):
        page_size (int | Unset):  Default: 100.
        period (str | Unset):
        platform (UUID | Unset):
        rule (SignalsListRule | Unset):
        scope (str | Unset):
        state (SignalsListState | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaginatedSignalItemList | Problem]
    """

    kwargs = _get_kwargs(
        cursor=cursor,
        gone=gone,
        page_size=page_size,
        period=period,
        platform=platform,
        rule=rule,
        scope=scope,
        state=state,
        accept_language=accept_language,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    cursor: str | Unset = UNSET,
    gone: bool | None | Unset = UNSET,
    page_size: int | Unset = 100,
    period: str | Unset = UNSET,
    platform: UUID | Unset = UNSET,
    rule: SignalsListRule | Unset = UNSET,
    scope: str | Unset = UNSET,
    state: SignalsListState | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> PaginatedSignalItemList | Problem | None:
    """What rules found in what was filed, the latest first: odd, and to be looked into

     What rules found in what was filed, the latest first: odd, and to be looked into.

    Args:
        cursor (str | Unset):
        gone (bool | None | Unset):
        page_size (int | Unset):  Default: 100.
        period (str | Unset):
        platform (UUID | Unset):
        rule (SignalsListRule | Unset):
        scope (str | Unset):
        state (SignalsListState | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaginatedSignalItemList | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            cursor=cursor,
            gone=gone,
            page_size=page_size,
            period=period,
            platform=platform,
            rule=rule,
            scope=scope,
            state=state,
            accept_language=accept_language,
        )
    ).parsed
