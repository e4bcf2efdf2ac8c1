from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.classify_platform_request import ClassifyPlatformRequest
from ...models.platform_out import PlatformOut
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    platform_id: UUID,
    *,
    body: ClassifyPlatformRequest,
    accept_language: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/api/v1/platforms/{platform_id}/size".format(
            platform_id=quote(str(platform_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PlatformOut | Problem | None:
    if response.status_code == 200:
        response_200 = PlatformOut.from_dict(response.json())

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

    if response.status_code == 409:
        response_409 = Problem.from_dict(response.json())

        return response_409

    if response.status_code == 413:
        response_413 = Problem.from_dict(response.json())

        return response_413

    if response.status_code == 415:
        response_415 = Problem.from_dict(response.json())

        return response_415

    if response.status_code == 429:
        response_429 = Problem.from_dict(response.json())

        return response_429

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[PlatformOut | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    platform_id: UUID,
    *,
    client: AuthenticatedClient,
    body: ClassifyPlatformRequest,
    accept_language: str | Unset = UNSET,
) -> Response[PlatformOut | Problem]:
    """Say how large a platform is, for views by size

     Say how large a platform is, for views by size.

    Args:
        platform_id (UUID):
        accept_language (str | Unset):
        body (ClassifyPlatformRequest): For bodies: an unknown field is an error, since it would
            be lost without a word.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PlatformOut | Problem]
    """

    kwargs = _get_kwargs(
        platform_id=platform_id,
        body=body,
        accept_language=accept_language,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    platform_id: UUID,
    *,
    client: AuthenticatedClient,
    body: ClassifyPlatformRequest,
    accept_language: str | Unset = UNSET,
) -> PlatformOut | Problem | None:
    """Say how large a platform is, for views by size

     Say how large a platform is, for views by size.

    Args:
        platform_id (UUID):
        accept_language (str | Unset):
        body (ClassifyPlatformRequest): For bodies: an unknown field is an error, since it would
            be lost without a word.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PlatformOut | Problem
    """

    return sync_detailed(
        platform_id=platform_id,
        client=client,
        body=body,
        accept_language=accept_language,
    ).parsed


async def asyncio_detailed(
    platform_id: UUID,
    *,
    client: AuthenticatedClient,
    body: ClassifyPlatformRequest,
    accept_language: str | Unset = UNSET,
) -> Response[PlatformOut | Problem]:
    """Say how large a platform is, for views by size

     Say how large a platform is, for views by size.

    Args:
        platform_id (UUID):
        accept_language (str | Unset):
        body (ClassifyPlatformRequest): For bodies: an unknown field is an error, since it would
            be lost without a word.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PlatformOut | Problem]
    """

    kwargs = _get_kwargs(
        platform_id=platform_id,
        body=body,
        accept_language=accept_language,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    platform_id: UUID,
    *,
    client: AuthenticatedClient,
    body: ClassifyPlatformRequest,
    accept_language: str | Unset = UNSET,
) -> PlatformOut | Problem | None:
    """Say how large a platform is, for views by size

     Say how large a platform is, for views by size.

    Args:
        platform_id (UUID):
        accept_language (str | Unset):
        body (ClassifyPlatformRequest): For bodies: an unknown field is an error, since it would
            be lost without a word.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PlatformOut | Problem
    """

    return (
        await asyncio_detailed(
            platform_id=platform_id,
            client=client,
            body=body,
            accept_language=accept_language,
        )
    ).parsed
