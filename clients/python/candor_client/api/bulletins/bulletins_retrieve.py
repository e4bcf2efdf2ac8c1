from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.bulletin import Bulletin
from ...models.bulletins_retrieve_format import (
    BulletinsRetrieveFormat,
)
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    of: str,
    *,
    format_: BulletinsRetrieveFormat | Unset = UNSET,
    number: int | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    params: dict[str, Any] = {}

    json_format_: str | Unset = UNSET
    if not isinstance(format_, Unset):
        json_format_ = format_

    params["format"] = json_format_

    params["number"] = number

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/bulletins/{of}".format(
            of=quote(str(of), safe=""),
        ),
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Bulletin | Problem | str | None:
    if response.headers.get("Content-Type", "").startswith("text/plain"):
        return response.text

    if response.status_code == 200:
        response_200 = Bulletin.from_dict(response.json())

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
) -> Response[Bulletin | Problem | str]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    of: str,
    *,
    client: AuthenticatedClient,
    format_: BulletinsRetrieveFormat | Unset = UNSET,
    number: int | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[Bulletin | Problem | str]:
    """The bulletin of a period (`2025-05`) or of a campaign (`qinglang-ai-2025`)

     The bulletin of a period (`2025-05`) or of a campaign (`qinglang-ai-2025`).

    Made from frozen consolidations only, for the nation or for the office's province. As
    `text/plain` it is ready to be published, in the language of Accept-Language.

    Args:
        of (str):
        format_ (BulletinsRetrieveFormat | Unset):
        number (int | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Bulletin | Problem | str]
    """

    kwargs = _get_kwargs(
        of=of,
        format_=format_,
        number=number,
        accept_language=accept_language,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    of: str,
    *,
    client: AuthenticatedClient,
    format_: BulletinsRetrieveFormat | Unset = UNSET,
    number: int | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Bulletin | Problem | str | None:
    """The bulletin of a period (`2025-05`) or of a campaign (`qinglang-ai-2025`)

     The bulletin of a period (`2025-05`) or of a campaign (`qinglang-ai-2025`).

    Made from frozen consolidations only, for the nation or for the office's province. As
    `text/plain` it is ready to be published, in the language of Accept-Language.

    Args:
        of (str):
        format_ (BulletinsRetrieveFormat | Unset):
        number (int | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Bulletin | Problem | str
    """

    return sync_detailed(
        of=of,
        client=client,
        format_=format_,
        number=number,
        accept_language=accept_language,
    ).parsed


async def asyncio_detailed(
    of: str,
    *,
    client: AuthenticatedClient,
    format_: BulletinsRetrieveFormat | Unset = UNSET,
    number: int | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[Bulletin | Problem | str]:
    """The bulletin of a period (`2025-05`) or of a campaign (`qinglang-ai-2025`)

     The bulletin of a period (`2025-05`) or of a campaign (`qinglang-ai-2025`).

    Made from frozen consolidations only, for the nation or for the office's province. As
    `text/plain` it is ready to be published, in the language of Accept-Language.

    Args:
        of (str):
        format_ (BulletinsRetrieveFormat | Unset):
        number (int | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Bulletin | Problem | str]
    """

    kwargs = _get_kwargs(
        of=of,
        format_=format_,
        number=number,
        accept_language=accept_language,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    of: str,
    *,
    client: AuthenticatedClient,
    format_: BulletinsRetrieveFormat | Unset = UNSET,
    number: int | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Bulletin | Problem | str | None:
    """The bulletin of a period (`2025-05`) or of a campaign (`qinglang-ai-2025`)

     The bulletin of a period (`2025-05`) or of a campaign (`qinglang-ai-2025`).

    Made from frozen consolidations only, for the nation or for the office's province. As
    `text/plain` it is ready to be published, in the language of Accept-Language.

    Args:
        of (str):
        format_ (BulletinsRetrieveFormat | Unset):
        number (int | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Bulletin | Problem | str
    """

    return (
        await asyncio_detailed(
            of=of,
            client=client,
            format_=format_,
            number=number,
            accept_language=accept_language,
        )
    ).parsed
