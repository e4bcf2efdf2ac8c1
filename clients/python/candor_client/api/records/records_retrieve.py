from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.record_versions_out import RecordVersionsOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    record_id: str,
    *,
    period: str,
    accept_language: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    params: dict[str, Any] = {}

    params["period"] = period

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/records/{record_id}".format(
            record_id=quote(str(record_id), safe=""),
        ),
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | RecordVersionsOut | None:
    if response.status_code == 200:
        response_200 = RecordVersionsOut.from_dict(response.json())

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
) -> Response[Problem | RecordVersionsOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    record_id: str,
    *,
    client: AuthenticatedClient,
    period: str,
    accept_language: str | Unset = UNSET,
) -> Response[Problem | RecordVersionsOut]:
    """Whether a record is held, with every version of it: 200, or 404 where it is not

     Whether a record is held, with every version of it: 200, or 404 where it is not.

    Each version says what it is to the revision in force and to the latest one. Offices find
    a record by `record_id` among the records of a report.

    Args:
        record_id (str):
        period (str):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | RecordVersionsOut]
    """

    kwargs = _get_kwargs(
        record_id=record_id,
        period=period,
        accept_language=accept_language,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    record_id: str,
    *,
    client: AuthenticatedClient,
    period: str,
    accept_language: str | Unset = UNSET,
) -> Problem | RecordVersionsOut | None:
    """Whether a record is held, with every version of it: 200, or 404 where it is not

     Whether a record is held, with every version of it: 200, or 404 where it is not.

    Each version says what it is to the revision in force and to the latest one. Offices find
    a record by `record_id` among the records of a report.

    Args:
        record_id (str):
        period (str):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | RecordVersionsOut
    """

    return sync_detailed(
        record_id=record_id,
        client=client,
        period=period,
        accept_language=accept_language,
    ).parsed


async def asyncio_detailed(
    record_id: str,
    *,
    client: AuthenticatedClient,
    period: str,
    accept_language: str | Unset = UNSET,
) -> Response[Problem | RecordVersionsOut]:
    """Whether a record is held, with every version of it: 200, or 404 where it is not

     Whether a record is held, with every version of it: 200, or 404 where it is not.

    Each version says what it is to the revision in force and to the latest one. Offices find
    a record by `record_id` among the records of a report.

    Args:
        record_id (str):
        period (str):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | RecordVersionsOut]
    """

    kwargs = _get_kwargs(
        record_id=record_id,
        period=period,
        accept_language=accept_language,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    record_id: str,
    *,
    client: AuthenticatedClient,
    period: str,
    accept_language: str | Unset = UNSET,
) -> Problem | RecordVersionsOut | None:
    """Whether a record is held, with every version of it: 200, or 404 where it is not

     Whether a record is held, with every version of it: 200, or 404 where it is not.

    Each version says what it is to the revision in force and to the latest one. Offices find
    a record by `record_id` among the records of a report.

    Args:
        record_id (str):
        period (str):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | RecordVersionsOut
    """

    return (
        await asyncio_detailed(
            record_id=record_id,
            client=client,
            period=period,
            accept_language=accept_language,
        )
    ).parsed
