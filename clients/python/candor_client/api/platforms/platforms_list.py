from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.paginated_platform_out_list import PaginatedPlatformOutList
from ...models.platforms_list_size import PlatformsListSize
from ...models.platforms_list_status import (
    PlatformsListStatus,
)
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    cursor: str | Unset = UNSET,
    jurisdiction: str | Unset = UNSET,
    page_size: int | Unset = 100,
    q: str | Unset = UNSET,
    size: PlatformsListSize | Unset = UNSET,
    status: PlatformsListStatus | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    params: dict[str, Any] = {}

    params["cursor"] = cursor

    params["jurisdiction"] = jurisdiction

    params["page_size"] = page_size

    params["q"] = q

    json_size: str | Unset = UNSET
    if not isinstance(size, Unset):
        json_size = size

    params["size"] = json_size

    json_status: str | Unset = UNSET
    if not isinstance(status, Unset):
        json_status = status

    params["status"] = json_status

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/platforms",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PaginatedPlatformOutList | Problem | None:
    if response.status_code == 200:
        response_200 = PaginatedPlatformOutList.from_dict(response.json())

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
) -> Response[PaginatedPlatformOutList | Problem]:
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
    page_size: int | Unset = 100,
    q: str | Unset = UNSET,
    size: PlatformsListSize | Unset = UNSET,
    status: PlatformsListStatus | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[PaginatedPlatformOutList | Problem]:
    """The platforms of the office's province; of the nation for the national office

     The platforms of the office's province; of the nation for the national office.

    Args:
        cursor (str | Unset):
        jurisdiction (str | Unset):
        page_size (int | Unset):  Default: 100.
        q (str | Unset):
        size (PlatformsListSize | Unset):
        status (PlatformsListStatus | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaginatedPlatformOutList | Problem]
    """

    kwargs = _get_kwargs(
        cursor=cursor,
        jurisdiction=jurisdiction,
        page_size=page_size,
        q=q,
        size=size,
        status=status,
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
    page_size: int | Unset = 100,
    q: str | Unset = UNSET,
    size: PlatformsListSize | Unset = UNSET,
    status: PlatformsListStatus | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> PaginatedPlatformOutList | Problem | None:
    """The platforms of the office's province; of the nation for the national office

     The platforms of the office's province; of the nation for the national office.

    Args:
        cursor (str | Unset):
        jurisdiction (str | Unset):
        page_size (int | Unset):  Default: 100.
        q (str | Unset):
        size (PlatformsListSize | Unset):
        status (PlatformsListStatus | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaginatedPlatformOutList | Problem
    """

    return sync_detailed(
        client=client,
        cursor=cursor,
        jurisdiction=jurisdiction,
        page_size=page_size,
        q=q,
        size=size,
        status=status,
        accept_language=accept_language,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    cursor: str | Unset = UNSET,
    jurisdiction: str | Unset = UNSET,
    page_size: int | Unset = 100,
    q: str | Unset = UNSET,
    size: PlatformsListSize | Unset = UNSET,
    status: PlatformsListStatus | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[PaginatedPlatformOutList | Problem]:
    """The platforms of the office's province; of the nation for the national office

     The platforms of the office's province; of the nation for the national office.

    Args:
        cursor (str | Unset):
        jurisdiction (str | Unset):
        page_size (int | Unset):  Default: 100.
        q (str | Unset):
        size (PlatformsListSize | Unset):
        status (PlatformsListStatus | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaginatedPlatformOutList | Problem]
    """

    kwargs = _get_kwargs(
        cursor=cursor,
        jurisdiction=jurisdiction,
        page_size=page_size,
        q=q,
        size=size,
        status=status,
        accept_language=accept_language,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    cursor: str | Unset = UNSET,
    jurisdiction: str | Unset = UNSET,
    page_size: int | Unset = 100,
    q: str | Unset = UNSET,
    size: PlatformsListSize | Unset = UNSET,
    status: PlatformsListStatus | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> PaginatedPlatformOutList | Problem | None:
    """The platforms of the office's province; of the nation for the national office

     The platforms of the office's province; of the nation for the national office.

    Args:
        cursor (str | Unset):
        jurisdiction (str | Unset):
        page_size (int | Unset):  Default: 100.
        q (str | Unset):
        size (PlatformsListSize | Unset):
        status (PlatformsListStatus | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaginatedPlatformOutList | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            cursor=cursor,
            jurisdiction=jurisdiction,
            page_size=page_size,
            q=q,
            size=size,
            status=status,
            accept_language=accept_language,
        )
    ).parsed
