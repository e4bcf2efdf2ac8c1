from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.evidence_link_out import EvidenceLinkOut
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    attestation_id: UUID,
    file_id: UUID,
    *,
    accept_language: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/attestations/{attestation_id}/evidence/{file_id}/link".format(
            attestation_id=quote(str(attestation_id), safe=""),
            file_id=quote(str(file_id), safe=""),
        ),
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> EvidenceLinkOut | Problem | None:
    if response.status_code == 201:
        response_201 = EvidenceLinkOut.from_dict(response.json())

        return response_201

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

    if response.status_code == 429:
        response_429 = Problem.from_dict(response.json())

        return response_429

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[EvidenceLinkOut | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    attestation_id: UUID,
    file_id: UUID,
    *,
    client: AuthenticatedClient,
    accept_language: str | Unset = UNSET,
) -> Response[EvidenceLinkOut | Problem]:
    """A link under which a browser opens the file, for a few minutes and without a token

     A link under which a browser opens the file, for a few minutes and without a token.

    It opens in your name, for as long as you may see the file; every opening is written down.

    Args:
        attestation_id (UUID):
        file_id (UUID):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[EvidenceLinkOut | Problem]
    """

    kwargs = _get_kwargs(
        attestation_id=attestation_id,
        file_id=file_id,
        accept_language=accept_language,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    attestation_id: UUID,
    file_id: UUID,
    *,
    client: AuthenticatedClient,
    accept_language: str | Unset = UNSET,
) -> EvidenceLinkOut | Problem | None:
    """A link under which a browser opens the file, for a few minutes and without a token

     A link under which a browser opens the file, for a few minutes and without a token.

    It opens in your name, for as long as you may see the file; every opening is written down.

    Args:
        attestation_id (UUID):
        file_id (UUID):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        EvidenceLinkOut | Problem
    """

    return sync_detailed(
        attestation_id=attestation_id,
        file_id=file_id,
        client=client,
        accept_language=accept_language,
    ).parsed


async def asyncio_detailed(
    attestation_id: UUID,
    file_id: UUID,
    *,
    client: AuthenticatedClient,
    accept_language: str | Unset = UNSET,
) -> Response[EvidenceLinkOut | Problem]:
    """A link under which a browser opens the file, for a few minutes and without a token

     A link under which a browser opens the file, for a few minutes and without a token.

    It opens in your name, for as long as you may see the file; every opening is written down.

    Args:
        attestation_id (UUID):
        file_id (UUID):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[EvidenceLinkOut | Problem]
    """

    kwargs = _get_kwargs(
        attestation_id=attestation_id,
        file_id=file_id,
        accept_language=accept_language,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    attestation_id: UUID,
    file_id: UUID,
    *,
    client: AuthenticatedClient,
    accept_language: str | Unset = UNSET,
) -> EvidenceLinkOut | Problem | None:
    """A link under which a browser opens the file, for a few minutes and without a token

     A link under which a browser opens the file, for a few minutes and without a token.

    It opens in your name, for as long as you may see the file; every opening is written down.

    Args:
        attestation_id (UUID):
        file_id (UUID):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        EvidenceLinkOut | Problem
    """

    return (
        await asyncio_detailed(
            attestation_id=attestation_id,
            file_id=file_id,
            client=client,
            accept_language=accept_language,
        )
    ).parsed
