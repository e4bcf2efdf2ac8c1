from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.tokens_issue_body import TokensIssueBody
from ...models.tokens_issue_response_200 import TokensIssueResponse200
from ...models.tokens_issue_response_400 import TokensIssueResponse400
from ...models.tokens_issue_response_401 import TokensIssueResponse401
from ...models.tokens_issue_response_413 import TokensIssueResponse413
from ...models.tokens_issue_response_429 import TokensIssueResponse429
from ...types import Response


def _get_kwargs(
    *,
    body: TokensIssueBody,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/oauth/token/",
    }

    _kwargs["data"] = body.to_dict()
    headers["Content-Type"] = "application/x-www-form-urlencoded"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> (
    TokensIssueResponse200
    | TokensIssueResponse400
    | TokensIssueResponse401
    | TokensIssueResponse413
    | TokensIssueResponse429
    | None
):
    if response.status_code == 200:
        response_200 = TokensIssueResponse200.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = TokensIssueResponse400.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = TokensIssueResponse401.from_dict(response.json())

        return response_401

    if response.status_code == 413:
        response_413 = TokensIssueResponse413.from_dict(response.json())

        return response_413

    if response.status_code == 429:
        response_429 = TokensIssueResponse429.from_dict(response.json())

        return response_429

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[
    TokensIssueResponse200
    | TokensIssueResponse400
    | TokensIssueResponse401
    | TokensIssueResponse413
    | TokensIssueResponse429
]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: TokensIssueBody,
) -> Response[
    TokensIssueResponse200
    | TokensIssueResponse400
    | TokensIssueResponse401
    | TokensIssueResponse413
    | TokensIssueResponse429
]:
    """A bearer token for an hour, for the client's id and secret (RFC 6749, 4.4).

    Args:
        body (TokensIssueBody):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[TokensIssueResponse200 | TokensIssueResponse400 | TokensIssueResponse401 | TokensIssueResponse413 | TokensIssueResponse429]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    body: TokensIssueBody,
) -> (
    TokensIssueResponse200
    | TokensIssueResponse400
    | TokensIssueResponse401
    | TokensIssueResponse413
    | TokensIssueResponse429
    | None
):
    """A bearer token for an hour, for the client's id and secret (RFC 6749, 4.4).

    Args:
        body (TokensIssueBody):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        TokensIssueResponse200 | TokensIssueResponse400 | TokensIssueResponse401 | TokensIssueResponse413 | TokensIssueResponse429
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: TokensIssueBody,
) -> Response[
    TokensIssueResponse200
    | TokensIssueResponse400
    | TokensIssueResponse401
    | TokensIssueResponse413
    | TokensIssueResponse429
]:
    """A bearer token for an hour, for the client's id and secret (RFC 6749, 4.4).

    Args:
        body (TokensIssueBody):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[TokensIssueResponse200 | TokensIssueResponse400 | TokensIssueResponse401 | TokensIssueResponse413 | TokensIssueResponse429]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: TokensIssueBody,
) -> (
    TokensIssueResponse200
    | TokensIssueResponse400
    | TokensIssueResponse401
    | TokensIssueResponse413
    | TokensIssueResponse429
    | None
):
    """A bearer token for an hour, for the client's id and secret (RFC 6749, 4.4).

    Args:
        body (TokensIssueBody):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        TokensIssueResponse200 | TokensIssueResponse400 | TokensIssueResponse401 | TokensIssueResponse413 | TokensIssueResponse429
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
