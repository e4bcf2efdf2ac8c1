from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.examination_readings_list_modality import (
    ExaminationReadingsListModality,
)
from ...models.examination_readings_list_verdict import (
    ExaminationReadingsListVerdict,
)
from ...models.paginated_reading_out_list import PaginatedReadingOutList
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    attestation_id: UUID,
    examination_id: UUID,
    *,
    cursor: str | Unset = UNSET,
    modality: ExaminationReadingsListModality | Unset = UNSET,
    page_size: int | Unset = 100,
    slot: str | Unset = UNSET,
    verdict: ExaminationReadingsListVerdict | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    params: dict[str, Any] = {}

    params["cursor"] = cursor

    json_modality: str | Unset = UNSET
    if not isinstance(modality, Unset):
        json_modality = modality

    params["modality"] = json_modality

    params["page_size"] = page_size

    params["slot"] = slot

    json_verdict: str | Unset = UNSET
    if not isinstance(verdict, Unset):
        json_verdict = verdict

    params["verdict"] = json_verdict

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/attestations/{attestation_id}/examinations/{examination_id}/readings".format(
            attestation_id=quote(str(attestation_id), safe=""),
            examination_id=quote(str(examination_id), safe=""),
        ),
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PaginatedReadingOutList | Problem | None:
    if response.status_code == 200:
        response_200 = PaginatedReadingOutList.from_dict(response.json())

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
) -> Response[PaginatedReadingOutList | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    attestation_id: UUID,
    examination_id: UUID,
    *,
    client: AuthenticatedClient,
    cursor: str | Unset = UNSET,
    modality: ExaminationReadingsListModality | Unset = UNSET,
    page_size: int | Unset = 100,
    slot: str | Unset = UNSET,
    verdict: ExaminationReadingsListVerdict | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[PaginatedReadingOutList | Problem]:
    """What every sample was read as, the worst first

     What every sample was read as, the worst first.

    Args:
        attestation_id (UUID):
        examination_id (UUID):
        cursor (str | Unset):
        modality (ExaminationReadingsListModality | Unset):
        page_size (int | Unset):  Default: 100.
        slot (str | Unset):
        verdict (ExaminationReadingsListVerdict | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaginatedReadingOutList | Problem]
    """

    kwargs = _get_kwargs(
        attestation_id=attestation_id,
        examination_id=examination_id,
        cursor=cursor,
        modality=modality,
        page_size=page_size,
        slot=slot,
        verdict=verdict,
        accept_language=accept_language,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    attestation_id: UUID,
    examination_id: UUID,
    *,
    client: AuthenticatedClient,
    cursor: str | Unset = UNSET,
    modality: ExaminationReadingsListModality | Unset = UNSET,
    page_size: int | Unset = 100,
    slot: str | Unset = UNSET,
    verdict: ExaminationReadingsListVerdict | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> PaginatedReadingOutList | Problem | None:
    """What every sample was read as, the worst first

     What every sample was read as, the worst first.

    Args:
        attestation_id (UUID):
        examination_id (UUID):
        cursor (str | Unset):
        modality (ExaminationReadingsListModality | Unset):
        page_size (int | Unset):  Default: 100.
        slot (str | Unset):
        verdict (ExaminationReadingsListVerdict | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaginatedReadingOutList | Problem
    """

    return sync_detailed(
        attestation_id=attestation_id,
        examination_id=examination_id,
        client=client,
        cursor=cursor,
        modality=modality,
        page_size=page_size,
        slot=slot,
        verdict=verdict,
        accept_language=accept_language,
    ).parsed


async def asyncio_detailed(
    attestation_id: UUID,
    examination_id: UUID,
    *,
    client: AuthenticatedClient,
    cursor: str | Unset = UNSET,
    modality: ExaminationReadingsListModality | Unset = UNSET,
    page_size: int | Unset = 100,
    slot: str | Unset = UNSET,
    verdict: ExaminationReadingsListVerdict | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[PaginatedReadingOutList | Problem]:
    """What every sample was read as, the worst first

     What every sample was read as, the worst first.

    Args:
        attestation_id (UUID):
        examination_id (UUID):
        cursor (str | Unset):
        modality (ExaminationReadingsListModality | Unset):
        page_size (int | Unset):  Default: 100.
        slot (str | Unset):
        verdict (ExaminationReadingsListVerdict | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaginatedReadingOutList | Problem]
    """

    kwargs = _get_kwargs(
        attestation_id=attestation_id,
        examination_id=examination_id,
        cursor=cursor,
        modality=modality,
        page_size=page_size,
        slot=slot,
        verdict=verdict,
        accept_language=accept_language,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    attestation_id: UUID,
    examination_id: UUID,
    *,
    client: AuthenticatedClient,
    cursor: str | Unset = UNSET,
    modality: ExaminationReadingsListModality | Unset = UNSET,
    page_size: int | Unset = 100,
    slot: str | Unset = UNSET,
    verdict: ExaminationReadingsListVerdict | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> PaginatedReadingOutList | Problem | None:
    """What every sample was read as, the worst first

     What every sample was read as, the worst first.

    Args:
        attestation_id (UUID):
        examination_id (UUID):
        cursor (str | Unset):
        modality (ExaminationReadingsListModality | Unset):
        page_size (int | Unset):  Default: 100.
        slot (str | Unset):
        verdict (ExaminationReadingsListVerdict | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaginatedReadingOutList | Problem
    """

    return (
        await asyncio_detailed(
            attestation_id=attestation_id,
            examination_id=examination_id,
            client=client,
            cursor=cursor,
            modality=modality,
            page_size=page_size,
            slot=slot,
            verdict=verdict,
            accept_language=accept_language,
        )
    ).parsed
