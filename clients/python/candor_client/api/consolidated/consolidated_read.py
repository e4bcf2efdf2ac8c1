from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.consolidated import Consolidated
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    action: str | Unset = UNSET,
    as_of: str | Unset = UNSET,
    campaign: str | Unset = UNSET,
    category: str | Unset = UNSET,
    compare: str | Unset = UNSET,
    content_province: str | Unset = UNSET,
    day: str | Unset = UNSET,
    detection: str | Unset = UNSET,
    from_: str | Unset = UNSET,
    group_by: str | Unset = UNSET,
    measure: str | Unset = UNSET,
    modality: str | Unset = UNSET,
    of_campaign: str | Unset = UNSET,
    platform: str | Unset = UNSET,
    product_kind: str | Unset = UNSET,
    province: str | Unset = UNSET,
    to: str | Unset = UNSET,
    vocabulary: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    params: dict[str, Any] = {}

    params["action"] = action

    params["as_of"] = as_of

    params["campaign"] = campaign

    params["category"] = category

    params["compare"] = compare

    params["content_province"] = content_province

    params["day"] = day

    params["detection"] = detection

    params["from"] = from_

    params["group_by"] = group_by

    params["measure"] = measure

    params["modality"] = modality

    params["of_campaign"] = of_campaign

    params["platform"] = platform

    params["product_kind"] = product_kind

    params["province"] = province

    params["to"] = to

    params["vocabulary"] = vocabulary

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/consolidated",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Consolidated | Problem | None:
    if response.status_code == 200:
        response_200 = Consolidated.from_dict(response.json())

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
) -> Response[Consolidated | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    action: str | Unset = UNSET,
    as_of: str | Unset = UNSET,
    campaign: str | Unset = UNSET,
    category: str | Unset = UNSET,
    compare: str | Unset = UNSET,
    content_province: str | Unset = UNSET,
    day: str | Unset = UNSET,
    detection: str | Unset = UNSET,
    from_: str | Unset = UNSET,
    group_by: str | Unset = UNSET,
    measure: str | Unset = UNSET,
    modality: str | Unset = UNSET,
    of_campaign: str | Unset = UNSET,
    platform: str | Unset = UNSET,
    product_kind: str | Unset = UNSET,
    province: str | Unset = UNSET,
    to: str | Unset = UNSET,
    vocabulary: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[Consolidated | Problem]:
    """Sums per measure and group over what is in force, or over what was frozen

     Sums per measure and group over what is in force, or over what was frozen.

    Only equal definitions are added up. A sum is a lower bound where any part of it is one.

    Args:
        action (str | Unset):
        as_of (str | Unset):
        campaign (str | Unset):
        category (str | Unset):
        compare (str | Unset):
        content_province (str | Unset):
        day (str | Unset):
        detection (str | Unset):
        from_ (str | Unset):
        group_by (str | Unset):
        measure (str | Unset):
        modality (str | Unset):
        of_campaign (str | Unset):
        platform (str | Unset):
        product_kind (str | Unset):
        province (str | Unset):
        to (str | Unset):
        vocabulary (str | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Consolidated | Problem]
    """

    kwargs = _get_kwargs(
        action=action,
        as_of=as_of,
        campaign=campaign,
        category=category,
        compare=compare,
        content_province=content_province,
        day=day,
        detection=detection,
        from_=from_,
        group_by=group_by,
        measure=measure,
        modality=modality,
        of_campaign=of_campaign,
        platform=platform,
        product_kind=product_kind,
        province=province,
        to=to,
        vocabulary=vocabulary,
        accept_language=accept_language,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    action: str | Unset = UNSET,
    as_of: str | Unset = UNSET,
    campaign: str | Unset = UNSET,
    category: str | Unset = UNSET,
    compare: str | Unset = UNSET,
    content_province: str | Unset = UNSET,
    day: str | Unset = UNSET,
    detection: str | Unset = UNSET,
    from_: str | Unset = UNSET,
    group_by: str | Unset = UNSET,
    measure: str | Unset = UNSET,
    modality: str | Unset = UNSET,
    of_campaign: str | Unset = UNSET,
    platform: str | Unset = UNSET,
    product_kind: str | Unset = UNSET,
    province: str | Unset = UNSET,
    to: str | Unset = UNSET,
    vocabulary: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Consolidated | Problem | None:
    """Sums per measure and group over what is in force, or over what was frozen

     Sums per measure and group over what is in force, or over what was frozen.

    Only equal definitions are added up. A sum is a lower bound where any part of it is one.

    Args:
        action (str | Unset):
        as_of (str | Unset):
        campaign (str | Unset):
        category (str | Unset):
        compare (str | Unset):
        content_province (str | Unset):
        day (str | Unset):
        detection (str | Unset):
        from_ (str | Unset):
        group_by (str | Unset):
        measure (str | Unset):
        modality (str | Unset):
        of_campaign (str | Unset):
        platform (str | Unset):
        product_kind (str | Unset):
        province (str | Unset):
        to (str | Unset):
        vocabulary (str | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Consolidated | Problem
    """

    return sync_detailed(
        client=client,
        action=action,
        as_of=as_of,
        campaign=campaign,
        category=category,
        compare=compare,
        content_province=content_province,
        day=day,
        detection=detection,
        from_=from_,
        group_by=group_by,
        measure=measure,
        modality=modality,
        of_campaign=of_campaign,
        platform=platform,
        product_kind=product_kind,
        province=province,
        to=to,
        vocabulary=vocabulary,
        accept_language=accept_language,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    action: str | Unset = UNSET,
    as_of: str | Unset = UNSET,
    campaign: str | Unset = UNSET,
    category: str | Unset = UNSET,
    compare: str | Unset = UNSET,
    content_province: str | Unset = UNSET,
    day: str | Unset = UNSET,
    detection: str | Unset = UNSET,
    from_: str | Unset = UNSET,
    group_by: str | Unset = UNSET,
    measure: str | Unset = UNSET,
    modality: str | Unset = UNSET,
    of_campaign: str | Unset = UNSET,
    platform: str | Unset = UNSET,
    product_kind: str | Unset = UNSET,
    province: str | Unset = UNSET,
    to: str | Unset = UNSET,
    vocabulary: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[Consolidated | Problem]:
    """Sums per measure and group over what is in force, or over what was frozen

     Sums per measure and group over what is in force, or over what was frozen.

    Only equal definitions are added up. A sum is a lower bound where any part of it is one.

    Args:
        action (str | Unset):
        as_of (str | Unset):
        campaign (str | Unset):
        category (str | Unset):
        compare (str | Unset):
        content_province (str | Unset):
        day (str | Unset):
        detection (str | Unset):
        from_ (str | Unset):
        group_by (str | Unset):
        measure (str | Unset):
        modality (str | Unset):
        of_campaign (str | Unset):
        platform (str | Unset):
        product_kind (str | Unset):
        province (str | Unset):
        to (str | Unset):
        vocabulary (str | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Consolidated | Problem]
    """

    kwargs = _get_kwargs(
        action=action,
        as_of=as_of,
        campaign=campaign,
        category=category,
        compare=compare,
        content_province=content_province,
        day=day,
        detection=detection,
        from_=from_,
        group_by=group_by,
        measure=measure,
        modality=modality,
        of_campaign=of_campaign,
        platform=platform,
        product_kind=product_kind,
        province=province,
        to=to,
        vocabulary=vocabulary,
        accept_language=accept_language,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    action: str | Unset = UNSET,
    as_of: str | Unset = UNSET,
    campaign: str | Unset = UNSET,
    category: str | Unset = UNSET,
    compare: str | Unset = UNSET,
    content_province: str | Unset = UNSET,
    day: str | Unset = UNSET,
    detection: str | Unset = UNSET,
    from_: str | Unset = UNSET,
    group_by: str | Unset = UNSET,
    measure: str | Unset = UNSET,
    modality: str | Unset = UNSET,
    of_campaign: str | Unset = UNSET,
    platform: str | Unset = UNSET,
    product_kind: str | Unset = UNSET,
    province: str | Unset = UNSET,
    to: str | Unset = UNSET,
    vocabulary: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Consolidated | Problem | None:
    """Sums per measure and group over what is in force, or over what was frozen

     Sums per measure and group over what is in force, or over what was frozen.

    Only equal definitions are added up. A sum is a lower bound where any part of it is one.

    Args:
        action (str | Unset):
        as_of (str | Unset):
        campaign (str | Unset):
        category (str | Unset):
        compare (str | Unset):
        content_province (str | Unset):
        day (str | Unset):
        detection (str | Unset):
        from_ (str | Unset):
        group_by (str | Unset):
        measure (str | Unset):
        modality (str | Unset):
        of_campaign (str | Unset):
        platform (str | Unset):
        product_kind (str | Unset):
        province (str | Unset):
        to (str | Unset):
        vocabulary (str | Unset):
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Consolidated | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            action=action,
            as_of=as_of,
            campaign=campaign,
            category=category,
            compare=compare,
            content_province=content_province,
            day=day,
            detection=detection,
            from_=from_,
            group_by=group_by,
            measure=measure,
            modality=modality,
            of_campaign=of_campaign,
            platform=platform,
            product_kind=product_kind,
            province=province,
            to=to,
            vocabulary=vocabulary,
            accept_language=accept_language,
        )
    ).parsed
