"""What a frozen month said on a day, what it says now, what changed, and why."""

from typing import Any

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.serializers import Query
from platforms.api.views import ApiView
from platforms.roles import Scope
from reporting.api.comparing import BoundedNumberSerializer, represent_told
from reporting.api.consolidated import describe_number, describe_scope
from reporting.api.consolidated_rows import definitions, platform_ref
from reporting.api.consolidated_serializers import (
    DefinitionSerializer,
    NumberSerializer,
    PlatformRefSerializer,
    QualifiedSerializer,
    ScopeSerializer,
)
from reporting.api.language import language_of
from reporting.api.months import PeriodField
from reporting.models import Revision
from reporting.models.periods import parse_period
from reporting.selectors.changes import PlatformChange
from reporting.selectors.comparing import Compared
from reporting.selectors.consolidated import Row
from reporting.selectors.restating import Restated, provinces_of, restated
from reporting.selectors.scopes import scope_of

REPORT = "/api/v1/reports/0198a0b6-0000-7000-8000-000000000002"
NUMBER = {
    "period": "2025-05",
    "number": 1,
    "digest": "9b1f0c1e5f7a0d8a3f6f7f0f8e6f0f1b2c3d4e5f60718293a4b5c6d7e8f90a1b",
    "created_at": "2025-06-11T00:10:04+08:00",
}
EXAMPLE = OpenApiExample(
    "A month that a correction has changed since it was published",
    value={
        "scope": {"jurisdiction": "00", "name": "National"},
        "then": NUMBER,
        "now": {**NUMBER, "number": 2, "created_at": "2025-06-18T09:10:00+08:00"},
        "numbers": [NUMBER, {**NUMBER, "number": 2, "created_at": "2025-06-18T09:10:00+08:00"}],
        "definitions": [
            {
                "measure": "items_removed",
                "measure_version": 1,
                "unit": "item",
                "backing": "records",
                "within": "items_handled",
                "name": "Items of content removed",
                "definition": "Items of content taken away from the public.",
            }
        ],
        "totals": [
            {
                "measure": "items_removed",
                "measure_version": 1,
                "category": "P2-1",
                "then": {"value": 1210, "qualifier": "exact"},
                "now": {"value": 1204, "qualifier": "exact"},
                "difference": {"value": -6, "qualifier": "exact"},
            }
        ],
        "platforms": [
            {
                "change": "replaced",
                "platform": {
                    "id": "0198a0b6-0000-7000-8000-000000000001",
                    "uscc": "91310000MA1FL0000X",
                    "name_en": "Photos",
                    "name_zh": "图片社区",
                    "province": "31",
                },
                "revision_then": 1,
                "revision_now": 2,
                "reasons": [
                    {
                        "revision": 2,
                        "state": "accepted",
                        "reason": "Six records had been filed twice.",
                        "submitted_at": "2025-06-17T10:00:00+08:00",
                        "links": {"revision": f"{REPORT}/revisions/2"},
                    }
                ],
                "links": {"report": REPORT},
            }
        ],
    },
    response_only=True,
)


class RestatementsQuery(Query):
    period = PeriodField(help_text="The month, `YYYY-MM`.")
    on = serializers.DateField(
        required=False,
        help_text="What it said at the end of this day in Beijing; what it said first if left out.",
    )


class RestatedTotalSerializer(serializers.Serializer[Any]):
    """A sum that is not what it was; null where nothing was, or is, said."""

    measure = serializers.CharField()
    measure_version = serializers.IntegerField()
    category = serializers.CharField(allow_null=True)
    then = QualifiedSerializer(allow_null=True)
    now = QualifiedSerializer(allow_null=True)
    difference = BoundedNumberSerializer(allow_null=True)


class RevisionLinkSerializer(serializers.Serializer[Any]):
    revision = serializers.CharField()


class ReasonSerializer(serializers.Serializer[Any]):
    """A revision that came after the one of then, and why the platform filed it."""

    revision = serializers.IntegerField()
    state = serializers.CharField()
    reason = serializers.CharField(allow_blank=True)
    submitted_at = serializers.DateTimeField()
    links = RevisionLinkSerializer()


class ReportLinkSerializer(serializers.Serializer[Any]):
    report = serializers.CharField()


class RestatedPlatformSerializer(serializers.Serializer[Any]):
    change = serializers.ChoiceField(("added", "removed", "replaced"))
    platform = PlatformRefSerializer()
    revision_then = serializers.IntegerField(allow_null=True)
    revision_now = serializers.IntegerField(allow_null=True)
    reasons = ReasonSerializer(many=True)
    links = ReportLinkSerializer()


class RestatedSerializer(serializers.Serializer[Any]):
    scope = ScopeSerializer()
    then = NumberSerializer()
    now = NumberSerializer()
    numbers = NumberSerializer(many=True, help_text="Every number of the month, the first first.")
    definitions = DefinitionSerializer(many=True)
    totals = RestatedTotalSerializer(many=True)
    platforms = RestatedPlatformSerializer(many=True)


class Restatements(ApiView):
    scopes = {"GET": Scope.CONSOLIDATED_READ}
    kinds = {"GET": {"office"}}
    refusals = {"GET": ("not_consolidated",)}

    @extend_schema(
        operation_id="restatements_read",
        parameters=[RestatementsQuery],
        responses=RestatedSerializer,
        examples=[EXAMPLE],
    )
    def get(self, request: Request) -> Response:
        """What a frozen month said on a day, what it says now, and which corrections changed it.

        Nothing is listed where both are the same. What was live meanwhile is not asked.
        """
        asked = self.query(RestatementsQuery)
        found = restated(self.principal, parse_period(asked["period"]), asked.get("on"))
        return Response(
            {
                "scope": describe_scope(scope_of(self.principal)),
                "then": describe_number(found.then),
                "now": describe_number(found.now),
                "numbers": list(map(describe_number, found.numbers)),
                "definitions": definitions(found.rows, language_of(request)),
                "totals": list(map(_total, found.rows)),
                "platforms": _platforms(found),
            }
        )


def _total(row: Compared) -> dict[str, Any]:
    return {
        "measure": row.measure,
        "measure_version": row.measure_version,
        "category": row.group["category"],
        "then": _sum(row.before),
        "now": _sum(row.now),
        "difference": represent_told(row.difference),
    }


def _sum(row: Row | None) -> dict[str, Any] | None:
    return None if row is None else {"value": row.value, "qualifier": row.qualifier}


def _platforms(found: Restated) -> list[dict[str, Any]]:
    provinces = provinces_of(found.platforms)
    return [
        {
            "change": one.kind,
            "platform": platform_ref(
                one.platform_id, one.uscc, one.name_en, one.name_zh, provinces[one.platform_id]
            ),
            "revision_then": one.revision_before,
            "revision_now": one.revision_now,
            "reasons": [
                _reason(one, revision) for revision in found.reasons.get(one.report_id, ())
            ],
            "links": {"report": f"/api/v1/reports/{one.report_id}"},
        }
        for one in found.platforms
    ]


def _reason(one: PlatformChange, revision: Revision) -> dict[str, Any]:
    return {
        "revision": revision.number,
        "state": revision.state,
        "reason": revision.reason,
        "submitted_at": revision.submitted_at,
        "links": {"revision": f"/api/v1/reports/{one.report_id}/revisions/{revision.number}"},
    }
