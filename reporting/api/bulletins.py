"""Bulletins: what is published of a period or of a campaign, as data and as text."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import Http404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.serializers import Query
from platforms.api.views import ApiView
from platforms.refusals import Refused
from platforms.roles import Scope
from reporting.api.bulletin_serializers import BulletinSerializer
from reporting.api.consolidated import describe_number
from reporting.api.language import language_of
from reporting.models.periods import PERIOD_PATTERN, parse_period
from reporting.selectors import bulletins
from reporting.selectors.bulletin_texts import as_text, title
from reporting.selectors.bulletins import Bulletin, Comparison, Restatement, Told
from reporting.selectors.changes import Difference
from reporting.selectors.words import LISTS, find_definition, terms
from reporting.vocabulary import Language

TEXT_EXAMPLE = """\
Clear and Bright 2025: abuse of AI technology
Bulletin for 2025-04 to 2025-06. Scope: National.

Over 3,500 AI products were handled, 962,341 items of content removed and 3,702 accounts handled.

Filings: 90 due, 90 filed, 90 accepted and counted.
"""

TOLD_EXAMPLE = {
    "measure": "items_removed",
    "measure_version": 1,
    "name": "Items of content removed",
    "definition": "Items of content taken away from the public.",
    "value": 962341,
    "qualifier": "exact",
}
PART_EXAMPLE = {
    "code": "P2-1",
    "name": "Rumours made or spread with AI",
    "measure": "items_removed",
    "measure_version": 1,
    "value": 184210,
    "qualifier": "exact",
}
DATA_EXAMPLE = {
    "title": "Clear and Bright 2025: abuse of AI technology",
    "campaign": "qinglang-ai-2025",
    "periods": ["2025-04", "2025-05", "2025-06"],
    "not_consolidated": ["2025-06"],
    "scope": {"jurisdiction": "00", "name": "National"},
    "consolidations": [
        {
            "period": "2025-05",
            "number": 1,
            "digest": "9b1f0c1e5f7a0d8a3f6f7f0f8e6f0f1b2c3d4e5f60718293a4b5c6d7e8f90a1b",
            "created_at": "2025-06-11T00:10:00+08:00",
        }
    ],
    "filings": {"due": 60, "filed": 60, "included": 59},
    "headline": {
        "products": {**TOLD_EXAMPLE, "measure": "products_handled", "value": 3512},
        "items": TOLD_EXAMPLE,
        "accounts": {**TOLD_EXAMPLE, "measure": "accounts_handled", "value": 3702},
    },
    "measures": [TOLD_EXAMPLE],
    "by_category": [PART_EXAMPLE],
    "by_product_kind": [],
    "by_action": [],
    "by_province": [],
    "restatements": [],
    "published": [
        {
            "measure": "items_removed",
            "phase": "P1",
            "value": 960000,
            "qualifier": "at_least",
            "published_on": "2025-06-20",
            "url": "https://www.cac.gov.cn/2025-06/20/c_1752129980667315.htm",
            "ours": TOLD_EXAMPLE,
        }
    ],
}


class PlainText(BaseRenderer):
    """Text as it is; what went wrong stays a problem in JSON."""

    media_type = "text/plain"
    format = "txt"
    charset = "utf-8"

    def render(
        self,
        data: Any,
        accepted_media_type: str | None = None,
        renderer_context: Mapping[str, Any] | None = None,
    ) -> bytes:
        return (data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)).encode()


class BulletinQuery(Query):
    # Not a filter: DRF itself chooses the form of the answer by it.
    paging = frozenset({"format"})

    number = serializers.IntegerField(
        required=False,
        min_value=1,
        max_value=10**6,
        help_text="Of a period: this consolidation; the latest if left out.",
    )


class BulletinDetail(ApiView):
    scopes = {"GET": Scope.CONSOLIDATED_READ}
    kinds = {"GET": {"office"}}
    renderer_classes = [JSONRenderer, PlainText]
    refusals = {"GET": ("not_consolidated", "number_needs_one_period")}

    @extend_schema(
        operation_id="bulletins_retrieve",
        parameters=[BulletinQuery],
        responses={
            (200, "application/json"): BulletinSerializer,
            (200, "text/plain"): OpenApiTypes.STR,
        },
        examples=[
            OpenApiExample(
                "As data", value=DATA_EXAMPLE, media_type="application/json", response_only=True
            ),
            OpenApiExample(
                "As text", value=TEXT_EXAMPLE, media_type="text/plain", response_only=True
            ),
        ],
    )
    def get(self, request: Request, of: str) -> Response:
        """The bulletin of a period (`2025-05`) or of a campaign (`qinglang-ai-2025`).

        Made from frozen consolidations only, for the nation or for the office's province. As
        `text/plain` it is ready to be published, in the language of Accept-Language.
        """
        language = language_of(request)
        bulletin = self._find(of, self.query(BulletinQuery).get("number"))
        if isinstance(getattr(request, "accepted_renderer", None), PlainText):
            return Response(as_text(bulletin, language))
        return Response(represent(bulletin, language))

    def _find(self, of: str, number: int | None) -> Bulletin:
        if PERIOD_PATTERN.match(of):
            return bulletins.of_period(self.principal, parse_period(of), number)
        campaign = bulletins.find_campaign(of)
        if campaign is None:
            raise Http404
        if number is not None:
            raise Refused("number_needs_one_period", pointer="/number")
        return bulletins.of_campaign(self.principal, campaign)


def represent(bulletin: Bulletin, language: Language) -> dict[str, Any]:
    campaign = bulletin.campaign
    return {
        "title": title(bulletin, language),
        "campaign": campaign.code if campaign else None,
        "periods": [_code(month) for month in bulletin.months],
        "not_consolidated": [_code(month) for month in bulletin.missing],
        "scope": {"jurisdiction": bulletin.scope.code, "name": str(bulletin.scope)},
        "consolidations": [describe_number(one) for one in bulletin.consolidations],
        "filings": {
            "due": bulletin.coverage.due,
            "filed": bulletin.coverage.filed,
            "included": bulletin.coverage.included,
        },
        "headline": {name: _told(one, language) for name, one in bulletin.headline.items()},
        "measures": [_told(one, language) for one in bulletin.measures],
        **{
            f"by_{name}": [_part(name, one, language) for one in bulletin.breakdowns.get(name, [])]
            for name in (*bulletins.BREAKDOWNS, "province")
        },
        "restatements": [_restatement(one) for one in bulletin.restatements],
        "published": [_comparison(one, language) for one in bulletin.published],
    }


def _code(month: date) -> str:
    return f"{month:%Y-%m}"


def _told(one: Told, language: Language) -> dict[str, Any]:
    definition = find_definition(one.measure, one.measure_version)
    return {
        "measure": one.measure,
        "measure_version": one.measure_version,
        "name": definition.name.within(language) if definition else one.measure,
        "definition": definition.definition.within(language) if definition else "",
        "value": one.value,
        "qualifier": one.qualifier,
    }


def _part(name: str, one: Told, language: Language) -> dict[str, Any]:
    known = terms(name) if name in LISTS else {}
    return {
        "code": one.code or None,
        "name": known[one.code].name.within(language) if one.code in known else None,
        "measure": one.measure,
        "measure_version": one.measure_version,
        "value": one.value,
        "qualifier": one.qualifier,
    }


def represent_difference(one: Difference) -> dict[str, Any]:
    return {
        "measure": one.measure,
        "measure_version": one.measure_version,
        "before": one.before,
        "now": one.now,
    }


def _restatement(one: Restatement) -> dict[str, Any]:
    return {
        "period": _code(one.consolidation.period_id),
        "number": one.consolidation.number,
        "before": one.consolidation.number - 1,
        "measures": [represent_difference(difference) for difference in one.measures],
    }


def _comparison(one: Comparison, language: Language) -> dict[str, Any]:
    published = one.published
    return {
        "measure": published.measure,
        "phase": published.phase,
        "value": published.value,
        "qualifier": published.qualifier,
        "published_on": published.published_on,
        "url": published.url,
        "ours": _told(one.ours, language) if one.ours else None,
    }
