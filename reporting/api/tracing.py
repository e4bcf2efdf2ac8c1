"""Where a record counts: the way back up from a single record to what was published of it."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.serializers import Query
from platforms.roles import Scope
from reporting.api.consolidated_examples import PATH
from reporting.api.reports import ReportView
from reporting.checks.fields import RECORD_ID
from reporting.models import Figure, Report, Total
from reporting.selectors.tracing import CODES, Trace, trace

REPORT = "/api/v1/reports/0198a0b6-0000-7000-8000-000000000002"
CELL = "from=2025-05&platform=91310000MA1FL0000X&measure=items_removed&measure_version=1"
EXAMPLE = OpenApiExample(
    "A record that counts in a total of a consolidation",
    value={
        "record_id": "r-000017",
        "period": "2025-05",
        "results": [
            {
                "version": 1,
                "batch": "0198a0b6-0000-7000-8000-000000000005",
                "line": 17,
                "revision": 1,
                "state": "accepted",
                "in_force": True,
                "standing": "current",
                "totals": [
                    {
                        "measure": "items_removed",
                        "measure_version": 1,
                        "value": 1204,
                        "on_the_day": 31,
                        "qualifier": "exact",
                        "links": {
                            "consolidated": f"{PATH}?{CELL}&category=P2-1",
                            "sources": f"{PATH}/sources?{CELL}&category=P2-1",
                        },
                    }
                ],
                "consolidations": [
                    {"number": 1, "links": {"self": "/api/v1/consolidations/2025-05/1"}}
                ],
                "links": {
                    "report": REPORT,
                    "revision": f"{REPORT}/revisions/1",
                    "batch": f"{REPORT}/batches/0198a0b6-0000-7000-8000-000000000005",
                    "record": f"{REPORT}/records?revision=1&state=all&record_id=r-000017",
                },
            }
        ],
    },
    response_only=True,
)


class TraceQuery(Query):
    record_id = serializers.RegexField(
        rf"^(?:{RECORD_ID.pattern})$", max_length=64, help_text="The platform's own id of it."
    )


class TotalLinksSerializer(serializers.Serializer[Any]):
    consolidated = serializers.CharField()
    sources = serializers.CharField()


class TracedTotalSerializer(serializers.Serializer[Any]):
    """A total of the revision that the record is one of."""

    measure = serializers.CharField()
    measure_version = serializers.IntegerField()
    value = serializers.IntegerField()
    on_the_day = serializers.IntegerField(
        allow_null=True, help_text="What of it was done on the day of the record, in Beijing."
    )
    qualifier = serializers.ChoiceField(Figure.Qualifier.choices)
    links = TotalLinksSerializer(
        allow_null=True, help_text="The same sum asked for anew; null for a platform."
    )


class SelfLinkSerializer(serializers.Serializer[Any]):
    self = serializers.CharField()


class TracedConsolidationSerializer(serializers.Serializer[Any]):
    number = serializers.IntegerField()
    links = SelfLinkSerializer()


class TraceLinksSerializer(serializers.Serializer[Any]):
    report = serializers.CharField()
    revision = serializers.CharField()
    batch = serializers.CharField()
    record = serializers.CharField()


class TracedPlaceSerializer(serializers.Serializer[Any]):
    """A version of the record in a revision that has its batch."""

    version = serializers.IntegerField()
    batch = serializers.UUIDField()
    line = serializers.IntegerField()
    revision = serializers.IntegerField()
    state = serializers.CharField()
    in_force = serializers.BooleanField()
    standing = serializers.CharField(
        help_text="`current`, `superseded` or `withdrawn`: only what is current counts."
    )
    totals = TracedTotalSerializer(many=True)
    consolidations = TracedConsolidationSerializer(
        many=True, help_text="Those that were made from the revision; none for a platform."
    )
    links = TraceLinksSerializer()


class TraceSerializer(serializers.Serializer[Any]):
    record_id = serializers.CharField()
    period = serializers.CharField()
    results = TracedPlaceSerializer(many=True)


class ReportTrace(ReportView):
    scopes = {"GET": Scope.RECORDS_READ}
    refusals = {"GET": ("records_archived",)}

    @extend_schema(
        operation_id="records_trace",
        parameters=[OpenApiParameter("record_id", str, required=True)],
        responses=TraceSerializer,
        examples=[EXAMPLE],
    )
    def get(self, request: Request, report_id: UUID) -> Response:
        """Where a record counts: batch, revisions, their totals, and the consolidations made.

        Every version in every revision that has its batch; 404 where none is held.
        """
        report = self.report()
        record_id = self.query(TraceQuery)["record_id"]
        found = trace(self.principal, report, record_id)
        if not found:
            raise Http404
        office = self.principal.kind == "office"
        return Response(
            {
                "record_id": record_id,
                "period": f"{report.period_id:%Y-%m}",
                "results": [_place(report, record_id, one, office) for one in found],
            }
        )


def _place(report: Report, record_id: str, one: Trace, office: bool) -> dict[str, Any]:
    row, revision = one.place.row, one.place.revision
    base = f"/api/v1/reports/{report.id}"
    asked = urlencode({"revision": revision.number, "state": "all", "record_id": record_id})
    return {
        "version": row["version"],
        "batch": row["batch_id"],
        "line": row["line"],
        "revision": revision.number,
        "state": revision.state,
        "in_force": revision.in_force,
        "standing": one.place.standing,
        "totals": [_total(report, total, one.day, office) for total in one.totals],
        "consolidations": [
            {"number": made.number, "links": {"self": _consolidation(report, made.number)}}
            for made in one.consolidations
        ],
        "links": {
            "report": base,
            "revision": f"{base}/revisions/{revision.number}",
            "batch": f"{base}/batches/{row['batch_id']}",
            "record": f"{base}/records?{asked}",
        },
    }


def _consolidation(report: Report, number: int) -> str:
    return f"/api/v1/consolidations/{report.period_id:%Y-%m}/{number}"


def _total(report: Report, total: Total, day: str, office: bool) -> dict[str, Any]:
    names = {**{name: name for name in CODES}, "province": "content_province"}
    cell = urlencode(
        {
            "from": f"{report.period_id:%Y-%m}",
            "platform": report.platform.uscc,
            "measure": total.measure,
            "measure_version": total.measure_version,
            **{names[name]: code for name in CODES if (code := getattr(total, name))},
        }
    )
    without_version = cell.replace(f"&measure_version={total.measure_version}", "")
    links = {"consolidated": f"{PATH}?{without_version}", "sources": f"{PATH}/sources?{cell}"}
    return {
        "measure": total.measure,
        "measure_version": total.measure_version,
        "value": total.value,
        "on_the_day": None if total.days is None else total.days[int(day[-2:]) - 1],
        "qualifier": total.qualifier,
        "links": links if office else None,
    }
