"""Consolidations: what was frozen, from which revisions, and what changed since."""

from typing import Any

from django.http import Http404
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.paging import CursorPaging
from platforms.api.serializers import StrictSerializer
from platforms.api.views import ApiView
from platforms.refusals import Refused
from platforms.roles import Scope
from reporting.api.bulletin_serializers import (
    ConsolidationDetailSerializer,
    ConsolidationSerializer,
)
from reporting.api.bulletins import represent_difference
from reporting.api.consolidated import describe_number, describe_scope
from reporting.api.months import PeriodField
from reporting.models import Consolidation
from reporting.models.periods import PERIOD_PATTERN, parse_period
from reporting.selectors import consolidations
from reporting.selectors.changes import Changes, PlatformChange, what_changed
from reporting.selectors.scopes import scope_of

EXAMPLE = OpenApiExample(
    "The second consolidation of a period",
    value={
        "id": "0198a0b6-0000-7000-8000-000000000009",
        "period": "2025-05",
        "number": 2,
        "created_at": "2025-06-18T09:10:00+08:00",
        "digest": "9b1f0c1e5f7a0d8a3f6f7f0f8e6f0f1b2c3d4e5f60718293a4b5c6d7e8f90a1b",
        "vocabulary": "2025.1",
        "coverage": {"due": 30, "filed": 30, "included": 29},
        "links": {
            "self": "/api/v1/consolidations/2025-05/2",
            "bulletin": "/api/v1/bulletins/2025-05?number=2",
        },
    },
    response_only=True,
)
DETAIL_EXAMPLE = OpenApiExample(
    "As the office of a province reads it",
    value={
        "id": "0198a0b6-0000-7000-8000-000000000009",
        "period": "2025-05",
        "number": 2,
        "created_at": "2025-06-18T09:10:00+08:00",
        "digest": "9b1f0c1e5f7a0d8a3f6f7f0f8e6f0f1b2c3d4e5f60718293a4b5c6d7e8f90a1b",
        "vocabulary": "2025.1",
        "scope": {"jurisdiction": "31", "name": "Shanghai"},
        "coverage": [
            {"jurisdiction_code": "31", "due": 12, "filed": 11, "extended": 1, "included": 11}
        ],
        "totals": [
            {
                "jurisdiction_code": "31",
                "measure": "items_removed",
                "measure_version": 1,
                "category": "P2-1",
                "product_kind": "",
                "action": "REMOVE",
                "value": 1204,
                "qualifier": "exact",
            }
        ],
        "entries": [
            {
                "platform_uscc": "91310000MA1FL0000X",
                "revision_number": 2,
                "totals_sha256": "4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945",
                "links": {
                    "report": "/api/v1/reports/0198a0b6-0000-7000-8000-000000000002",
                    "revision": "/api/v1/reports/0198a0b6-0000-7000-8000-000000000002/revisions/2",
                },
            }
        ],
        "changes": {
            "before": 1,
            "measures": [
                {"measure": "items_removed", "measure_version": 1, "before": 1210, "now": 1204}
            ],
            "platforms": [
                {
                    "change": "replaced",
                    "platform_uscc": "91310000MA1FL0000X",
                    "name_en": "Photos",
                    "name_zh": "图片社区",
                    "revision_before": 1,
                    "revision_now": 2,
                    "measures": [
                        {
                            "measure": "items_removed",
                            "measure_version": 1,
                            "before": 1210,
                            "now": 1204,
                        }
                    ],
                    "links": {
                        "report": "/api/v1/reports/0198a0b6-0000-7000-8000-000000000002",
                        "revision": (
                            "/api/v1/reports/0198a0b6-0000-7000-8000-000000000002/revisions/2"
                        ),
                    },
                }
            ],
        },
        "links": {
            "self": "/api/v1/consolidations/2025-05/2",
            "bulletin": "/api/v1/bulletins/2025-05?number=2",
        },
    },
    response_only=True,
)
NOTHING = {"due": 0, "filed": 0, "included": 0}


class ConsolidationsQuery(StrictSerializer):
    period = PeriodField(required=False, help_text="Only of this month, `YYYY-MM`.")
    cursor = serializers.CharField(required=False, help_text="From `next` of the page before.")
    page_size = serializers.IntegerField(required=False, min_value=1, max_value=1000)


class OfficeView(ApiView):
    scopes = {"GET": Scope.CONSOLIDATED_READ}
    kinds = {"GET": {"office"}}


class Consolidations(OfficeView):
    pagination_class = CursorPaging
    ordering = "-id"

    @extend_schema(
        operation_id="consolidations_list",
        parameters=[ConsolidationsQuery],
        responses=ConsolidationSerializer(many=True),
        examples=[EXAMPLE],
    )
    def get(self, request: Request) -> Response:
        """Every consolidation, the latest first."""
        asked = self.query(ConsolidationsQuery)
        found = Consolidation.objects.all()
        if "period" in asked:
            found = found.filter(period_id=parse_period(asked["period"]))
        paging = CursorPaging()
        page = list(paging.paginate_queryset(found, request, view=self) or [])
        coverage = consolidations.own_coverage(self.principal, page)
        return paging.get_paginated_response(
            [_summary(one, coverage.get(one.id, NOTHING)) for one in page]
        )


def _summary(one: Consolidation, coverage: dict[str, int]) -> dict[str, Any]:
    return {
        "id": one.id,
        **describe_number(one),
        "vocabulary": one.vocabulary,
        "coverage": coverage,
        "links": _links(one),
    }


def _links(one: Consolidation) -> dict[str, str]:
    period = f"{one.period_id:%Y-%m}"
    return {
        "self": f"/api/v1/consolidations/{period}/{one.number}",
        "bulletin": f"/api/v1/bulletins/{period}?number={one.number}",
    }


DETAIL_EXAMPLE = OpenApiExample(
    "A month, frozen",
    {
        "id": "01a20472-d674-7fe4-a057-5c998b197a40",
        "period": "2025-05",
        "number": 1,
        "created_at": "2025-06-11T00:10:04+08:00",
        "vocabulary": "2025.1",
        "digest": "c5eb13be846f578edbdfbf3f69efc192bd20d0568cc0ac12b3b6ee90e065891a",
        "scope": {"jurisdiction": "00", "name": "National"},
        "coverage": [
            {"jurisdiction_code": "00", "due": 60, "filed": 60, "extended": 0, "included": 60}
        ],
        "totals": [
            {
                "jurisdiction_code": "00",
                "measure": "accounts_closed",
                "measure_version": 1,
                "category": "P1-2",
                "product_kind": "",
                "action": "CLOSE_ACCOUNT",
                "value": 53,
                "qualifier": "exact",
            }
        ],
        "entries": [
            {
                "platform_uscc": "91110000DEM000006K",
                "revision_number": 1,
                "totals_sha256": "1edd2e0a83df28e1790980504f6e41813effc25b6e0e14ede1a382fe99dbf22d",
                "links": {
                    "report": "/api/v1/reports/01a20470-43af-7984-9a70-69e17073a967",
                    "revision": "/api/v1/reports/01a20470-43af-7984-9a70-69e17073a967/revisions/1",
                },
            }
        ],
        "changes": {"before": None, "measures": [], "platforms": []},
        "links": {
            "self": "/api/v1/consolidations/2025-05/1",
            "bulletin": "/api/v1/bulletins/2025-05?number=1",
        },
    },
    response_only=True,
)


class ConsolidationDetail(OfficeView):
    refusals = {"GET": ("not_consolidated",)}

    @extend_schema(
        operation_id="consolidations_retrieve",
        responses=ConsolidationDetailSerializer,
        examples=[DETAIL_EXAMPLE],
    )
    def get(self, request: Request, period: str, number: int) -> Response:
        """All that a consolidation says: totals, the revisions they were made from, changes."""
        if not PERIOD_PATTERN.match(period) or number > 10**6:
            raise Http404
        found = consolidations.find_consolidation(parse_period(period), number)
        if found is None:
            raise Refused("not_consolidated")
        principal = self.principal
        return Response(
            {
                "id": found.id,
                **describe_number(found),
                "vocabulary": found.vocabulary,
                "scope": describe_scope(scope_of(principal)),
                "coverage": consolidations.coverage(principal, found),
                "totals": consolidations.totals(principal, found),
                "entries": list(map(_entry, consolidations.entries(principal, found))),
                "changes": _changes(what_changed(found, principal)),
                "links": _links(found),
            }
        )


def _entry(entry: dict[str, Any]) -> dict[str, Any]:
    report = entry.pop("report_id")
    return {**entry, "links": _entry_links(report, entry["revision_number"])}


def _entry_links(report: Any, number: int | None) -> dict[str, str]:
    path = f"/api/v1/reports/{report}"
    return {"report": path, "revision": f"{path}/revisions/{number}"}


def _changes(changes: Changes) -> dict[str, Any]:
    return {
        "before": changes.before,
        "measures": [represent_difference(one) for one in changes.measures],
        "platforms": [_platform_change(one) for one in changes.platforms],
    }


def _platform_change(one: PlatformChange) -> dict[str, Any]:
    return {
        "change": one.kind,
        "platform_uscc": one.uscc,
        "name_en": one.name_en,
        "name_zh": one.name_zh,
        "revision_before": one.revision_before,
        "revision_now": one.revision_now,
        "measures": [represent_difference(difference) for difference in one.measures],
        "links": _entry_links(one.report_id, one.revision_now or one.revision_before),
    }
