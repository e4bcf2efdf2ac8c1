from http import HTTPStatus
from typing import Any
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.paginated_review_out_list import PaginatedReviewOutList
from ...models.problem import Problem
from ...models.reviews_list_reason import ReviewsListReason
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    assignee: UUID | Unset = UNSET,
    cursor: str | Unset = UNSET,
    overdue: bool | Unset = False,
    page_size: int | Unset = 100,
    period: str | Unset = UNSET,
    platform: UUID | Unset = UNSET,
    province: str | Unset = UNSET,
    reason: ReviewsListReason | Unset = UNSET,
    unassigned: bool | Unset = False,
    accept_language: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    params: dict[str, Any] = {}

    json_assignee: str | Unset = UNSET
    if not isinstance(assignee, Unset):
        json_assignee = str(assignee)
    params["assignee"] = json_assignee

    params["cursor"] = cursor

    params["overdue"] = overdue

    params["page_size"] = page_size

    params["period"] = period

    json_platform: str | Unset = UNSET
    if not isinstance(platform, Unset):
        json_platform = str(platform)
    params["platform"] = json_platform

    params["province"] = province

    json_reason: str | Unset = UNSET
    if not isinstance(reason, Unset):
        json_reason = reason

    params["reason"] = json_reason

    params["unassigned"] = unassigned

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/reviews",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PaginatedReviewOutList | Problem | None:
    if response.status_code == 200:
        response_200 = PaginatedReviewOutList.from_dict(response.json())

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
) -> Response[PaginatedReviewOutList | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    assignee: UUID | Unset = UNSET,
    cursor: str | Unset = UNSET,
    overdue: bool | Unset = False,
    page_size: int | Unset = 100,
    period: str | Unset = UNSET,
    platform: UUID | Unset = UNSET,
    province: str | Unset = UNSET,
    reason: ReviewsListReason | Unset = UNSET,
    unassigned: bool | Unset = False,
    accept_language: str | Unset = UNSET,
) -> Response[PaginatedReviewOutList | Problem]:
    """The reports that wait for somebody, each with the reasons, the latest first

     The reports that wait for somebody, each with the reasons, the latest first.

    Args:
        assignee (UUID | Unset):
        cursor (str | Unset):
        overdue (bool | Unset):  Default: False.
        page_size (int | Unset):  Default: 100.
        period (str | Unset):
        platform (UUID | Unset):
        province (str | Unset):
        reason (ReviewsListReason | Unset):
        unassigned (bool | Unset):  Default: False.
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaginatedReviewOutList | Problem]
    """

    kwargs = _get_kwargs(
        assignee=assignee,
        cursor=cursor,
        overdue=overdue,
        page_size=page_size,
        period=period,
        platform=platform,
        province=province,
        reason=reason,
        unassigned=unassigned,
        accept_language=accept_language,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    assignee: UUID | Unset = UNSET,
    cursor: str | Unset = UNSET,
    overdue: bool | Unset = False,
    page_size: int | Unset = 100,
    period: str | Unset = UNSET,
    platform: UUID | Unset = UNSET,
    province: str | Unset = UNSET,
    reason: ReviewsListReason | Unset = UNSET,
    unassigned: bool | Unset = False,
    accept_language: str | Unset = UNSET,
) -> PaginatedReviewOutList | Problem | None:
    """The reports that wait for somebody, each with the reasons, the latest first

     The reports that wait for somebody, each with the reasons, the latest first.

    Args:
        assignee (UUID | Unset):
        cursor (str | Unset):
        overdue (bool | Unset):  Default: False.
        page_size (int | Unset):  Default: 100.
        period (str | Unset):
        platform (UUID | Unset):
        province (str | Unset):
        reason (ReviewsListReason | Unset):
        unassigned (bool | Unset):  Default: False.
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaginatedReviewOutList | Problem
    """

    return sync_detailed(
        client=client,
        assignee=assignee,
        cursor=cursor,
        overdue=overdue,
        page_size=page_size,
        period=period,
        platform=platform,
        province=province,
        reason=reason,
        unassigned=unassigned,
        accept_language=accept_language,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    assignee: UUID | Unset = UNSET,
    cursor: str | Unset = UNSET,
    overdue: bool | Unset = False,
    page_size: int | Unset = 100,
    period: str | Unset = UNSET,
    platform: UUID | Unset = UNSET,
    province: str | Unset = UNSET,
    reason: ReviewsListReason | Unset = UNSET,
    unassigned: bool | Unset = False,
    accept_language: str | Unset = UNSET,
) -> Response[PaginatedReviewOutList | Problem]:
    """The reports that wait for somebody, each with the reasons, the latest first

     The reports that wait for somebody, each with the reasons, the latest first.

    Args:
        assignee (UUID | Unset):
        cursor (str | Unset):
        overdue (bool | Unset):  Default: False.
        page_size (int | Unset):  Default: 100.
        period (str | Unset):
        platform (UUID | Unset):
        province (str | Unset):
        reason (ReviewsListReason | Unset):
        unassigned (bool | Unset):  Default: False.
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaginatedReviewOutList | Problem]
    """

    kwargs = _get_kwargs(
        assignee=assignee,
        cursor=cursor,
        overdue=overdue,
        page_size=page_size,
        period=period,
        platform=platform,
        province=province,
        reason=reason,
        unassigned=unassigned,
        accept_language=accept_language,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    assignee: UUID | Unset = UNSET,
    cursor: str | Unset = UNSET,
    overdue: bool | Unset = False,
    page_size: int | Unset = 100,
    period: str | Unset = UNSET,
    platform: UUID | Unset = UNSET,
    province: str | Unset = UNSET,
    reason: ReviewsListReason | Unset = UNSET,
    unassigned: bool | Unset = False,
    accept_language: str | Unset = UNSET,
) -> PaginatedReviewOutList | Problem | None:
    """The reports that wait for somebody, each with the reasons, the latest first

     The reports that wait for somebody, each with the reasons, the latest first.

    Args:
        assignee (UUID | Unset):
        cursor (str | Unset):
        overdue (bool | Unset):  Default: False.
        page_size (int | Unset):  Default: 100.
        period (str | Unset):
        platform (UUID | Unset):
        province (str | Unset):
        reason (ReviewsListReason | Unset):
        unassigned (bool | Unset):  Default: False.
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaginatedReviewOutList | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            assignee=assignee,
            cursor=cursor,
            overdue=overdue,
            page_size=page_size,
            period=period,
            platform=platform,
            province=province,
            reason=reason,
            unassigned=unassigned,
            accept_language=accept_language,
        )
    ).parsed
