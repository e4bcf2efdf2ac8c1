from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.label_check_out import LabelCheckOut
from ...models.problem import Problem
from ...types import UNSET, File, Response, Unset


def _get_kwargs(
    *,
    body: File | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/label-checks",
    }

    if not isinstance(body, Unset):
        _kwargs["content"] = body.payload
    headers["Content-Type"] = "application/octet-stream"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> LabelCheckOut | Problem | None:
    if response.status_code == 200:
        response_200 = LabelCheckOut.from_dict(response.json())

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
) -> Response[LabelCheckOut | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: File | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[LabelCheckOut | Problem]:
    """Read the labels of one file: the body is the file, with whatever media type

     Read the labels of one file: the body is the file, with whatever media type.

    What kind of file it is, its content says. The implicit label is held against Annex E of
    GB 45438-2025; Content Credentials are a second answer. Nothing is stored. A file that
    cannot be read is answered as `inconclusive`, with the reason, and not as a problem.
    An archive is `inconclusive` too: its files are asked about one by one. On your own
    machine, `manage.py check-label` does the same for any number of files.

    Args:
        accept_language (str | Unset):
        body (File | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[LabelCheckOut | Problem]
    """

    kwargs = _get_kwargs(
        body=body,
        accept_language=accept_language,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    body: File | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> LabelCheckOut | Problem | None:
    """Read the labels of one file: the body is the file, with whatever media type

     Read the labels of one file: the body is the file, with whatever media type.

    What kind of file it is, its content says. The implicit label is held against Annex E of
    GB 45438-2025; Content Credentials are a second answer. Nothing is stored. A file that
    cannot be read is answered as `inconclusive`, with the reason, and not as a problem.
    An archive is `inconclusive` too: its files are asked about one by one. On your own
    machine, `manage.py check-label` does the same for any number of files.

    Args:
        accept_language (str | Unset):
        body (File | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        LabelCheckOut | Problem
    """

    return sync_detailed(
        client=client,
        body=body,
        accept_language=accept_language,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: File | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[LabelCheckOut | Problem]:
    """Read the labels of one file: the body is the file, with whatever media type

     Read the labels of one file: the body is the file, with whatever media type.

    What kind of file it is, its content says. The implicit label is held against Annex E of
    GB 45438-2025; Content Credentials are a second answer. Nothing is stored. A file that
    cannot be read is answered as `inconclusive`, with the reason, and not as a problem.
    An archive is `inconclusive` too: its files are asked about one by one. On your own
    machine, `manage.py check-label` does the same for any number of files.

    Args:
        accept_language (str | Unset):
        body (File | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[LabelCheckOut | Problem]
    """

    kwargs = _get_kwargs(
        body=body,
        accept_language=accept_language,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: File | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> LabelCheckOut | Problem | None:
    """Read the labels of one file: the body is the file, with whatever media type

     Read the labels of one file: the body is the file, with whatever media type.

    What kind of file it is, its content says. The implicit label is held against Annex E of
    GB 45438-2025; Content Credentials are a second answer. Nothing is stored. A file that
    cannot be read is answered as `inconclusive`, with the reason, and not as a problem.
    An archive is `inconclusive` too: its files are asked about one by one. On your own
    machine, `manage.py check-label` does the same for any number of files.

    Args:
        accept_language (str | Unset):
        body (File | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        LabelCheckOut | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            accept_language=accept_language,
        )
    ).parsed
