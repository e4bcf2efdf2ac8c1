from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.evidence_out import EvidenceOut
from ...models.problem import Problem
from ...types import UNSET, File, Response, Unset


def _get_kwargs(
    attestation_id: UUID,
    *,
    body: File | Unset = UNSET,
    name: str,
    slot: str,
    accept_language: str | Unset = UNSET,
    content_digest: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(content_digest, Unset):
        headers["Content-Digest"] = content_digest

    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    params: dict[str, Any] = {}

    params["name"] = name

    params["slot"] = slot

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/attestations/{attestation_id}/evidence".format(
            attestation_id=quote(str(attestation_id), safe=""),
        ),
        "params": params,
    }

    if not isinstance(body, Unset):
        _kwargs["content"] = body.payload
    headers["Content-Type"] = "application/octet-stream"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> EvidenceOut | Problem | None:
    if response.status_code == 200:
        response_200 = EvidenceOut.from_dict(response.json())

        return response_200

    if response.status_code == 201:
        response_201 = EvidenceOut.from_dict(response.json())

        return response_201

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

    if response.status_code == 411:
        response_411 = Problem.from_dict(response.json())

        return response_411

    if response.status_code == 413:
        response_413 = Problem.from_dict(response.json())

        return response_413

    if response.status_code == 415:
        response_415 = Problem.from_dict(response.json())

        return response_415

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
) -> Response[EvidenceOut | Problem]:
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
    body: File | Unset = UNSET,
    name: str,
    slot: str,
    accept_language: str | Unset = UNSET,
    content_digest: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[EvidenceOut | Problem]:
    """Send a file to a slot of the draft, as the body of the request

     Send a file to a slot of the draft, as the body of the request.

    What it is, is told by its content. It is in quarantine until it was scanned; meanwhile the
    attestation can be submitted, and is examined after that. The same bytes in the same slot
    are one file, which keeps the name that it came with first, and the answer is 200. A new
    revision begins with the files of the one before it.

    Args:
        attestation_id (UUID):
        name (str):
        slot (str):
        accept_language (str | Unset):
        content_digest (str | Unset):
        idempotency_key (str | Unset):
        body (File | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[EvidenceOut | Problem]
    """

    kwargs = _get_kwargs(
        attestation_id=attestation_id,
        body=body,
        name=name,
        slot=slot,
        accept_language=accept_language,
        content_digest=content_digest,
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
    body: File | Unset = UNSET,
    name: str,
    slot: str,
    accept_language: str | Unset = UNSET,
    content_digest: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> EvidenceOut | Problem | None:
    """Send a file to a slot of the draft, as the body of the request

     Send a file to a slot of the draft, as the body of the request.

    What it is, is told by its content. It is in quarantine until it was scanned; meanwhile the
    attestation can be submitted, and is examined after that. The same bytes in the same slot
    are one file, which keeps the name that it came with first, and the answer is 200. A new
    revision begins with the files of the one before it.

    Args:
        attestation_id (UUID):
        name (str):
        slot (str):
        accept_language (str | Unset):
        content_digest (str | Unset):
        idempotency_key (str | Unset):
        body (File | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        EvidenceOut | Problem
    """

    return sync_detailed(
        attestation_id=attestation_id,
        client=client,
        body=body,
        name=name,
        slot=slot,
        accept_language=accept_language,
        content_digest=content_digest,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    attestation_id: UUID,
    *,
    client: AuthenticatedClient,
    body: File | Unset = UNSET,
    name: str,
    slot: str,
    accept_language: str | Unset = UNSET,
    content_digest: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[EvidenceOut | Problem]:
    """Send a file to a slot of the draft, as the body of the request

     Send a file to a slot of the draft, as the body of the request.

    What it is, is told by its content. It is in quarantine until it was scanned; meanwhile the
    attestation can be submitted, and is examined after that. The same bytes in the same slot
    are one file, which keeps the name that it came with first, and the answer is 200. A new
    revision begins with the files of the one before it.

    Args:
        attestation_id (UUID):
        name (str):
        slot (str):
        accept_language (str | Unset):
        content_digest (str | Unset):
        idempotency_key (str | Unset):
        body (File | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[EvidenceOut | Problem]
    """

    kwargs = _get_kwargs(
        attestation_id=attestation_id,
        body=body,
        name=name,
        slot=slot,
        accept_language=accept_language,
        content_digest=content_digest,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    attestation_id: UUID,
    *,
    client: AuthenticatedClient,
    body: File | Unset = UNSET,
    name: str,
    slot: str,
    accept_language: str | Unset = UNSET,
    content_digest: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> EvidenceOut | Problem | None:
    """Send a file to a slot of the draft, as the body of the request

     Send a file to a slot of the draft, as the body of the request.

    What it is, is told by its content. It is in quarantine until it was scanned; meanwhile the
    attestation can be submitted, and is examined after that. The same bytes in the same slot
    are one file, which keeps the name that it came with first, and the answer is 200. A new
    revision begins with the files of the one before it.

    Args:
        attestation_id (UUID):
        name (str):
        slot (str):
        accept_language (str | Unset):
        content_digest (str | Unset):
        idempotency_key (str | Unset):
        body (File | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        EvidenceOut | Problem
    """

    return (
        await asyncio_detailed(
            attestation_id=attestation_id,
            client=client,
            body=body,
            name=name,
            slot=slot,
            accept_language=accept_language,
            content_digest=content_digest,
            idempotency_key=idempotency_key,
        )
    ).parsed
