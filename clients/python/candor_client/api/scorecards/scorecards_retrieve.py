from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.scorecard_out import ScorecardOut
from ...models.scorecards_retrieve_months import (
    ScorecardsRetrieveMonths,
)
from ...types import UNSET, Response, Unset


def _get_kwargs(
    platform_id: UUID,
    *,
    months: ScorecardsRetrieveMonths | Unset = 6,
    period: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    params: dict[str, Any] = {}

    json_months: int | Unset = UNSET
    if not isinstance(months, Unset):
        json_months = months

    params["months"] = json_months

    params["period"] = period

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/scorecards/{platform_id}".format(
            platform_id=quote(str(platform_id), safe=""),
        ),
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | ScorecardOut | None:
    if response.status_code == 200:
        response_200 = ScorecardOut.from_dict(response.json())

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
) -> Response[Problem | ScorecardOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    platform_id: UUID,
    *,
    client: AuthenticatedClient,
    months: ScorecardsRetrieveMonths | Unset = 6,
    period: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[Problem | ScorecardOut]:
    """One platform's, with each month by itself

     One platform's, with each month by itself.

    Args:
        platform_id (UUID):
        months (ScorecardsRetrieveMonths | Unset):  Default: 6.
        period (str | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | ScorecardOut]
    """

    kwargs = _get_kwargs(
        platform_id=platform_id,
        months=months,
        period=period,
        accept_language=accept_language,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    platform_id: UUID,
    *,
    client: AuthenticatedClient,
    months: ScorecardsRetrieveMonths | Unset = 6,
    period: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Problem | ScorecardOut | None:
    """One platform's, with each month by itself

     One platform's, with each month by itself.

    Args:
        platform_id (UUID):
        months (ScorecardsRetrieveMonths | Unset):  Default: 6.
        period (str | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | ScorecardOut
    """

    return sync_detailed(
        platform_id=platform_id,
        client=client,
        months=months,
        period=period,
        accept_language=accept_language,
    ).parsed


async def asyncio_detailed(
    platform_id: UUID,
    *,
    client: AuthenticatedClient,
    months: ScorecardsRetrieveMonths | Unset = 6,
    period: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[Problem | ScorecardOut]:
    """One platform's, with each month by itself

     One platform's, with each month by itself.

    Args:
        platform_id (UUID):
        months (ScorecardsRetrieveMonths | Unset):  Default: 6.
        period (str | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | ScorecardOut]
    """

    kwargs = _get_kwargs(
        platform_id=platform_id,
        months=months,
        period=period,
        accept_language=accept_language,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    platform_id: UUID,
    *,
    client: AuthenticatedClient,
    months: ScorecardsRetrieveMonths | Unset = 6,
    period: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Problem | ScorecardOut | None:
    """One platform's, with each month by itself

     One platform's, with each month by itself.

    Args:
        platform_id (UUID):
        months (ScorecardsRetrieveMonths | Unset):  Default: 6.
        period (str | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | ScorecardOut
    """

    return (
        await asyncio_detailed(
            platform_id=platform_id,
            client=client,
            months=months,
            period=period,
            accept_language=accept_language,
        )
    ).parsed
