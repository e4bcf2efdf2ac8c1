from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.signing_input import SigningInput
from ...types import UNSET, Response, Unset


def _get_kwargs(
    report_id: UUID,
    *,
    nil: bool | Unset = False,
    signatory: UUID,
    accept_language: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    params: dict[str, Any] = {}

    params["nil"] = nil

    json_signatory = str(signatory)
    params["signatory"] = json_signatory

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/reports/{report_id}/signing-input".format(
            report_id=quote(str(report_id), safe=""),
        ),
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | SigningInput | None:
    if response.status_code == 200:
        response_200 = SigningInput.from_dict(response.json())

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

    if response.status_code == 429:
        response_429 = Problem.from_dict(response.json())

        return response_429

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Problem | SigningInput]:
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
    nil: bool | Unset = False,
    signatory: UUID,
    accept_language: str | Unset = UNSET,
) -> Response[Problem | SigningInput]:
    """What the platform signs to submit the report as it is now

     What the platform signs to submit the report as it is now.

    Args:
        report_id (UUID):
        nil (bool | Unset):  Default: False.
        signatory (UUID):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SigningInput]
    """

    kwargs = _get_kwargs(
        report_id=report_id,
        nil=nil,
        signatory=signatory,
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
    nil: bool | Unset = False,
    signatory: UUID,
    accept_language: str | Unset = UNSET,
) -> Problem | SigningInput | None:
    """What the platform signs to submit the report as it is now

     What the platform signs to submit the report as it is now.

    Args:
        report_id (UUID):
        nil (bool | Unset):  Default: False.
        signatory (UUID):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SigningInput
    """

    return sync_detailed(
        report_id=report_id,
        client=client,
        nil=nil,
        signatory=signatory,
        accept_language=accept_language,
    ).parsed


async def asyncio_detailed(
    report_id: UUID,
    *,
    client: AuthenticatedClient,
    nil: bool | Unset = False,
    signatory: UUID,
    accept_language: str | Unset = UNSET,
) -> Response[Problem | SigningInput]:
    """What the platform signs to submit the report as it is now

     What the platform signs to submit the report as it is now.

    Args:
        report_id (UUID):
        nil (bool | Unset):  Default: False.
        signatory (UUID):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SigningInput]
    """

    kwargs = _get_kwargs(
        report_id=report_id,
        nil=nil,
        signatory=signatory,
        accept_language=accept_language,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    report_id: UUID,
    *,
    client: AuthenticatedClient,
    nil: bool | Unset = False,
    signatory: UUID,
    accept_language: str | Unset = UNSET,
) -> Problem | SigningInput | None:
    """What the platform signs to submit the report as it is now

     What the platform signs to submit the report as it is now.

    Args:
        report_id (UUID):
        nil (bool | Unset):  Default: False.
        signatory (UUID):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SigningInput
    """

    return (
        await asyncio_detailed(
            report_id=report_id,
            client=client,
            nil=nil,
            signatory=signatory,
            accept_language=accept_language,
        )
    ).parsed
