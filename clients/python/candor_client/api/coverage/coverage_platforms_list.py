import datetime
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.paginated_platform_coverage_list import PaginatedPlatformCoverageList
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    as_of: datetime.date | Unset = UNSET,
    compare: datetime.date | Unset = UNSET,
    control: str | Unset = UNSET,
    cursor: str | Unset = UNSET,
    news: bool | Unset = False,
    page_size: int | Unset = UNSET,
    province: str | Unset = UNSET,
    size: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    params: dict[str, Any] = {}

    json_as_of: str | Unset = UNSET
    if not isinstance(as_of, Unset):
        json_as_of = as_of.isoformat()
    params["as_of"] = json_as_of

    json_compare: str | Unset = UNSET
    if not isinstance(compare, Unset):
        json_compare = compare.isoformat()
    params["compare"] = json_compare

    params["control"] = control

    params["cursor"] = cursor

    params["news"] = news

    params["page_size"] = page_size

    params["province"] = province

    params["size"] = size

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/coverage/platforms",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PaginatedPlatformCoverageList | Problem | None:
    if response.status_code == 200:
        response_200 = PaginatedPlatformCoverageList.from_dict(response.json())

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
) -> Response[PaginatedPlatformCoverageList | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    as_of: datetime.date | Unset = UNSET,
    compare: datetime.date | Unset = UNSET,
    control: str | Unset = UNSET,
    cursor: str | Unset = UNSET,
    news: bool | Unset = False,
    page_size: int | Unset = UNSET,
    province: str | Unset = UNSET,
    size: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[PaginatedPlatformCoverageList | Problem]:
    """Platforms by controls: what each claims, what testing showed, and what it was before

     Platforms by controls: what each claims, what testing showed, and what it was before.

    Args:
        as_of (datetime.date | Unset):
        compare (datetime.date | Unset):
        control (str | Unset):
        cursor (str | Unset):
        news (bool | Unset):  Default: False.
        page_size (int | Unset):
        province (str | Unset):
        size (str | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaginatedPlatformCoverageList | Problem]
    """

    kwargs = _get_kwargs(
        as_of=as_of,
        compare=compare,
        control=control,
        cursor=cursor,
        news=news,
        page_size=page_size,
        province=province,
        size=size,
        accept_language=accept_language,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    as_of: datetime.date | Unset = UNSET,
    compare: datetime.date | Unset = UNSET,
    control: str | Unset = UNSET,
    cursor: str | Unset = UNSET,
    news: bool | Unset = False,
    page_size: int | Unset = UNSET,
    province: str | Unset = UNSET,
    size: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> PaginatedPlatformCoverageList | Problem | None:
    """Platforms by controls: what each claims, what testing showed, and what it was before

     Platforms by controls: what each claims, what testing showed, and what it was before.

    Args:
        as_of (datetime.date | Unset):
        compare (datetime.date | Unset):
        control (str | Unset):
        cursor (str | Unset):
        news (bool | Unset):  Default: False.
        page_size (int | Unset):
        province (str | Unset):
        size (str | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaginatedPlatformCoverageList | Problem
    """

    return sync_detailed(
        client=client,
        as_of=as_of,
        compare=compare,
        control=control,
        cursor=cursor,
        news=news,
        page_size=page_size,
        province=province,
        size=size,
        accept_language=accept_language,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    as_of: datetime.date | Unset = UNSET,
    compare: datetime.date | Unset = UNSET,
    control: str | Unset = UNSET,
    cursor: str | Unset = UNSET,
    news: bool | Unset = False,
    page_size: int | Unset = UNSET,
    province: str | Unset = UNSET,
    size: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[PaginatedPlatformCoverageList | Problem]:
    """Platforms by controls: what each claims, what testing showed, and what it was before

     Platforms by controls: what each claims, what testing showed, and what it was before.

    Args:
        as_of (datetime.date | Unset):
        compare (datetime.date | Unset):
        control (str | Unset):
        cursor (str | Unset):
        news (bool | Unset):  Default: False.
        page_size (int | Unset):
        province (str | Unset):
        size (str | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaginatedPlatformCoverageList | Problem]
    """

    kwargs = _get_kwargs(
        as_of=as_of,
        compare=compare,
        control=control,
        cursor=cursor,
        news=news,
        page_size=page_size,
        province=province,
        size=size,
        accept_language=accept_language,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    as_of: datetime.date | Unset = UNSET,
    compare: datetime.date | Unset = UNSET,
    control: str | Unset = UNSET,
    cursor: str | Unset = UNSET,
    news: bool | Unset = False,
    page_size: int | Unset = UNSET,
    province: str | Unset = UNSET,
    size: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> PaginatedPlatformCoverageList | Problem | None:
    """Platforms by controls: what each claims, what testing showed, and what it was before

     Platforms by controls: what each claims, what testing showed, and what it was before.

    Args:
        as_of (datetime.date | Unset):
        compare (datetime.date | Unset):
        control (str | Unset):
        cursor (str | Unset):
        news (bool | Unset):  Default: False.
        page_size (int | Unset):
        province (str | Unset):
        size (str | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaginatedPlatformCoverageList | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            as_of=as_of,
            compare=compare,
            control=control,
            cursor=cursor,
            news=news,
            page_size=page_size,
            province=province,
            size=size,
            accept_language=accept_language,
        )
    ).parsed
