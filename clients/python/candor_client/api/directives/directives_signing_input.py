from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.sign_answer_request import SignAnswerRequest
from ...models.signing_input import SigningInput
from ...types import UNSET, Response, Unset


def _get_kwargs(
    directive_id: UUID,
    *,
    body: SignAnswerRequest,
    accept_language: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/directives/{directive_id}/signing-input".format(
            directive_id=quote(str(directive_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

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
) -> Response[Problem | SigningInput]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    directive_id: UUID,
    *,
    client: AuthenticatedClient,
    body: SignAnswerRequest,
    accept_language: str | Unset = UNSET,
) -> Response[Problem | SigningInput]:
    """What the platform signs to answer the directive so

     What the platform signs to answer the directive so. Nothing is stored.

    Args:
        directive_id (UUID):
        accept_language (str | Unset):
        body (SignAnswerRequest): For bodies: an unknown field is an error, since it would be lost
            without a word.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SigningInput]
    """

    kwargs = _get_kwargs(
        directive_id=directive_id,
        body=body,
        accept_language=accept_language,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    directive_id: UUID,
    *,
    client: AuthenticatedClient,
    body: SignAnswerRequest,
    accept_language: str | Unset = UNSET,
) -> Problem | SigningInput | None:
    """What the platform signs to answer the directive so

     What the platform signs to answer the directive so. Nothing is stored.

    Args:
        directive_id (UUID):
        accept_language (str | Unset):
        body (SignAnswerRequest): For bodies: an unknown field is an error, since it would be lost
            without a word.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SigningInput
    """

    return sync_detailed(
        directive_id=directive_id,
        client=client,
        body=body,
        accept_language=accept_language,
    ).parsed


async def asyncio_detailed(
    directive_id: UUID,
    *,
    client: AuthenticatedClient,
    body: SignAnswerRequest,
    accept_language: str | Unset = UNSET,
) -> Response[Problem | SigningInput]:
    """What the platform signs to answer the directive so

     What the platform signs to answer the directive so. Nothing is stored.

    Args:
        directive_id (UUID):
        accept_language (str | Unset):
        body (SignAnswerRequest): For bodies: an unknown field is an error, since it would be lost
            without a word.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SigningInput]
    """

    kwargs = _get_kwargs(
        directive_id=directive_id,
        body=body,
        accept_language=accept_language,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    directive_id: UUID,
    *,
    client: AuthenticatedClient,
    body: SignAnswerRequest,
    accept_language: str | Unset = UNSET,
) -> Problem | SigningInput | None:
    """What the platform signs to answer the directive so

     What the platform signs to answer the directive so. Nothing is stored.

    Args:
        directive_id (UUID):
        accept_language (str | Unset):
        body (SignAnswerRequest): For bodies: an unknown field is an error, since it would be lost
            without a word.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SigningInput
    """

    return (
        await asyncio_detailed(
            directive_id=directive_id,
            client=client,
            body=body,
            accept_language=accept_language,
        )
    ).parsed
