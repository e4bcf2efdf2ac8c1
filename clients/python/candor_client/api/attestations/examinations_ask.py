from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.attestation_out import AttestationOut
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    attestation_id: UUID,
    *,
    accept_language: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/attestations/{attestation_id}/examinations".format(
            attestation_id=quote(str(attestation_id), safe=""),
        ),
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> AttestationOut | Problem | None:
    if response.status_code == 202:
        response_202 = AttestationOut.from_dict(response.json())

        return response_202

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

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    if response.status_code == 429:
        response_429 = Problem.from_dict(response.json())

        return response_429

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[AttestationOut | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    attestation_id: UUID,
    *,
    client: AuthenticatedClient,
    accept_language: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[AttestationOut | Problem]:
    """Have the revision in force examined again, in the background

     Have the revision in force examined again, in the background.

    Its state changes if the verdict does. `pending` says what the examination waits for.

    Args:
        attestation_id (UUID):
        accept_language (str | Unset):
        idempotency_key (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AttestationOut | Problem]
    """

    kwargs = _get_kwargs(
        attestation_id=attestation_id,
        accept_language=accept_language,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    attestation_id: UUID,
    *,
    client: AuthenticatedClient,
    accept_language: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> AttestationOut | Problem | None:
    """Have the revision in force examined again, in the background

     Have the revision in force examined again, in the background.

    Its state changes if the verdict does. `pending` says what the examination waits for.

    Args:
        attestation_id (UUID):
        accept_language (str | Unset):
        idempotency_key (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AttestationOut | Problem
    """

    return sync_detailed(
        attestation_id=attestation_id,
        client=client,
        accept_language=accept_language,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    attestation_id: UUID,
    *,
    client: AuthenticatedClient,
    accept_language: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[AttestationOut | Problem]:
    """Have the revision in force examined again, in the background

     Have the revision in force examined again, in the background.

    Its state changes if the verdict does. `pending` says what the examination waits for.

    Args:
        attestation_id (UUID):
        accept_language (str | Unset):
        idempotency_key (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AttestationOut | Problem]
    """

    kwargs = _get_kwargs(
        attestation_id=attestation_id,
        accept_language=accept_language,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    attestation_id: UUID,
    *,
    client: AuthenticatedClient,
    accept_language: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> AttestationOut | Problem | None:
    """Have the revision in force examined again, in the background

     Have the revision in force examined again, in the background.

    Its state changes if the verdict does. `pending` says what the examination waits for.

    Args:
        attestation_id (UUID):
        accept_language (str | Unset):
        idempotency_key (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AttestationOut | Problem
    """

    return (
        await asyncio_detailed(
            attestation_id=attestation_id,
            client=client,
            accept_language=accept_language,
            idempotency_key=idempotency_key,
        )
    ).parsed
