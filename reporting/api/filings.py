"""Who has filed for a period, and who has not."""

from dataclasses import asdict
from typing import Any

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.paging import CursorPaging
from platforms.api.serializers import StrictSerializer
from platforms.api.views import ApiView
from platforms.models import Jurisdiction, Platform
from platforms.roles import Scope
from reporting.api.consolidated import describe_scope
from reporting.api.consolidated_rows import platform_ref
from reporting.api.consolidated_serializers import (
    MANY,
    CodesField,
    PlatformRefSerializer,
    ScopeSerializer,
    flat,
)
from reporting.api.months import PeriodField
from reporting.models import Period, State
from reporting.models.periods import parse_period
from reporting.selectors.filings import STATUSES, UNFILED, Filters, Tally, filings, tally
from reporting.selectors.scopes import scope_of

STATES = [state for state in State.values if state not in UNFILED]
EXAMPLE = OpenApiExample(
    "A platform that filed late",
    value={
        "platform": {
            "id": "0198a0b6-0000-7000-8000-000000000001",
            "uscc": "91310000MA1FL0000X",
            "name_en": "Photos",
            "name_zh": "图片社区",
            "province": "31",
        },
        "size": "large",
        "period": "2025-05",
        "status": "late",
        "due": True,
        "due_at": "2025-06-11T00:00:00+08:00",
        "extension": None,
        "filed_at": "2025-06-12T10:00:00+08:00",
        "state": "accepted",
        "revision": 1,
        "nil": False,
        "in_force": True,
        "links": {"report": "/api/v1/reports/0198a0b6-0000-7000-8000-000000000002"},
    },
    response_only=True,
)

COUNTS = {
    "due": 30,
    "filed": 29,
    "on_time": 27,
    "late": 2,
    "missing": 1,
    "pending": 0,
    "extended": 0,
    "nil": 3,
    "accepted": 28,
}
SUMMARY_EXAMPLE = OpenApiExample(
    "A period in one province",
    value={
        "period": "2025-05",
        "due_at": "2025-06-11T00:00:00+08:00",
        "closed_at": "2025-06-11T00:10:00+08:00",
        "scope": {"jurisdiction": "31", "name": "Shanghai"},
        "counts": COUNTS,
        "by_province": [{"jurisdiction": "31", "name": "Shanghai", **COUNTS}],
        "by_size": [{"size": "large", **COUNTS}],
        "by_state": {"accepted": 28, "rejected": 1},
    },
    response_only=True,
)


class StatusesField(CodesField):
    def known(self) -> str:
        return _("there are {codes}").format(codes=", ".join(STATUSES))

    def knows(self, code: str) -> bool:
        return code in STATUSES


class StatesField(CodesField):
    def known(self) -> str:
        return _("there are {codes}").format(codes=", ".join(STATES))

    def knows(self, code: str) -> bool:
        return code in STATES


class SizesField(CodesField):
    def known(self) -> str:
        return _("there are {codes}").format(codes=", ".join(Platform.Size.values))

    def knows(self, code: str) -> bool:
        return code in Platform.Size.values


class FilingFilters(StrictSerializer):
    period = PeriodField(help_text="The month, `YYYY-MM`.")
    status = StatusesField(
        required=False, help_text=f"Only these, of {', '.join(STATUSES)}. {MANY}"
    )
    state = StatesField(
        required=False, help_text=f"Only where the latest revision filed is so. {MANY}"
    )
    province = CodesField(required=False, help_text=f"Registered in these provinces. {MANY}")
    size = SizesField(required=False, help_text=f"Platforms of these sizes. {MANY}")
    nil = serializers.BooleanField(
        required=False, allow_null=True, default=None, help_text="Whether nothing was to report."
    )
    extended = serializers.BooleanField(
        required=False,
        allow_null=True,
        default=None,
        help_text="Whether an extension is in force, filed or not.",
    )

    def filters(self) -> Filters:
        """The validated parameters beside the period."""
        given = self.validated_data
        return Filters(
            statuses=given.get("status", ()),
            states=given.get("state", ()),
            provinces=given.get("province", ()),
            sizes=given.get("size", ()),
            nil=given["nil"],
            extended=given["extended"],
        )


class FilingsQuery(FilingFilters):
    cursor = serializers.CharField(required=False, help_text="From `next` of the page before.")
    page_size = serializers.IntegerField(required=False, min_value=1, max_value=1000)


class SizeField(serializers.ChoiceField):
    """A size, or null where nobody classified the platform."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Platform.Size.choices, allow_null=True, **kwargs)


class FilingLinksSerializer(serializers.Serializer[Any]):
    report = serializers.CharField(allow_null=True)


class FilingSerializer(serializers.Serializer[Any]):
    """What a platform has filed for the period."""

    platform = PlatformRefSerializer()
    size = SizeField()
    period = serializers.CharField()
    status = serializers.ChoiceField(
        STATUSES,
        help_text="`pending` and `missing`: not filed, before and after the due date;"
        " `extended`: not filed, and the due date was put off to one that is still to come;"
        " `not_due`: filed although nothing was due.",
    )
    due = serializers.BooleanField()
    due_at = serializers.DateTimeField(help_text="By the extension in force, else by the period.")
    extension = serializers.UUIDField(allow_null=True, help_text="The extension in force.")
    filed_at = serializers.DateTimeField(allow_null=True, help_text="When it came first.")
    state = serializers.ChoiceField(
        STATES, allow_null=True, help_text="Of the latest revision that was filed."
    )
    revision = serializers.IntegerField(allow_null=True)
    nil = serializers.BooleanField(allow_null=True)
    in_force = serializers.BooleanField(help_text="Whether a revision was accepted and counts.")
    links = FilingLinksSerializer()


class TallySerializer(serializers.Serializer[Any]):
    due = serializers.IntegerField()
    filed = serializers.IntegerField()
    on_time = serializers.IntegerField()
    late = serializers.IntegerField()
    missing = serializers.IntegerField()
    pending = serializers.IntegerField()
    extended = serializers.IntegerField(
        help_text="Not filed, and put off to a date that is still to come."
    )
    nil = serializers.IntegerField()
    accepted = serializers.IntegerField(help_text="With a revision that counts.")


class ProvinceTallySerializer(TallySerializer):
    jurisdiction = serializers.CharField()
    name = serializers.CharField()


class SizeTallySerializer(TallySerializer):
    size = SizeField()


class FilingsSummarySerializer(serializers.Serializer[Any]):
    period = serializers.CharField()
    due_at = serializers.DateTimeField()
    closed_at = serializers.DateTimeField(allow_null=True)
    scope = ScopeSerializer()
    counts = TallySerializer()
    by_province = ProvinceTallySerializer(many=True)
    by_size = SizeTallySerializer(many=True)
    by_state = serializers.DictField(child=serializers.IntegerField())


class FilingsView(ApiView):
    scopes = {"GET": Scope.PLATFORMS_READ}
    kinds = {"GET": {"office"}}

    def asked(self, query_class: type[FilingFilters]) -> tuple[Period, Filters]:
        serializer = query_class(data=flat(self.request.query_params))
        serializer.is_valid(raise_exception=True)
        given = serializer.validated_data
        period = Period.objects.filter(month=parse_period(given["period"])).first()
        if period is None:
            raise Http404
        return period, serializer.filters()


class Filings(FilingsView):
    pagination_class = CursorPaging
    ordering = "id"

    @extend_schema(
        operation_id="filings_list",
        parameters=[FilingsQuery],
        responses=FilingSerializer(many=True),
        examples=[EXAMPLE],
    )
    def get(self, request: Request) -> Response:
        """Each platform that has to file for a period, with what came of it."""
        period, filters = self.asked(FilingsQuery)
        found = filings(self.principal, period, timezone.now(), filters)
        paging = CursorPaging()
        page = paging.paginate_queryset(found, request, view=self)
        return paging.get_paginated_response([_filing(one, period) for one in page or ()])


def _filing(one: Any, period: Period) -> dict[str, Any]:
    return {
        "platform": platform_ref(one.id, one.uscc, one.name_en, one.name_zh, one.jurisdiction_id),
        "size": one.size or None,
        "period": period.code,
        "status": one.filing,
        "due": one.due,
        "due_at": timezone.localtime(one.due_at),
        "extension": one.extension_id,
        "filed_at": one.filed_at and timezone.localtime(one.filed_at),
        "state": one.state,
        "revision": one.number,
        "nil": one.nil,
        "in_force": one.in_force,
        "links": {"report": one.filed_at and f"/api/v1/reports/{one.report_id}"},
    }


class FilingsSummary(FilingsView):
    @extend_schema(
        operation_id="filings_summary",
        parameters=[FilingFilters],
        responses=FilingsSummarySerializer,
        examples=[SUMMARY_EXAMPLE],
    )
    def get(self, request: Request) -> Response:
        """The same, counted: in all, by province, by size, and by state."""
        period, filters = self.asked(FilingFilters)
        found = filings(self.principal, period, timezone.now(), filters)
        counted = tally(found)
        return Response(
            {
                "period": period.code,
                "due_at": timezone.localtime(period.due_at),
                "closed_at": period.closed_at and timezone.localtime(period.closed_at),
                "scope": describe_scope(scope_of(self.principal)),
                "counts": asdict(counted.whole),
                "by_province": by_province(counted.provinces),
                "by_size": by_size(counted.sizes),
                "by_state": counted.states,
            }
        )


def by_province(counted: dict[str, Tally]) -> list[dict[str, Any]]:
    names = {one.code: str(one) for one in Jurisdiction.objects.filter(code__in=counted)}
    return [
        {"jurisdiction": code, "name": names[code], **asdict(counts)}
        for code, counts in counted.items()
    ]


def by_size(counted: dict[str, Tally]) -> list[dict[str, Any]]:
    """From the largest; those that nobody classified come last."""
    sizes = [size for size in (*Platform.Size.values, "") if size in counted]
    return [{"size": size or None, **asdict(counted[size])} for size in sizes]
