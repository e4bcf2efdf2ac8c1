from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.part_out import PartOut
from ...models.problem import Problem
from ...types import UNSET, File, Response, Unset


def _get_kwargs(
    report_id: UUID,
    upload_id: UUID,
    number: int,
    *,
    body: File | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    content_digest: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(content_digest, Unset):
        headers["Content-Digest"] = content_digest

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/api/v1/reports/{report_id}/uploads/{upload_id}/parts/{number}".format(
            report_id=quote(str(report_id), safe=""),
            upload_id=quote(str(upload_id), safe=""),
            number=quote(str(number), safe=""),
        ),
    }

    if not isinstance(body, Unset):
        _kwargs["content"] = body.payload
    headers["Content-Type"] = "application/octet-stream"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PartOut | Problem | None:
    if response.status_code == 200:
        response_200 = PartOut.from_dict(response.json())

        return response_200

    if response.status_code == 201:
        response_201 = PartOut.from_dict(response.json())

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
) -> Response[PartOut | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    report_id: UUID,
    upload_id: UUID,
    number: int,
    *,
    client: AuthenticatedClient,
    body: File | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    content_digest: str | Unset = UNSET,
) -> Response[PartOut | Problem]:
    """Send one part: the bytes of the file from `(number - 1) * part_size` on

     Send one part: the bytes of the file from `(number - 1) * part_size` on.

    A part that was cut off is refused, and an earlier one of its number stays. Sent again, the
    same bytes change nothing; other bytes take the place of the earlier ones.

    Args:
        report_id (UUID):
        upload_id (UUID):
        number (int):
        accept_language (str | Unset):
        content_digest (str | Unset):
        body (File | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PartOut | Problem]
    """

    kwargs = _get_kwargs(
        report_id=report_id,
        upload_id=upload_id,
        number=number,
        body=body,
        accept_language=accept_language,
        content_digest=content_digest,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    report_id: UUID,
    upload_id: UUID,
    number: int,
    *,
    client: AuthenticatedClient,
    body: File | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    content_digest: str | Unset = UNSET,
) -> PartOut | Problem | None:
    """Send one part: the bytes of the file from `(number - 1) * part_size` on

     Send one part: the bytes of the file from `(number - 1) * part_size` on.

    A part that was cut off is refused, and an earlier one of its number stays. Sent again, the
    same bytes change nothing; other bytes take the place of the earlier ones.

    Args:
        report_id (UUID):
        upload_id (UUID):
        number (int):
        accept_language (str | Unset):
        content_digest (str | Unset):
        body (File | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PartOut | Problem
    """

    return sync_detailed(
        report_id=report_id,
        upload_id=upload_id,
        number=number,
        client=client,
        body=body,
        accept_language=accept_language,
        content_digest=content_digest,
    ).parsed


async def asyncio_detailed(
    report_id: UUID,
    upload_id: UUID,
    number: int,
    *,
    client: AuthenticatedClient,
    body: File | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    content_digest: str | Unset = UNSET,
) -> Response[PartOut | Problem]:
    """Send one part: the bytes of the file from `(number - 1) * part_size` on

     Send one part: the bytes of the file from `(number - 1) * part_size` on.

    A part that was cut off is refused, and an earlier one of its number stays. Sent again, the
    same bytes change nothing; other bytes take the place of the earlier ones.

    Args:
        report_id (UUID):
        upload_id (UUID):
        number (int):
        accept_language (str | Unset):
        content_digest (str | Unset):
        body (File | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PartOut | Problem]
    """

    kwargs = _get_kwargs(
        report_id=report_id,
        upload_id=upload_id,
        number=number,
        body=body,
        accept_language=accept_language,
        content_digest=content_digest,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    report_id: UUID,
    upload_id: UUID,
    number: int,
    *,
    client: AuthenticatedClient,
    body: File | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    content_digest: str | Unset = UNSET,
) -> PartOut | Problem | None:
    """Send one part: the bytes of the file from `(number - 1) * part_size` on

     Send one part: the bytes of the file from `(number - 1) * part_size` on.

    A part that was cut off is refused, and an earlier one of its number stays. Sent again, the
    same bytes change nothing; other bytes take the place of the earlier ones.

    Args:
        report_id (UUID):
        upload_id (UUID):
        number (int):
        accept_language (str | Unset):
        content_digest (str | Unset):
        body (File | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PartOut | Problem
    """

    return (
        await asyncio_detailed(
            report_id=report_id,
            upload_id=upload_id,
            number=number,
            client=client,
            body=body,
            accept_language=accept_language,
            content_digest=content_digest,
        )
    ).parsed
