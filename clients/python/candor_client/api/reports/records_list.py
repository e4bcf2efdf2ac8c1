from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.record_page_out import RecordPageOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    report_id: UUID,
    *,
    action: str | Unset = UNSET,
    category: str | Unset = UNSET,
    cursor: str | Unset = UNSET,
    detection: str | Unset = UNSET,
    modality: str | Unset = UNSET,
    page_size: int | Unset = UNSET,
    product_kind: str | Unset = UNSET,
    province: str | Unset = UNSET,
    revision: int | Unset = UNSET,
    subject: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    params: dict[str, Any] = {}

    params["action"] = action

    params["category"] = category

    params["cursor"] = cursor

    params["detection"] = detection

    params["modality"] = modality

    params["page_size"] = page_size

    params["product_kind"] = product_kind

    params["province"] = province

    params["revision"] = revision

    params["subject"] = subject

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
    action: str | Unset = UNSET,
    category: str | Unset = UNSET,
    cursor: str | Unset = UNSET,
    detection: str | Unset = UNSET,
    modality: str | Unset = UNSET,
    page_size: int | Unset = UNSET,
    product_kind: str | Unset = UNSET,
    province: str | Unset = UNSET,
    revision: int | Unset = UNSET,
    subject: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[Problem | RecordPageOut]:
    """The records of a revision as they count, in the order of batch and line

     The records of a revision as they count, in the order of batch and line.

    Args:
        report_id (UUID):
        action (str | Unset):
        category (str | Unset):
        cursor (str | Unset):
        detection (str | Unset):
        modality (str | Unset):
        page_size (int | Unset):
        product_kind (str | Unset):
        province (str | Unset):
        revision (int | Unset):
        subject (str | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | RecordPageOut]
    """

    kwargs = _get_kwargs(
        report_id=report_id,
        action=action,
        category=category,
        cursor=cursor,
        detection=detection,
        modality=modality,
        page_size=page_size,
        product_kind=product_kind,
        province=province,
        revision=revision,
        subject=subject,
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
    action: str | Unset = UNSET,
    category: str | Unset = UNSET,
    cursor: str | Unset = UNSET,
    detection: str | Unset = UNSET,
    modality: str | Unset = UNSET,
    page_size: int | Unset = UNSET,
    product_kind: str | Unset = UNSET,
    province: str | Unset = UNSET,
    revision: int | Unset = UNSET,
    subject: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Problem | RecordPageOut | None:
    """The records of a revision as they count, in the order of batch and line

     The records of a revision as they count, in the order of batch and line.

    Args:
        report_id (UUID):
        action (str | Unset):
        category (str | Unset):
        cursor (str | Unset):
        detection (str | Unset):
        modality (str | Unset):
        page_size (int | Unset):
        product_kind (str | Unset):
        province (str | Unset):
        revision (int | Unset):
        subject (str | Unset):
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
        action=action,
        category=category,
        cursor=cursor,
        detection=detection,
        modality=modality,
        page_size=page_size,
        product_kind=product_kind,
        province=province,
        revision=revision,
        subject=subject,
        accept_language=accept_language,
    ).parsed


async def asyncio_detailed(
    report_id: UUID,
    *,
    client: AuthenticatedClient,
    action: str | Unset = UNSET,
    category: str | Unset = UNSET,
    cursor: str | Unset = UNSET,
    detection: str | Unset = UNSET,
    modality: str | Unset = UNSET,
    page_size: int | Unset = UNSET,
    product_kind: str | Unset = UNSET,
    province: str | Unset = UNSET,
    revision: int | Unset = UNSET,
    subject: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[Problem | RecordPageOut]:
    """The records of a revision as they count, in the order of batch and line

     The records of a revision as they count, in the order of batch and line.

    Args:
        report_id (UUID):
        action (str | Unset):
        category (str | Unset):
        cursor (str | Unset):
        detection (str | Unset):
        modality (str | Unset):
        page_size (int | Unset):
        product_kind (str | Unset):
        province (str | Unset):
        revision (int | Unset):
        subject (str | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | RecordPageOut]
    """

    kwargs = _get_kwargs(
        report_id=report_id,
        action=action,
        category=category,
        cursor=cursor,
        detection=detection,
        modality=modality,
        page_size=page_size,
        product_kind=product_kind,
        province=province,
        revision=revision,
        subject=subject,
        accept_language=accept_language,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    report_id: UUID,
    *,
    client: AuthenticatedClient,
    action: str | Unset = UNSET,
    category: str | Unset = UNSET,
    cursor: str | Unset = UNSET,
    detection: str | Unset = UNSET,
    modality: str | Unset = UNSET,
    page_size: int | Unset = UNSET,
    product_kind: str | Unset = UNSET,
    province: str | Unset = UNSET,
    revision: int | Unset = UNSET,
    subject: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Problem | RecordPageOut | None:
    """The records of a revision as they count, in the order of batch and line

     The records of a revision as they count, in the order of batch and line.

    Args:
        report_id (UUID):
        action (str | Unset):
        category (str | Unset):
        cursor (str | Unset):
        detection (str | Unset):
        modality (str | Unset):
        page_size (int | Unset):
        product_kind (str | Unset):
        province (str | Unset):
        revision (int | Unset):
        subject (str | Unset):
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
            action=action,
            category=category,
            cursor=cursor,
            detection=detection,
            modality=modality,
            page_size=page_size,
            product_kind=product_kind,
            province=province,
            revision=revision,
            subject=subject,
            accept_language=accept_language,
        )
    ).parsed
