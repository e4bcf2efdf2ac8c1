from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.ask_export_request import AskExportRequest
from ...models.export_out import ExportOut
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    body: AskExportRequest,
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
        "url": "/api/v1/exports",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ExportOut | Problem | None:
    if response.status_code == 202:
        response_202 = ExportOut.from_dict(response.json())

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

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ExportOut | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: AskExportRequest,
    accept_language: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[ExportOut | Problem]:
    """Ask for a file

     Ask for a file. Workers make it: follow `Location` until it is `ready`.

    It holds what you may see at the time it is made, in a stable order of rows. Text in CSV and
    in workbooks is never a formula: where a spreadsheet would calculate, CSV has an apostrophe
    before it. A workbook takes 1,000,000 rows; CSV and Parquet take 20,000,000.

    Args:
        accept_language (str | Unset):
        idempotency_key (str | Unset):
        body (AskExportRequest): What is to be exported, and how the file is to be.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ExportOut | Problem]
    """

    kwargs = _get_kwargs(
        body=body,
        accept_language=accept_language,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    body: AskExportRequest,
    accept_language: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> ExportOut | Problem | None:
    """Ask for a file

     Ask for a file. Workers make it: follow `Location` until it is `ready`.

    It holds what you may see at the time it is made, in a stable order of rows. Text in CSV and
    in workbooks is never a formula: where a spreadsheet would calculate, CSV has an apostrophe
    before it. A workbook takes 1,000,000 rows; CSV and Parquet take 20,000,000.

    Args:
        accept_language (str | Unset):
        idempotency_key (str | Unset):
        body (AskExportRequest): What is to be exported, and how the file is to be.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ExportOut | Problem
    """

    return sync_detailed(
        client=client,
        body=body,
        accept_language=accept_language,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: AskExportRequest,
    accept_language: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[ExportOut | Problem]:
    """Ask for a file

     Ask for a file. Workers make it: follow `Location` until it is `ready`.

    It holds what you may see at the time it is made, in a stable order of rows. Text in CSV and
    in workbooks is never a formula: where a spreadsheet would calculate, CSV has an apostrophe
    before it. A workbook takes 1,000,000 rows; CSV and Parquet take 20,000,000.

    Args:
        accept_language (str | Unset):
        idempotency_key (str | Unset):
        body (AskExportRequest): What is to be exported, and how the file is to be.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ExportOut | Problem]
    """

    kwargs = _get_kwargs(
        body=body,
        accept_language=accept_language,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: AskExportRequest,
    accept_language: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> ExportOut | Problem | None:
    """Ask for a file

     Ask for a file. Workers make it: follow `Location` until it is `ready`.

    It holds what you may see at the time it is made, in a stable order of rows. Text in CSV and
    in workbooks is never a formula: where a spreadsheet would calculate, CSV has an apostrophe
    before it. A workbook takes 1,000,000 rows; CSV and Parquet take 20,000,000.

    Args:
        accept_language (str | Unset):
        idempotency_key (str | Unset):
        body (AskExportRequest): What is to be exported, and how the file is to be.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ExportOut | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            accept_language=accept_language,
            idempotency_key=idempotency_key,
        )
    ).parsed
