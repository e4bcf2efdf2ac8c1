from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.trace import Trace
from ...types import UNSET, Response, Unset


def _get_kwargs(
    report_id: UUID,
    *,
    record_id: str,
    accept_language: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    params: dict[str, Any] = {}

    params["record_id"] = record_id

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/reports/{report_id}/trace".format(
            report_id=quote(str(report_id), safe=""),
        ),
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | Trace | None:
    if response.status_code == 200:
        response_200 = Trace.from_dict(response.json())

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
) -> Response[Problem | Trace]:
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
    record_id: str,
    accept_language: str | Unset = UNSET,
) -> Response[Problem | Trace]:
    """Where a record counts: batch, revisions, their totals, and the consolidations made

     Where a record counts: batch, revisions, their totals, and the consolidations made.

    Every version in every revision that has its batch; 404 where none is held.

    Args:
        report_id (UUID):
        record_id (str):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | Trace]
    """

    kwargs = _get_kwargs(
        report_id=report_id,
        record_id=record_id,
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
    record_id: str,
    accept_language: str | Unset = UNSET,
) -> Problem | Trace | None:
    """Where a record counts: batch, revisions, their totals, and the consolidations made

     Where a record counts: batch, revisions, their totals, and the consolidations made.

    Every version in every revision that has its batch; 404 where none is held.

    Args:
        report_id (UUID):
        record_id (str):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | Trace
    """

    return sync_detailed(
        report_id=report_id,
        client=client,
        record_id=record_id,
        accept_language=accept_language,
    ).parsed


async def asyncio_detailed(
    report_id: UUID,
    *,
    client: AuthenticatedClient,
    record_id: str,
    accept_language: str | Unset = UNSET,
) -> Response[Problem | Trace]:
    """Where a record counts: batch, revisions, their totals, and the consolidations made

     Where a record counts: batch, revisions, their totals, and the consolidations made.

    Every version in every revision that has its batch; 404 where none is held.

    Args:
        report_id (UUID):
        record_id (str):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | Trace]
    """

    kwargs = _get_kwargs(
        report_id=report_id,
        record_id=record_id,
        accept_language=accept_language,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    report_id: UUID,
    *,
    client: AuthenticatedClient,
    record_id: str,
    accept_language: str | Unset = UNSET,
) -> Problem | Trace | None:
    """Where a record counts: batch, revisions, their totals, and the consolidations made

     Where a record counts: batch, revisions, their totals, and the consolidations made.

    Every version in every revision that has its batch; 404 where none is held.

    Args:
        report_id (UUID):
        record_id (str):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | Trace
    """

    return (
        await asyncio_detailed(
            report_id=report_id,
            client=client,
            record_id=record_id,
            accept_language=accept_language,
        )
    ).parsed
