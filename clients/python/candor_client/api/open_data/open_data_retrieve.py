from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.open_package_out import OpenPackageOut
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    period: str,
    number: int,
    *,
    accept_language: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/open-data/{period}/{number}".format(
            period=quote(str(period), safe=""),
            number=quote(str(number), safe=""),
        ),
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> OpenPackageOut | Problem | None:
    if response.status_code == 200:
        response_200 = OpenPackageOut.from_dict(response.json())

        return response_200

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
) -> Response[OpenPackageOut | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    period: str,
    number: int,
    *,
    client: AuthenticatedClient,
    accept_language: str | Unset = UNSET,
) -> Response[OpenPackageOut | Problem]:
    """One package: its files, with their digests

     One package: its files, with their digests.

    Args:
        period (str):
        number (int):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OpenPackageOut | Problem]
    """

    kwargs = _get_kwargs(
        period=period,
        number=number,
        accept_language=accept_language,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    period: str,
    number: int,
    *,
    client: AuthenticatedClient,
    accept_language: str | Unset = UNSET,
) -> OpenPackageOut | Problem | None:
    """One package: its files, with their digests

     One package: its files, with their digests.

    Args:
        period (str):
        number (int):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OpenPackageOut | Problem
    """

    return sync_detailed(
        period=period,
        number=number,
        client=client,
        accept_language=accept_language,
    ).parsed


async def asyncio_detailed(
    period: str,
    number: int,
    *,
    client: AuthenticatedClient,
    accept_language: str | Unset = UNSET,
) -> Response[OpenPackageOut | Problem]:
    """One package: its files, with their digests

     One package: its files, with their digests.

    Args:
        period (str):
        number (int):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OpenPackageOut | Problem]
    """

    kwargs = _get_kwargs(
        period=period,
        number=number,
        accept_language=accept_language,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    period: str,
    number: int,
    *,
    client: AuthenticatedClient,
    accept_language: str | Unset = UNSET,
) -> OpenPackageOut | Problem | None:
    """One package: its files, with their digests

     One package: its files, with their digests.

    Args:
        period (str):
        number (int):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OpenPackageOut | Problem
    """

    return (
        await asyncio_detailed(
            period=period,
            number=number,
            client=client,
            accept_language=accept_language,
        )
    ).parsed
