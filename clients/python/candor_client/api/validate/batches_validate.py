from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.batches_validate_content_encoding import (
    BatchesValidateContentEncoding,
)
from ...models.batches_validate_kind import (
    BatchesValidateKind,
)
from ...models.problem import Problem
from ...models.validation_out import ValidationOut
from ...types import UNSET, File, Response, Unset


def _get_kwargs(
    *,
    body: File | Unset = UNSET,
    kind: BatchesValidateKind | Unset = "records",
    period: str,
    accept_language: str | Unset = UNSET,
    content_encoding: BatchesValidateContentEncoding | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(content_encoding, Unset):
        headers["Content-Encoding"] = str(content_encoding)

    params: dict[str, Any] = {}

    json_kind: str | Unset = UNSET
    if not isinstance(kind, Unset):
        json_kind = kind

    params["kind"] = json_kind

    params["period"] = period

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/validate",
        "params": params,
    }

    if not isinstance(body, Unset):
        _kwargs["content"] = body.payload
    headers["Content-Type"] = "application/x-ndjson"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | ValidationOut | None:
    if response.status_code == 200:
        response_200 = ValidationOut.from_dict(response.json())

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
) -> Response[Problem | ValidationOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: File | Unset = UNSET,
    kind: BatchesValidateKind | Unset = "records",
    period: str,
    accept_language: str | Unset = UNSET,
    content_encoding: BatchesValidateContentEncoding | Unset = UNSET,
) -> Response[Problem | ValidationOut]:
    """Judge a file as the batch that it would be, with nothing stored

     Judge a file as the batch that it would be, with nothing stored.

    The same checks and words as for a batch of a report; the answer comes when all of it is
    judged. Few files are judged at a time, and none as large as a batch may be: see 413 and
    503. The command line, `manage.py validate`, takes any. `Accept: text/csv` gets every
    finding, as in findings.csv. Products are compared with those that the platform has
    registered; an office has none, and is not asked about them. What is said nothing of, since
    it takes the report: records that it holds already (S133, S134), whether there is something
    to correct (S135, S136), and the checks of the report as a whole.

    Args:
        kind (BatchesValidateKind | Unset):  Default: 'records'.
        period (str):
        accept_language (str | Unset):
        content_encoding (BatchesValidateContentEncoding | Unset):
        body (File | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | ValidationOut]
    """

    kwargs = _get_kwargs(
        body=body,
        kind=kind,
        period=period,
        accept_language=accept_language,
        content_encoding=content_encoding,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    body: File | Unset = UNSET,
    kind: BatchesValidateKind | Unset = "records",
    period: str,
    accept_language: str | Unset = UNSET,
    content_encoding: BatchesValidateContentEncoding | Unset = UNSET,
) -> Problem | ValidationOut | None:
    """Judge a file as the batch that it would be, with nothing stored

     Judge a file as the batch that it would be, with nothing stored.

    The same checks and words as for a batch of a report; the answer comes when all of it is
    judged. Few files are judged at a time, and none as large as a batch may be: see 413 and
    503. The command line, `manage.py validate`, takes any. `Accept: text/csv` gets every
    finding, as in findings.csv. Products are compared with those that the platform has
    registered; an office has none, and is not asked about them. What is said nothing of, since
    it takes the report: records that it holds already (S133, S134), whether there is something
    to correct (S135, S136), and the checks of the report as a whole.

    Args:
        kind (BatchesValidateKind | Unset):  Default: 'records'.
        period (str):
        accept_language (str | Unset):
        content_encoding (BatchesValidateContentEncoding | Unset):
        body (File | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | ValidationOut
    """

    return sync_detailed(
        client=client,
        body=body,
        kind=kind,
        period=period,
        accept_language=accept_language,
        content_encoding=content_encoding,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: File | Unset = UNSET,
    kind: BatchesValidateKind | Unset = "records",
    period: str,
    accept_language: str | Unset = UNSET,
    content_encoding: BatchesValidateContentEncoding | Unset = UNSET,
) -> Response[Problem | ValidationOut]:
    """Judge a file as the batch that it would be, with nothing stored

     Judge a file as the batch that it would be, with nothing stored.

    The same checks and words as for a batch of a report; the answer comes when all of it is
    judged. Few files are judged at a time, and none as large as a batch may be: see 413 and
    503. The command line, `manage.py validate`, takes any. `Accept: text/csv` gets every
    finding, as in findings.csv. Products are compared with those that the platform has
    registered; an office has none, and is not asked about them. What is said nothing of, since
    it takes the report: records that it holds already (S133, S134), whether there is something
    to correct (S135, S136), and the checks of the report as a whole.

    Args:
        kind (BatchesValidateKind | Unset):  Default: 'records'.
        period (str):
        accept_language (str | Unset):
        content_encoding (BatchesValidateContentEncoding | Unset):
        body (File | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | ValidationOut]
    """

    kwargs = _get_kwargs(
        body=body,
        kind=kind,
        period=period,
        accept_language=accept_language,
        content_encoding=content_encoding,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: File | Unset = UNSET,
    kind: BatchesValidateKind | Unset = "records",
    period: str,
    accept_language: str | Unset = UNSET,
    content_encoding: BatchesValidateContentEncoding | Unset = UNSET,
) -> Problem | ValidationOut | None:
    """Judge a file as the batch that it would be, with nothing stored

     Judge a file as the batch that it would be, with nothing stored.

    The same checks and words as for a batch of a report; the answer comes when all of it is
    judged. Few files are judged at a time, and none as large as a batch may be: see 413 and
    503. The command line, `manage.py validate`, takes any. `Accept: text/csv` gets every
    finding, as in findings.csv. Products are compared with those that the platform has
    registered; an office has none, and is not asked about them. What is said nothing of, since
    it takes the report: records that it holds already (S133, S134), whether there is something
    to correct (S135, S136), and the checks of the report as a whole.

    Args:
        kind (BatchesValidateKind | Unset):  Default: 'records'.
        period (str):
        accept_language (str | Unset):
        content_encoding (BatchesValidateContentEncoding | Unset):
        body (File | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | ValidationOut
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            kind=kind,
            period=period,
            accept_language=accept_language,
            content_encoding=content_encoding,
        )
    ).parsed
