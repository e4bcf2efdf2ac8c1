from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.submit_attestation_request import SubmitAttestationRequest
from ...models.submitted_attestation_out import SubmittedAttestationOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    attestation_id: UUID,
    *,
    body: SubmitAttestationRequest,
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
        "url": "/api/v1/attestations/{attestation_id}/submit".format(
            attestation_id=quote(str(attestation_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | SubmittedAttestationOut | None:
    if response.status_code == 200:
        response_200 = SubmittedAttestationOut.from_dict(response.json())

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

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    if response.status_code == 429:
        response_429 = Problem.from_dict(response.json())

        return response_429

    if response.status_code == 503:
        response_503 = Problem.from_dict(response.json())

        return response_503

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Problem | SubmittedAttestationOut]:
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
    body: SubmitAttestationRequest,
    accept_language: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[Problem | SubmittedAttestationOut]:
    """Submit the draft in a signatory's name

     Submit the draft in a signatory's name. It takes the place of the revision before.

    The answer has the receipt: a signed proof of what was claimed, when, and at whose hand.

    Args:
        attestation_id (UUID):
        accept_language (str | Unset):
        idempotency_key (str | Unset):
        body (SubmitAttestationRequest): For bodies: an unknown field is an error, since it would
            be lost without a word.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SubmittedAttestationOut]
    """

    kwargs = _get_kwargs(
        attestation_id=attestation_id,
        body=body,
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
    body: SubmitAttestationRequest,
    accept_language: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Problem | SubmittedAttestationOut | None:
    """Submit the draft in a signatory's name

     Submit the draft in a signatory's name. It takes the place of the revision before.

    The answer has the receipt: a signed proof of what was claimed, when, and at whose hand.

    Args:
        attestation_id (UUID):
        accept_language (str | Unset):
        idempotency_key (str | Unset):
        body (SubmitAttestationRequest): For bodies: an unknown field is an error, since it would
            be lost without a word.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SubmittedAttestationOut
    """

    return sync_detailed(
        attestation_id=attestation_id,
        client=client,
        body=body,
        accept_language=accept_language,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    attestation_id: UUID,
    *,
    client: AuthenticatedClient,
    body: SubmitAttestationRequest,
    accept_language: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[Problem | SubmittedAttestationOut]:
    """Submit the draft in a signatory's name

     Submit the draft in a signatory's name. It takes the place of the revision before.

    The answer has the receipt: a signed proof of what was claimed, when, and at whose hand.

    Args:
        attestation_id (UUID):
        accept_language (str | Unset):
        idempotency_key (str | Unset):
        body (SubmitAttestationRequest): For bodies: an unknown field is an error, since it would
            be lost without a word.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SubmittedAttestationOut]
    """

    kwargs = _get_kwargs(
        attestation_id=attestation_id,
        body=body,
        accept_language=accept_language,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    attestation_id: UUID,
    *,
    client: AuthenticatedClient,
    body: SubmitAttestationRequest,
    accept_language: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Problem | SubmittedAttestationOut | None:
    """Submit the draft in a signatory's name

     Submit the draft in a signatory's name. It takes the place of the revision before.

    The answer has the receipt: a signed proof of what was claimed, when, and at whose hand.

    Args:
        attestation_id (UUID):
        accept_language (str | Unset):
        idempotency_key (str | Unset):
        body (SubmitAttestationRequest): For bodies: an unknown field is an error, since it would
            be lost without a word.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SubmittedAttestationOut
    """

    return (
        await asyncio_detailed(
            attestation_id=attestation_id,
            client=client,
            body=body,
            accept_language=accept_language,
            idempotency_key=idempotency_key,
        )
    ).parsed
