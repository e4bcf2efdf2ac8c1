from http import HTTPStatus
from io import BytesIO
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...types import UNSET, File, Response, Unset


def _get_kwargs(
    period: str,
    number: int,
    name: str,
    *,
    accept_language: str | Unset = UNSET,
    if_range: str | Unset = UNSET,
    range_: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(if_range, Unset):
        headers["If-Range"] = if_range

    if not isinstance(range_, Unset):
        headers["Range"] = range_

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/open-data/{period}/{number}/{name}".format(
            period=quote(str(period), safe=""),
            number=quote(str(number), safe=""),
            name=quote(str(name), safe=""),
        ),
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> File | Problem | None:
    if response.status_code == 200:
        response_200 = File(payload=BytesIO(response.content))

        return response_200

    if response.status_code == 206:
        response_206 = File(payload=BytesIO(response.content))

        return response_206

    if response.status_code == 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

    if response.status_code == 406:
        response_406 = Problem.from_dict(response.json())

        return response_406

    if response.status_code == 416:
        response_416 = Problem.from_dict(response.json())

        return response_416

    if response.status_code == 429:
        response_429 = Problem.from_dict(response.json())

        return response_429

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[File | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    period: str,
    number: int,
    name: str,
    *,
    client: AuthenticatedClient,
    accept_language: str | Unset = UNSET,
    if_range: str | Unset = UNSET,
    range_: str | Unset = UNSET,
) -> Response[File | Problem]:
    """A file of a package

     A file of a package. It never changes: keep it as long as you like.

    Args:
        period (str):
        number (int):
        name (str):
        accept_language (str | Unset):
        if_range (str | Unset):
        range_ (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[File | Problem]
    """

    kwargs = _get_kwargs(
        period=period,
        number=number,
        name=name,
        accept_language=accept_language,
        if_range=if_range,
        range_=range_,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    period: str,
    number: int,
    name: str,
    *,
    client: AuthenticatedClient,
    accept_language: str | Unset = UNSET,
    if_range: str | Unset = UNSET,
    range_: str | Unset = UNSET,
) -> File | Problem | None:
    """A file of a package

     A file of a package. It never changes: keep it as long as you like.

    Args:
        period (str):
        number (int):
        name (str):
        accept_language (str | Unset):
        if_range (str | Unset):
        range_ (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        File | Problem
    """

    return sync_detailed(
        period=period,
        number=number,
        name=name,
        client=client,
        accept_language=accept_language,
        if_range=if_range,
        range_=range_,
    ).parsed


async def asyncio_detailed(
    period: str,
    number: int,
    name: str,
    *,
    client: AuthenticatedClient,
    accept_language: str | Unset = UNSET,
    if_range: str | Unset = UNSET,
    range_: str | Unset = UNSET,
) -> Response[File | Problem]:
    """A file of a package

     A file of a package. It never changes: keep it as long as you like.

    Args:
        period (str):
        number (int):
        name (str):
        accept_language (str | Unset):
        if_range (str | Unset):
        range_ (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[File | Problem]
    """

    kwargs = _get_kwargs(
        period=period,
        number=number,
        name=name,
        accept_language=accept_language,
        if_range=if_range,
        range_=range_,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    period: str,
    number: int,
    name: str,
    *,
    client: AuthenticatedClient,
    accept_language: str | Unset = UNSET,
    if_range: str | Unset = UNSET,
    range_: str | Unset = UNSET,
) -> File | Problem | None:
    """A file of a package

     A file of a package. It never changes: keep it as long as you like.

    Args:
        period (str):
        number (int):
        name (str):
        accept_language (str | Unset):
        if_range (str | Unset):
        range_ (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        File | Problem
    """

    return (
        await asyncio_detailed(
            period=period,
            number=number,
            name=name,
            client=client,
            accept_language=accept_language,
            if_range=if_range,
            range_=range_,
        )
    ).parsed
