from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.paginated_scorecard_item_list import PaginatedScorecardItemList
from ...models.problem import Problem
from ...models.scorecards_list_months import (
    ScorecardsListMonths,
)
from ...models.scorecards_list_size import (
    ScorecardsListSize,
)
from ...models.scorecards_list_sort import (
    ScorecardsListSort,
)
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    cursor: str | Unset = UNSET,
    descending: bool | Unset = False,
    months: ScorecardsListMonths | Unset = 6,
    outliers: bool | Unset = False,
    page_size: int | Unset = 100,
    period: str | Unset = UNSET,
    province: str | Unset = UNSET,
    size: ScorecardsListSize | Unset = UNSET,
    sort: ScorecardsListSort | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    params: dict[str, Any] = {}

    params["cursor"] = cursor

    params["descending"] = descending

    json_months: int | Unset = UNSET
    if not isinstance(months, Unset):
        json_months = months

    params["months"] = json_months

    params["outliers"] = outliers

    params["page_size"] = page_size

    params["period"] = period

    params["province"] = province

    json_size: str | Unset = UNSET
    if not isinstance(size, Unset):
        json_size = size

    params["size"] = json_size

    json_sort: str | Unset = UNSET
    if not isinstance(sort, Unset):
        json_sort = sort

    params["sort"] = json_sort

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/scorecards",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PaginatedScorecardItemList | Problem | None:
    if response.status_code == 200:
        response_200 = PaginatedScorecardItemList.from_dict(response.json())

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
) -> Response[PaginatedScorecardItemList | Problem]:
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
    descending: bool | Unset = False,
    months: ScorecardsListMonths | Unset = 6,
    outliers: bool | Unset = False,
    page_size: int | Unset = 100,
    period: str | Unset = UNSET,
    province: str | Unset = UNSET,
    size: ScorecardsListSize | Unset = UNSET,
    sort: ScorecardsListSort | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[PaginatedScorecardItemList | Problem]:
    """How well platforms filed over a window of months, beside the median of their peers

     How well platforms filed over a window of months, beside the median of their peers.

    Args:
        cursor (str | Unset):
        descending (bool | Unset):  Default: False.
        months (ScorecardsListMonths | Unset):  Default: 6.
        outliers (bool | Unset):  Default: False.
        page_size (int | Unset):  Default: 100.
        period (str | Unset):
        province (str | Unset):
        size (ScorecardsListSize | Unset):
        sort (ScorecardsListSort | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaginatedScorecardItemList | Problem]
    """

    kwargs = _get_kwargs(
        cursor=cursor,
        descending=descending,
        months=months,
        outliers=outliers,
        page_size=page_size,
        period=period,
        province=province,
        size=size,
        sort=sort,
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
    descending: bool | Unset = False,
    months: ScorecardsListMonths | Unset = 6,
    outliers: bool | Unset = False,
    page_size: int | Unset = 100,
    period: str | Unset = UNSET,
    province: str | Unset = UNSET,
    size: ScorecardsListSize | Unset = UNSET,
    sort: ScorecardsListSort | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> PaginatedScorecardItemList | Problem | None:
    """How well platforms filed over a window of months, beside the median of their peers

     How well platforms filed over a window of months, beside the median of their peers.

    Args:
        cursor (str | Unset):
        descending (bool | Unset):  Default: False.
        months (ScorecardsListMonths | Unset):  Default: 6.
        outliers (bool | Unset):  Default: False.
        page_size (int | Unset):  Default: 100.
        period (str | Unset):
        province (str | Unset):
        size (ScorecardsListSize | Unset):
        sort (ScorecardsListSort | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaginatedScorecardItemList | Problem
    """

    return sync_detailed(
        client=client,
        cursor=cursor,
        descending=descending,
        months=months,
        outliers=outliers,
        page_size=page_size,
        period=period,
        province=province,
        size=size,
        sort=sort,
        accept_language=accept_language,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    cursor: str | Unset = UNSET,
    descending: bool | Unset = False,
    months: ScorecardsListMonths | Unset = 6,
    outliers: bool | Unset = False,
    page_size: int | Unset = 100,
    period: str | Unset = UNSET,
    province: str | Unset = UNSET,
    size: ScorecardsListSize | Unset = UNSET,
    sort: ScorecardsListSort | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[PaginatedScorecardItemList | Problem]:
    """How well platforms filed over a window of months, beside the median of their peers

     How well platforms filed over a window of months, beside the median of their peers.

    Args:
        cursor (str | Unset):
        descending (bool | Unset):  Default: False.
        months (ScorecardsListMonths | Unset):  Default: 6.
        outliers (bool | Unset):  Default: False.
        page_size (int | Unset):  Default: 100.
        period (str | Unset):
        province (str | Unset):
        size (ScorecardsListSize | Unset):
        sort (ScorecardsListSort | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaginatedScorecardItemList | Problem]
    """

    kwargs = _get_kwargs(
        cursor=cursor,
        descending=descending,
        months=months,
        outliers=outliers,
        page_size=page_size,
        period=period,
        province=province,
        size=size,
        sort=sort,
        accept_language=accept_language,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    cursor: str | Unset = UNSET,
    descending: bool | Unset = False,
    months: ScorecardsListMonths | Unset = 6,
    outliers: bool | Unset = False,
    page_size: int | Unset = 100,
    period: str | Unset = UNSET,
    province: str | Unset = UNSET,
    size: ScorecardsListSize | Unset = UNSET,
    sort: ScorecardsListSort | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> PaginatedScorecardItemList | Problem | None:
    """How well platforms filed over a window of months, beside the median of their peers

     How well platforms filed over a window of months, beside the median of their peers.

    Args:
        cursor (str | Unset):
        descending (bool | Unset):  Default: False.
        months (ScorecardsListMonths | Unset):  Default: 6.
        outliers (bool | Unset):  Default: False.
        page_size (int | Unset):  Default: 100.
        period (str | Unset):
        province (str | Unset):
        size (ScorecardsListSize | Unset):
        sort (ScorecardsListSort | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaginatedScorecardItemList | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            cursor=cursor,
            descending=descending,
            months=months,
            outliers=outliers,
            page_size=page_size,
            period=period,
            province=province,
            size=size,
            sort=sort,
            accept_language=accept_language,
        )
    ).parsed
