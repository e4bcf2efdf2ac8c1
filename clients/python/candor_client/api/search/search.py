from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.search_out import SearchOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    kind: str | Unset = UNSET,
    limit: int | Unset = 10,
    q: str,
    accept_language: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    params: dict[str, Any] = {}

    params["kind"] = kind

    params["limit"] = limit

    params["q"] = q

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/search",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | SearchOut | None:
    if response.status_code == 200:
        response_200 = SearchOut.from_dict(response.json())

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

    if response.status_code == 429:
        response_429 = Problem.from_dict(response.json())

        return response_429

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Problem | SearchOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    kind: str | Unset = UNSET,
    limit: int | Unset = 10,
    q: str,
    accept_language: str | Unset = UNSET,
) -> Response[Problem | SearchOut]:
    """Platforms, reports, records, products, attestations, directives and receipts that fit

     Platforms, reports, records, products, attestations, directives and receipts that fit.

    A few of each kind, the likeliest first; kinds that the credential's scopes do not let it
    read are left out. To go through all of a kind, use its list.

    Args:
        kind (str | Unset):
        limit (int | Unset):  Default: 10.
        q (str):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SearchOut]
    """

    kwargs = _get_kwargs(
        kind=kind,
        limit=limit,
        q=q,
        accept_language=accept_language,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    kind: str | Unset = UNSET,
    limit: int | Unset = 10,
    q: str,
    accept_language: str | Unset = UNSET,
) -> Problem | SearchOut | None:
    """Platforms, reports, records, products, attestations, directives and receipts that fit

     Platforms, reports, records, products, attestations, directives and receipts that fit.

    A few of each kind, the likeliest first; kinds that the credential's scopes do not let it
    read are left out. To go through all of a kind, use its list.

    Args:
        kind (str | Unset):
        limit (int | Unset):  Default: 10.
        q (str):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SearchOut
    """

    return sync_detailed(
        client=client,
        kind=kind,
        limit=limit,
        q=q,
        accept_language=accept_language,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    kind: str | Unset = UNSET,
    limit: int | Unset = 10,
    q: str,
    accept_language: str | Unset = UNSET,
) -> Response[Problem | SearchOut]:
    """Platforms, reports, records, products, attestations, directives and receipts that fit

     Platforms, reports, records, products, attestations, directives and receipts that fit.

    A few of each kind, the likeliest first; kinds that the credential's scopes do not let it
    read are left out. To go through all of a kind, use its list.

    Args:
        kind (str | Unset):
        limit (int | Unset):  Default: 10.
        q (str):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SearchOut]
    """

    kwargs = _get_kwargs(
        kind=kind,
        limit=limit,
        q=q,
        accept_language=accept_language,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    kind: str | Unset = UNSET,
    limit: int | Unset = 10,
    q: str,
    accept_language: str | Unset = UNSET,
) -> Problem | SearchOut | None:
    """Platforms, reports, records, products, attestations, directives and receipts that fit

     Platforms, reports, records, products, attestations, directives and receipts that fit.

    A few of each kind, the likeliest first; kinds that the credential's scopes do not let it
    read are left out. To go through all of a kind, use its list.

    Args:
        kind (str | Unset):
        limit (int | Unset):  Default: 10.
        q (str):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SearchOut
    """

    return (
        await asyncio_detailed(
            client=client,
            kind=kind,
            limit=limit,
            q=q,
            accept_language=accept_language,
        )
    ).parsed
