from http import HTTPStatus
from typing import Any
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.paginated_question_out_list import PaginatedQuestionOutList
from ...models.problem import Problem
from ...models.questions_list_state import (
    QuestionsListState,
)
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    cursor: str | Unset = UNSET,
    office: UUID | Unset = UNSET,
    overdue: bool | Unset = UNSET,
    page_size: int | Unset = 100,
    platform: UUID | Unset = UNSET,
    state: QuestionsListState | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    params: dict[str, Any] = {}

    params["cursor"] = cursor

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

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/questions",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PaginatedQuestionOutList | Problem | None:
    if response.status_code == 200:
        response_200 = PaginatedQuestionOutList.from_dict(response.json())

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
) -> Response[PaginatedQuestionOutList | Problem]:
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
    office: UUID | Unset = UNSET,
    overdue: bool | Unset = UNSET,
    page_size: int | Unset = 100,
    platform: UUID | Unset = UNSET,
    state: QuestionsListState | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[PaginatedQuestionOutList | Problem]:
    """The questions that the caller may see, about whatever report, the latest first

     The questions that the caller may see, about whatever report, the latest first.

    Args:
        cursor (str | Unset):
        office (UUID | Unset):
        overdue (bool | Unset):
        page_size (int | Unset):  Default: 100.
        platform (UUID | Unset):
        state (QuestionsListState | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaginatedQuestionOutList | Problem]
    """

    kwargs = _get_kwargs(
        cursor=cursor,
        office=office,
        overdue=overdue,
        page_size=page_size,
        platform=platform,
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
    office: UUID | Unset = UNSET,
    overdue: bool | Unset = UNSET,
    page_size: int | Unset = 100,
    platform: UUID | Unset = UNSET,
    state: QuestionsListState | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> PaginatedQuestionOutList | Problem | None:
    """The questions that the caller may see, about whatever report, the latest first

     The questions that the caller may see, about whatever report, the latest first.

    Args:
        cursor (str | Unset):
        office (UUID | Unset):
        overdue (bool | Unset):
        page_size (int | Unset):  Default: 100.
        platform (UUID | Unset):
        state (QuestionsListState | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaginatedQuestionOutList | Problem
    """

    return sync_detailed(
        client=client,
        cursor=cursor,
        office=office,
        overdue=overdue,
        page_size=page_size,
        platform=platform,
        state=state,
        accept_language=accept_language,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    cursor: str | Unset = UNSET,
    office: UUID | Unset = UNSET,
    overdue: bool | Unset = UNSET,
    page_size: int | Unset = 100,
    platform: UUID | Unset = UNSET,
    state: QuestionsListState | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[PaginatedQuestionOutList | Problem]:
    """The questions that the caller may see, about whatever report, the latest first

     The questions that the caller may see, about whatever report, the latest first.

    Args:
        cursor (str | Unset):
        office (UUID | Unset):
        overdue (bool | Unset):
        page_size (int | Unset):  Default: 100.
        platform (UUID | Unset):
        state (QuestionsListState | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaginatedQuestionOutList | Problem]
    """

    kwargs = _get_kwargs(
        cursor=cursor,
        office=office,
        overdue=overdue,
        page_size=page_size,
        platform=platform,
        state=state,
        accept_language=accept_language,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    cursor: str | Unset = UNSET,
    office: UUID | Unset = UNSET,
    overdue: bool | Unset = UNSET,
    page_size: int | Unset = 100,
    platform: UUID | Unset = UNSET,
    state: QuestionsListState | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> PaginatedQuestionOutList | Problem | None:
    """The questions that the caller may see, about whatever report, the latest first

     The questions that the caller may see, about whatever report, the latest first.

    Args:
        cursor (str | Unset):
        office (UUID | Unset):
        overdue (bool | Unset):
        page_size (int | Unset):  Default: 100.
        platform (UUID | Unset):
        state (QuestionsListState | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaginatedQuestionOutList | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            cursor=cursor,
            office=office,
            overdue=overdue,
            page_size=page_size,
            platform=platform,
            state=state,
            accept_language=accept_language,
        )
    ).parsed
