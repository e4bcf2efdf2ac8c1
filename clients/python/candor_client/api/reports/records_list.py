from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.record_page_out import RecordPageOut
from ...models.records_list_state import RecordsListState
from ...types import UNSET, Response, Unset


def _get_kwargs(
    report_id: UUID,
    *,
    acted_before: str | Unset = UNSET,
    acted_from: str | Unset = UNSET,
    action: str | Unset = UNSET,
    batch: UUID | Unset = UNSET,
    category: str | Unset = UNSET,
    content_sha256: str | Unset = UNSET,
    cursor: str | Unset = UNSET,
    detection: str | Unset = UNSET,
    label: str | Unset = UNSET,
    modality: str | Unset = UNSET,
    page_size: int | Unset = 100,
    product_kind: str | Unset = UNSET,
    province: str | Unset = UNSET,
    record_id: str | Unset = UNSET,
    revision: int | Unset = UNSET,
    state: RecordsListState | Unset = "current",
    subject: str | Unset = UNSET,
    target: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    params: dict[str, Any] = {}

    params["acted_before"] = acted_before

    params["acted_from"] = acted_from

    params["action"] = action

    json_batch: str | Unset = UNSET
    if not isinstance(batch, Unset):
        json_batch = str(batch)
    params["batch"] = json_batch

    params["category"] = category

    params["content_sha256"] = content_sha256

    params["cursor"] = cursor

    params["detection"] = detection

    params["label"] = label

    params["modality"] = modality

    params["page_size"] = page_size

    params["product_kind"] = product_kind

    params["province"] = province

    params["record_id"] = record_id

    params["revision"] = revision

    json_state: str | Unset = UNSET
    if not isinstance(state, Unset):
        json_state = state

    params["state"] = json_state

    params["subject"] = subject

    params["target"] = target

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/reports/{report_id}/records".format(
            report_id=quote(str(report_id), safe=""),
        ),
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | RecordPageOut | None:
    if response.status_code == 200:
        response_200 = RecordPageOut.from_dict(response.json())

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

    if response.status_code == 410:
        response_410 = Problem.from_dict(response.json())

        return response_410

    if response.status_code == 429:
        response_429 = Problem.from_dict(response.json())

        return response_429

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Problem | RecordPageOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    report_id: UUID,
    *,
    client: AuthenticatedClient,
    acted_before: str | Unset = UNSET,
    acted_from: str | Unset = UNSET,
    action: str | Unset = UNSET,
    batch: UUID | Unset = UNSET,
    category: str | Unset = UNSET,
    content_sha256: str | Unset = UNSET,
    cursor: str | Unset = UNSET,
    detection: str | Unset = UNSET,
    label: str | Unset = UNSET,
    modality: str | Unset = UNSET,
    page_size: int | Unset = 100,
    product_kind: str | Unset = UNSET,
    province: str | Unset = UNSET,
    record_id: str | Unset = UNSET,
    revision: int | Unset = UNSET,
    state: RecordsListState | Unset = "current",
    subject: str | Unset = UNSET,
    target: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[Problem | RecordPageOut]:
    """The records of a revision as they count, in the order of batch and line

     The records of a revision as they count, in the order of batch and line.

    A page takes as long at any depth. It looks at 50,000 records at most: where few fit a
    filter it may be short, or empty, and `next` still leads on.

    Args:
        report_id (UUID):
        acted_before (str | Unset):
        acted_from (str | Unset):
        action (str | Unset):
        batch (UUID | Unset):
        category (str | Unset):
        content_sha256 (str | Unset):
        cursor (str | Unset):
        detection (str | Unset):
        label (str | Unset):
        modality (str | Unset):
        page_size (int | Unset):  Default: 100.
        product_kind (str | Unset):
        province (str | Unset):
        record_id (str | Unset):
        revision (int | Unset):
        state (RecordsListState | Unset):  Default: 'current'.
        subject (str | Unset):
        target (str | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | RecordPageOut]
    """

    kwargs = _get_kwargs(
        report_id=report_id,
        acted_before=acted_before,
        acted_from=acted_from,
        action=action,
        batch=batch,
        category=category,
        content_sha256=content_sha256,
        cursor=cursor,
        detection=detection,
        label=label,
        modality=modality,
        page_size=page_size,
        product_kind=product_kind,
        province=province,
        record_id=record_id,
        revision=revision,
        state=state,
        subject=subject,
        target=target,
        accept_language=accept_language,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    report_id: UUID,
    *,
    client: AuthenticatedClient,
    acted_before: str | Unset = UNSET,
    acted_from: str | Unset = UNSET,
    action: str | Unset = UNSET,
    batch: UUID | Unset = UNSET,
    category: str | Unset = UNSET,
    content_sha256: str | Unset = UNSET,
    cursor: str | Unset = UNSET,
    detection: str | Unset = UNSET,
    label: str | Unset = UNSET,
    modality: str | Unset = UNSET,
    page_size: int | Unset = 100,
    product_kind: str | Unset = UNSET,
    province: str | Unset = UNSET,
    record_id: str | Unset = UNSET,
    revision: int | Unset = UNSET,
    state: RecordsListState | Unset = "current",
    subject: str | Unset = UNSET,
    target: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Problem | RecordPageOut | None:
    """The records of a revision as they count, in the order of batch and line

     The records of a revision as they count, in the order of batch and line.

    A page takes as long at any depth. It looks at 50,000 records at most: where few fit a
    filter it may be short, or empty, and `next` still leads on.

    Args:
        report_id (UUID):
        acted_before (str | Unset):
        acted_from (str | Unset):
        action (str | Unset):
        batch (UUID | Unset):
        category (str | Unset):
        content_sha256 (str | Unset):
        cursor (str | Unset):
        detection (str | Unset):
        label (str | Unset):
        modality (str | Unset):
        page_size (int | Unset):  Default: 100.
        product_kind (str | Unset):
        province (str | Unset):
        record_id (str | Unset):
        revision (int | Unset):
        state (RecordsListState | Unset):  Default: 'current'.
        subject (str | Unset):
        target (str | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | RecordPageOut
    """

    return sync_detailed(
        report_id=report_id,
        client=client,
        acted_before=acted_before,
        acted_from=acted_from,
        action=action,
        batch=batch,
        category=category,
        content_sha256=content_sha256,
        cursor=cursor,
        detection=detection,
        label=label,
        modality=modality,
        page_size=page_size,
        product_kind=product_kind,
        province=province,
        record_id=record_id,
        revision=revision,
        state=state,
        subject=subject,
        target=target,
        accept_language=accept_language,
    ).parsed


async def asyncio_detailed(
    report_id: UUID,
    *,
    client: AuthenticatedClient,
    acted_before: str | Unset = UNSET,
    acted_from: str | Unset = UNSET,
    action: str | Unset = UNSET,
    batch: UUID | Unset = UNSET,
    category: str | Unset = UNSET,
    content_sha256: str | Unset = UNSET,
    cursor: str | Unset = UNSET,
    detection: str | Unset = UNSET,
    label: str | Unset = UNSET,
    modality: str | Unset = UNSET,
    page_size: int | Unset = 100,
    product_kind: str | Unset = UNSET,
    province: str | Unset = UNSET,
    record_id: str | Unset = UNSET,
    revision: int | Unset = UNSET,
    state: RecordsListState | Unset = "current",
    subject: str | Unset = UNSET,
    target: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[Problem | RecordPageOut]:
    """The records of a revision as they count, in the order of batch and line

     The records of a revision as they count, in the order of batch and line.

    A page takes as long at any depth. It looks at 50,000 records at most: where few fit a
    filter it may be short, or empty, and `next` still leads on.

    Args:
        report_id (UUID):
        acted_before (str | Unset):
        acted_from (str | Unset):
        action (str | Unset):
        batch (UUID | Unset):
        category (str | Unset):
        content_sha256 (str | Unset):
        cursor (str | Unset):
        detection (str | Unset):
        label (str | Unset):
        modality (str | Unset):
        page_size (int | Unset):  Default: 100.
        product_kind (str | Unset):
        province (str | Unset):
        record_id (str | Unset):
        revision (int | Unset):
        state (RecordsListState | Unset):  Default: 'current'.
        subject (str | Unset):
        target (str | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | RecordPageOut]
    """

    kwargs = _get_kwargs(
        report_id=report_id,
        acted_before=acted_before,
        acted_from=acted_from,
        action=action,
        batch=batch,
        category=category,
        content_sha256=content_sha256,
        cursor=cursor,
        detection=detection,
        label=label,
        modality=modality,
        page_size=page_size,
        product_kind=product_kind,
        province=province,
        record_id=record_id,
        revision=revision,
        state=state,
        subject=subject,
        target=target,
        accept_language=accept_language,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    report_id: UUID,
    *,
    client: AuthenticatedClient,
    acted_before: str | Unset = UNSET,
    acted_from: str | Unset = UNSET,
    action: str | Unset = UNSET,
    batch: UUID | Unset = UNSET,
    category: str | Unset = UNSET,
    content_sha256: str | Unset = UNSET,
    cursor: str | Unset = UNSET,
    detection: str | Unset = UNSET,
    label: str | Unset = UNSET,
    modality: str | Unset = UNSET,
    page_size: int | Unset = 100,
    product_kind: str | Unset = UNSET,
    province: str | Unset = UNSET,
    record_id: str | Unset = UNSET,
    revision: int | Unset = UNSET,
    state: RecordsListState | Unset = "current",
    subject: str | Unset = UNSET,
    target: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Problem | RecordPageOut | None:
    """The records of a revision as they count, in the order of batch and line

     The records of a revision as they count, in the order of batch and line.

    A page takes as long at any depth. It looks at 50,000 records at most: where few fit a
    filter it may be short, or empty, and `next` still leads on.

    Args:
        report_id (UUID):
        acted_before (str | Unset):
        acted_from (str | Unset):
        action (str | Unset):
        batch (UUID | Unset):
        category (str | Unset):
        content_sha256 (str | Unset):
        cursor (str | Unset):
        detection (str | Unset):
        label (str | Unset):
        modality (str | Unset):
        page_size (int | Unset):  Default: 100.
        product_kind (str | Unset):
        province (str | Unset):
        record_id (str | Unset):
        revision (int | Unset):
        state (RecordsListState | Unset):  Default: 'current'.
        subject (str | Unset):
        target (str | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | RecordPageOut
    """

    return (
        await asyncio_detailed(
            report_id=report_id,
            client=client,
            acted_before=acted_before,
            acted_from=acted_from,
            action=action,
            batch=batch,
            category=category,
            content_sha256=content_sha256,
            cursor=cursor,
            detection=detection,
            label=label,
            modality=modality,
            page_size=page_size,
            product_kind=product_kind,
            province=province,
            record_id=record_id,
            revision=revision,
            state=state,
            subject=subject,
            target=target,
            accept_language=accept_language,
        )
    ).parsed
