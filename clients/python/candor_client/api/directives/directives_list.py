import datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.directives_list_state import (
    DirectivesListState,
)
from ...models.paginated_directive_item_list import PaginatedDirectiveItemList
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    code: str | Unset = UNSET,
    cursor: str | Unset = UNSET,
    due_before: datetime.datetime | Unset = UNSET,
    office: UUID | Unset = UNSET,
    overdue: bool | Unset = UNSET,
    page_size: int | Unset = 100,
    platform: UUID | Unset = UNSET,
    state: DirectivesListState | Unset = UNSET,
    waiting: bool | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    params: dict[str, Any] = {}

    params["code"] = code

    params["cursor"] = cursor

    json_due_before: str | Unset = UNSET
    if not isinstance(due_before, Unset):
        json_due_before = due_before.isoformat()
    params["due_before"] = json_due_before

    json_office: str | Unset = UNSET
    if not isinstance(office, Unset):
        json_office = str(office)
    params["office"] = json_office

    params["overdue"] = overdue

    params["page_size"] = page_size

    json_platform: str | Unset = UNSET
    if not isinstance(platform, Unset):
        json_platform = str(platform)
    params["platform"] = json_platform

    json_state: str | Unset = UNSET
    if not isinstance(state, Unset):
        json_state = state

    params["state"] = json_state

    params["waiting"] = waiting

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/directives",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PaginatedDirectiveItemList | Problem | None:
    if response.status_code == 200:
        response_200 = PaginatedDirectiveItemList.from_dict(response.json())

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
) -> Response[PaginatedDirectiveItemList | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    code: str | Unset = UNSET,
    cursor: str | Unset = UNSET,
    due_before: datetime.datetime | Unset = UNSET,
    office: UUID | Unset = UNSET,
    overdue: bool | Unset = UNSET,
    page_size: int | Unset = 100,
    platform: UUID | Unset = UNSET,
    state: DirectivesListState | Unset = UNSET,
    waiting: bool | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[PaginatedDirectiveItemList | Problem]:
    """The directives that the caller may see, the latest first

     The directives that the caller may see, the latest first.

    A platform sees those to it; an office those to its platforms, whoever issued them.

    Args:
        code (str | Unset):
        cursor (str | Unset):
        due_before (datetime.datetime | Unset):
        office (UUID | Unset):
        overdue (bool | Unset):
        page_size (int | Unset):  Default: 100.
        platform (UUID | Unset):
        state (DirectivesListState | Unset):
        waiting (bool | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaginatedDirectiveItemList | Problem]
    """

    kwargs = _get_kwargs(
        code=code,
        cursor=cursor,
        due_before=due_before,
        office=office,
        overdue=overdue,
        page_size=page_size,
        platform=platform,
        state=state,
        waiting=waiting,
        accept_language=accept_language,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    code: str | Unset = UNSET,
    cursor: str | Unset = UNSET,
    due_before: datetime.datetime | Unset = UNSET,
    office: UUID | Unset = UNSET,
    overdue: bool | Unset = UNSET,
    page_size: int | Unset = 100,
    platform: UUID | Unset = UNSET,
    state: DirectivesListState | Unset = UNSET,
    waiting: bool | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> PaginatedDirectiveItemList | Problem | None:
    """The directives that the caller may see, the latest first

     The directives that the caller may see, the latest first.

    A platform sees those to it; an office those to its platforms, whoever issued them.

    Args:
        code (str | Unset):
        cursor (str | Unset):
        due_before (datetime.datetime | Unset):
        office (UUID | Unset):
        overdue (bool | Unset):
        page_size (int | Unset):  Default: 100.
        platform (UUID | Unset):
        state (DirectivesListState | Unset):
        waiting (bool | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaginatedDirectiveItemList | Problem
    """

    return sync_detailed(
        client=client,
        code=code,
        cursor=cursor,
        due_before=due_before,
        office=office,
        overdue=overdue,
        page_size=page_size,
        platform=platform,
        state=state,
        waiting=waiting,
        accept_language=accept_language,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    code: str | Unset = UNSET,
    cursor: str | Unset = UNSET,
    due_before: datetime.datetime | Unset = UNSET,
    office: UUID | Unset = UNSET,
    overdue: bool | Unset = UNSET,
    page_size: int | Unset = 100,
    platform: UUID | Unset = UNSET,
    state: DirectivesListState | Unset = UNSET,
    waiting: bool | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[PaginatedDirectiveItemList | Problem]:
    """The directives that the caller may see, the latest first

     The directives that the caller may see, the latest first.

    A platform sees those to it; an office those to its platforms, whoever issued them.

    Args:
        code (str | Unset):
        cursor (str | Unset):
        due_before (datetime.datetime | Unset):
        office (UUID | Unset):
        overdue (bool | Unset):
        page_size (int | Unset):  Default: 100.
        platform (UUID | Unset):
        state (DirectivesListState | Unset):
        waiting (bool | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaginatedDirectiveItemList | Problem]
    """

    kwargs = _get_kwargs(
        code=code,
        cursor=cursor,
        due_before=due_before,
        office=office,
        overdue=overdue,
        page_size=page_size,
        platform=platform,
        state=state,
        waiting=waiting,
        accept_language=accept_language,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    code: str | Unset = UNSET,
    cursor: str | Unset = UNSET,
    due_before: datetime.datetime | Unset = UNSET,
    office: UUID | Unset = UNSET,
    overdue: bool | Unset = UNSET,
    page_size: int | Unset = 100,
    platform: UUID | Unset = UNSET,
    state: DirectivesListState | Unset = UNSET,
    waiting: bool | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> PaginatedDirectiveItemList | Problem | None:
    """The directives that the caller may see, the latest first

     The directives that the caller may see, the latest first.

    A platform sees those to it; an office those to its platforms, whoever issued them.

    Args:
        code (str | Unset):
        cursor (str | Unset):
        due_before (datetime.datetime | Unset):
        office (UUID | Unset):
        overdue (bool | Unset):
        page_size (int | Unset):  Default: 100.
        platform (UUID | Unset):
        state (DirectivesListState | Unset):
        waiting (bool | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaginatedDirectiveItemList | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            code=code,
            cursor=cursor,
            due_before=due_before,
            office=office,
            overdue=overdue,
            page_size=page_size,
            platform=platform,
            state=state,
            waiting=waiting,
            accept_language=accept_language,
        )
    ).parsed
