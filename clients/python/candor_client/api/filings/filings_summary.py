from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.filings_summary import FilingsSummary
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    extended: bool | None | Unset = UNSET,
    nil: bool | None | Unset = UNSET,
    period: str,
    province: str | Unset = UNSET,
    size: str | Unset = UNSET,
    state: str | Unset = UNSET,
    status: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    params: dict[str, Any] = {}

    json_extended: bool | None | Unset
    if isinstance(extended, Unset):
        json_extended = UNSET
    else:
        json_extended = extended
    params["extended"] = json_extended

    json_nil: bool | None | Unset
    if isinstance(nil, Unset):
        json_nil = UNSET
    else:
        json_nil = nil
    params["nil"] = json_nil

    params["period"] = period

    params["province"] = province

    params["size"] = size

    params["state"] = state

    params["status"] = status

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/filings/summary",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> FilingsSummary | Problem | None:
    if response.status_code == 200:
        response_200 = FilingsSummary.from_dict(response.json())

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
) -> Response[FilingsSummary | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    extended: bool | None | Unset = UNSET,
    nil: bool | None | Unset = UNSET,
    period: str,
    province: str | Unset = UNSET,
    size: str | Unset = UNSET,
    state: str | Unset = UNSET,
    status: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[FilingsSummary | Problem]:
    """The same, counted: in all, by province, by size, and by state

     The same, counted: in all, by province, by size, and by state.

    Args:
        extended (bool | None | Unset):
        nil (bool | None | Unset):
        period (str):
        province (str | Unset):
        size (str | Unset):
        state (str | Unset):
        status (str | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[FilingsSummary | Problem]
    """

    kwargs = _get_kwargs(
        extended=extended,
        nil=nil,
        period=period,
        province=province,
        size=size,
        state=state,
        status=status,
        accept_language=accept_language,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    extended: bool | None | Unset = UNSET,
    nil: bool | None | Unset = UNSET,
    period: str,
    province: str | Unset = UNSET,
    size: str | Unset = UNSET,
    state: str | Unset = UNSET,
    status: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> FilingsSummary | Problem | None:
    """The same, counted: in all, by province, by size, and by state

     The same, counted: in all, by province, by size, and by state.

    Args:
        extended (bool | None | Unset):
        nil (bool | None | Unset):
        period (str):
        province (str | Unset):
        size (str | Unset):
        state (str | Unset):
        status (str | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        FilingsSummary | Problem
    """

    return sync_detailed(
        client=client,
        extended=extended,
        nil=nil,
        period=period,
        province=province,
        size=size,
        state=state,
        status=status,
        accept_language=accept_language,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    extended: bool | None | Unset = UNSET,
    nil: bool | None | Unset = UNSET,
    period: str,
    province: str | Unset = UNSET,
    size: str | Unset = UNSET,
    state: str | Unset = UNSET,
    status: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[FilingsSummary | Problem]:
    """The same, counted: in all, by province, by size, and by state

     The same, counted: in all, by province, by size, and by state.

    Args:
        extended (bool | None | Unset):
        nil (bool | None | Unset):
        period (str):
        province (str | Unset):
        size (str | Unset):
        state (str | Unset):
        status (str | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[FilingsSummary | Problem]
    """

    kwargs = _get_kwargs(
        extended=extended,
        nil=nil,
        period=period,
        province=province,
        size=size,
        state=state,
        status=status,
        accept_language=accept_language,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    extended: bool | None | Unset = UNSET,
    nil: bool | None | Unset = UNSET,
    period: str,
    province: str | Unset = UNSET,
    size: str | Unset = UNSET,
    state: str | Unset = UNSET,
    status: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> FilingsSummary | Problem | None:
    """The same, counted: in all, by province, by size, and by state

     The same, counted: in all, by province, by size, and by state.

    Args:
        extended (bool | None | Unset):
        nil (bool | None | Unset):
        period (str):
        province (str | Unset):
        size (str | Unset):
        state (str | Unset):
        status (str | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        FilingsSummary | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            extended=extended,
            nil=nil,
            period=period,
            province=province,
            size=size,
            state=state,
            status=status,
            accept_language=accept_language,
        )
    ).parsed
