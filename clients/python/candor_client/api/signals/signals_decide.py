from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.patched_decide_signal_request import PatchedDecideSignalRequest
from ...models.problem import Problem
from ...models.signal_out import SignalOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    signal_id: UUID,
    *,
    body: PatchedDecideSignalRequest | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(if_match, Unset):
        headers["If-Match"] = if_match

    _kwargs: dict[str, Any] = {
        "method": "patch",
        "url": "/api/v1/signals/{signal_id}".format(
            signal_id=quote(str(signal_id), safe=""),
        ),
    }

    if not isinstance(body, Unset):
        _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | SignalOut | None:
    if response.status_code == 200:
        response_200 = SignalOut.from_dict(response.json())

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

    if response.status_code == 412:
        response_412 = Problem.from_dict(response.json())

        return response_412

    if response.status_code == 413:
        response_413 = Problem.from_dict(response.json())

        return response_413

    if response.status_code == 415:
        response_415 = Problem.from_dict(response.json())

        return response_415

    if response.status_code == 429:
        response_429 = Problem.from_dict(response.json())

        return response_429

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Problem | SignalOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    signal_id: UUID,
    *,
    client: AuthenticatedClient,
    body: PatchedDecideSignalRequest | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> Response[Problem | SignalOut]:
    """Acknowledge a signal, dismiss it for a reason, or open it again

     Acknowledge a signal, dismiss it for a reason, or open it again.

    What was decided stays, unless the signal becomes far stronger: then it opens by itself.

    Args:
        signal_id (UUID):
        accept_language (str | Unset):
        if_match (str | Unset):
        body (PatchedDecideSignalRequest | Unset): For bodies: an unknown field is an error, since
            it would be lost without a word.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SignalOut]
    """

    kwargs = _get_kwargs(
        signal_id=signal_id,
        body=body,
        accept_language=accept_language,
        if_match=if_match,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    signal_id: UUID,
    *,
    client: AuthenticatedClient,
    body: PatchedDecideSignalRequest | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> Problem | SignalOut | None:
    """Acknowledge a signal, dismiss it for a reason, or open it again

     Acknowledge a signal, dismiss it for a reason, or open it again.

    What was decided stays, unless the signal becomes far stronger: then it opens by itself.

    Args:
        signal_id (UUID):
        accept_language (str | Unset):
        if_match (str | Unset):
        body (PatchedDecideSignalRequest | Unset): For bodies: an unknown field is an error, since
            it would be lost without a word.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SignalOut
    """

    return sync_detailed(
        signal_id=signal_id,
        client=client,
        body=body,
        accept_language=accept_language,
        if_match=if_match,
    ).parsed


async def asyncio_detailed(
    signal_id: UUID,
    *,
    client: AuthenticatedClient,
    body: PatchedDecideSignalRequest | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> Response[Problem | SignalOut]:
    """Acknowledge a signal, dismiss it for a reason, or open it again

     Acknowledge a signal, dismiss it for a reason, or open it again.

    What was decided stays, unless the signal becomes far stronger: then it opens by itself.

    Args:
        signal_id (UUID):
        accept_language (str | Unset):
        if_match (str | Unset):
        body (PatchedDecideSignalRequest | Unset): For bodies: an unknown field is an error, since
            it would be lost without a word.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SignalOut]
    """

    kwargs = _get_kwargs(
        signal_id=signal_id,
        body=body,
        accept_language=accept_language,
        if_match=if_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    signal_id: UUID,
    *,
    client: AuthenticatedClient,
    body: PatchedDecideSignalRequest | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> Problem | SignalOut | None:
    """Acknowledge a signal, dismiss it for a reason, or open it again

     Acknowledge a signal, dismiss it for a reason, or open it again.

    What was decided stays, unless the signal becomes far stronger: then it opens by itself.

    Args:
        signal_id (UUID):
        accept_language (str | Unset):
        if_match (str | Unset):
        body (PatchedDecideSignalRequest | Unset): For bodies: an unknown field is an error, since
            it would be lost without a word.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SignalOut
    """

    return (
        await asyncio_detailed(
            signal_id=signal_id,
            client=client,
            body=body,
            accept_language=accept_language,
            if_match=if_match,
        )
    ).parsed
