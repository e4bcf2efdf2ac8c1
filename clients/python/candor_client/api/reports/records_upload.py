from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.array_answer_out import ArrayAnswerOut
from ...models.batch_receipt import BatchReceipt
from ...models.problem import Problem
from ...models.record_in_request import RecordInRequest
from ...models.records_upload_content_encoding import (
    RecordsUploadContentEncoding,
)
from ...types import UNSET, File, Response, Unset


def _get_kwargs(
    report_id: UUID,
    *,
    body: File | list[RecordInRequest] | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    content_encoding: RecordsUploadContentEncoding | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(content_encoding, Unset):
        headers["Content-Encoding"] = str(content_encoding)

    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/reports/{report_id}/records".format(
            report_id=quote(str(report_id), safe=""),
        ),
    }

    if isinstance(body, File):
        if not isinstance(body, Unset):
            _kwargs["content"] = body.payload
        headers["Content-Type"] = "application/x-ndjson"
    if isinstance(body, list):
        if not isinstance(body, Unset):
            _kwargs["json"] = []
            for body_item_data in body:
                body_item = body_item_data.to_dict()
                _kwargs["json"].append(body_item)

        headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ArrayAnswerOut | BatchReceipt | Problem | None:
    if response.status_code == 200:
        response_200 = ArrayAnswerOut.from_dict(response.json())

        return response_200

    if response.status_code == 201:
        response_201 = ArrayAnswerOut.from_dict(response.json())

        return response_201

    if response.status_code == 202:
        response_202 = BatchReceipt.from_dict(response.json())

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

    if response.status_code == 503:
        response_503 = Problem.from_dict(response.json())

        return response_503

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ArrayAnswerOut | BatchReceipt | Problem]:
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
    body: File | list[RecordInRequest] | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    content_encoding: RecordsUploadContentEncoding | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[ArrayAnswerOut | BatchReceipt | Problem]:
    """Add records to the draft

     Add records to the draft.

    `application/x-ndjson`, a record a line, of any size, gzip or zstd or plain: 202, checked
    in the background. So are spreadsheets, a record a row, columns by name: `text/csv` (UTF-8,
    or `; charset=gb18030`) and XLSX. `record-templates` has one to start from; the `line` of a
    finding is the row. `application/json`, an array of at most 1,000: an answer per item, 201
    where something was stored and 200 where nothing was new.

    Args:
        report_id (UUID):
        accept_language (str | Unset):
        content_encoding (RecordsUploadContentEncoding | Unset):
        idempotency_key (str | Unset):
        body (File | Unset):
        body (list[RecordInRequest] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ArrayAnswerOut | BatchReceipt | Problem]
    """

    kwargs = _get_kwargs(
        report_id=report_id,
        body=body,
        accept_language=accept_language,
        content_encoding=content_encoding,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    report_id: UUID,
    *,
    client: AuthenticatedClient,
    body: File | list[RecordInRequest] | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    content_encoding: RecordsUploadContentEncoding | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> ArrayAnswerOut | BatchReceipt | Problem | None:
    """Add records to the draft

     Add records to the draft.

    `application/x-ndjson`, a record a line, of any size, gzip or zstd or plain: 202, checked
    in the background. So are spreadsheets, a record a row, columns by name: `text/csv` (UTF-8,
    or `; charset=gb18030`) and XLSX. `record-templates` has one to start from; the `line` of a
    finding is the row. `application/json`, an array of at most 1,000: an answer per item, 201
    where something was stored and 200 where nothing was new.

    Args:
        report_id (UUID):
        accept_language (str | Unset):
        content_encoding (RecordsUploadContentEncoding | Unset):
        idempotency_key (str | Unset):
        body (File | Unset):
        body (list[RecordInRequest] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ArrayAnswerOut | BatchReceipt | Problem
    """

    return sync_detailed(
        report_id=report_id,
        client=client,
        body=body,
        accept_language=accept_language,
        content_encoding=content_encoding,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    report_id: UUID,
    *,
    client: AuthenticatedClient,
    body: File | list[RecordInRequest] | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    content_encoding: RecordsUploadContentEncoding | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[ArrayAnswerOut | BatchReceipt | Problem]:
    """Add records to the draft

     Add records to the draft.

    `application/x-ndjson`, a record a line, of any size, gzip or zstd or plain: 202, checked
    in the background. So are spreadsheets, a record a row, columns by name: `text/csv` (UTF-8,
    or `; charset=gb18030`) and XLSX. `record-templates` has one to start from; the `line` of a
    finding is the row. `application/json`, an array of at most 1,000: an answer per item, 201
    where something was stored and 200 where nothing was new.

    Args:
        report_id (UUID):
        accept_language (str | Unset):
        content_encoding (RecordsUploadContentEncoding | Unset):
        idempotency_key (str | Unset):
        body (File | Unset):
        body (list[RecordInRequest] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ArrayAnswerOut | BatchReceipt | Problem]
    """

    kwargs = _get_kwargs(
        report_id=report_id,
        body=body,
        accept_language=accept_language,
        content_encoding=content_encoding,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    report_id: UUID,
    *,
    client: AuthenticatedClient,
    body: File | list[RecordInRequest] | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    content_encoding: RecordsUploadContentEncoding | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> ArrayAnswerOut | BatchReceipt | Problem | None:
    """Add records to the draft

     Add records to the draft.

    `application/x-ndjson`, a record a line, of any size, gzip or zstd or plain: 202, checked
    in the background. So are spreadsheets, a record a row, columns by name: `text/csv` (UTF-8,
    or `; charset=gb18030`) and XLSX. `record-templates` has one to start from; the `line` of a
    finding is the row. `application/json`, an array of at most 1,000: an answer per item, 201
    where something was stored and 200 where nothing was new.

    Args:
        report_id (UUID):
        accept_language (str | Unset):
        content_encoding (RecordsUploadContentEncoding | Unset):
        idempotency_key (str | Unset):
        body (File | Unset):
        body (list[RecordInRequest] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ArrayAnswerOut | BatchReceipt | Problem
    """

    return (
        await asyncio_detailed(
            report_id=report_id,
            client=client,
            body=body,
            accept_language=accept_language,
            content_encoding=content_encoding,
            idempotency_key=idempotency_key,
        )
    ).parsed
