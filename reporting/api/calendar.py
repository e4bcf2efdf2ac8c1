"""Filings over months: how many were due, came, are late or missing, by province and by size."""

from dataclasses import asdict
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.serializers import Query
from platforms.api.views import ApiView
from platforms.roles import Scope
from reporting.api.consolidated import describe_scope
from reporting.api.consolidated_serializers import MANY, CodesField, ScopeSerializer, flat
from reporting.api.filings import (
    COUNTS,
    ProvinceTallySerializer,
    SizesField,
    SizeTallySerializer,
    TallySerializer,
    by_province,
    by_size,
)
from reporting.api.months import PeriodField
from reporting.models import Period
from reporting.models.periods import parse_period
from reporting.selectors.calendar import Month, calendar
from reporting.selectors.scopes import scope_of

MONTHS, MOST = 12, 36
EXAMPLE = OpenApiExample(
    "A month in one province",
    value={
        "scope": {"jurisdiction": "31", "name": "Shanghai"},
        "counts": COUNTS,
        "months": [
            {
                "period": "2025-05",
                "due_at": "2025-06-11T00:00:00+08:00",
                "closed_at": "2025-06-11T00:10:00+08:00",
                "counts": COUNTS,
                "by_province": [{"jurisdiction": "31", "name": "Shanghai", **COUNTS}],
                "by_size": [{"size": "large", **COUNTS}],
                "links": {
                    "filings": "/api/v1/filings?period=2025-05",
                    "summary": "/api/v1/filings/summary?period=2025-05",
                },
            }
        ],
    },
    response_only=True,
)


class CalendarQuery(Query):
    province = CodesField(required=False, help_text=f"Registered in these provinces. {MANY}")
    size = SizesField(required=False, help_text=f"Platforms of these sizes. {MANY}")
    to = PeriodField(required=False, help_text="The last month; the latest that has begun.")

    def get_fields(self) -> dict[str, Any]:
        """`from` is a keyword."""
        text = f"The first month; {MONTHS} months unless said otherwise, {MOST} at most."
        return {"from": PeriodField(required=False, help_text=text), **super().get_fields()}

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        last = parse_period(attrs["to"]) if "to" in attrs else timezone.localdate().replace(day=1)
        first = parse_period(attrs["from"]) if "from" in attrs else back(last, MONTHS - 1)
        if first > last:
            raise serializers.ValidationError({"from": [_("It is after the last month.")]})
        if back(last, MOST - 1) > first:
            text = _("These are more than {most} months; ask for fewer.").format(most=MOST)
            raise serializers.ValidationError({"from": [text]})
        return {**attrs, "months": (first, last)}


def back(month: date, months: int) -> date:
    """The month so many months before."""
    at = month.year * 12 + month.month - 1 - months
    return date(at // 12, at % 12 + 1, 1)


class CalendarLinks(serializers.Serializer[Any]):
    filings = serializers.CharField()
    summary = serializers.CharField()


class CalendarMonthSerializer(serializers.Serializer[Any]):
    period = serializers.CharField()
    due_at = serializers.DateTimeField()
    closed_at = serializers.DateTimeField(allow_null=True)
    counts = TallySerializer()
    by_province = ProvinceTallySerializer(many=True)
    by_size = SizeTallySerializer(many=True)
    links = CalendarLinks()


class CalendarSerializer(serializers.Serializer[Any]):
    """Only platforms that owe a report are counted: what came unasked is in `filings`."""

    scope = ScopeSerializer()
    counts = TallySerializer(help_text="Of all these months together.")
    months = CalendarMonthSerializer(many=True, help_text="The latest first.")


class Calendar(ApiView):
    scopes = {"GET": Scope.PLATFORMS_READ}
    kinds = {"GET": {"office"}}

    @extend_schema(
        operation_id="filings_calendar",
        parameters=[CalendarQuery],
        responses=CalendarSerializer,
        examples=[EXAMPLE],
    )
    def get(self, request: Request) -> Response:
        """What became of the filings of each month, in all, by province and by size."""
        query = CalendarQuery(data=flat(request.query_params))
        query.is_valid(raise_exception=True)
        asked = query.validated_data
        periods = Period.objects.filter(month__range=asked["months"]).order_by("-month")
        months = calendar(
            self.principal,
            list(periods),
            timezone.now(),
            provinces=asked.get("province", ()),
            sizes=asked.get("size", ()),
        )
        counts = [asdict(one.whole) for one in months]
        return Response(
            {
                "scope": describe_scope(scope_of(self.principal)),
                "counts": {name: sum(one[name] for one in counts) for name in COUNTS},
                "months": [_month(one) for one in months],
            }
        )


def _month(one: Month) -> dict[str, Any]:
    period = one.period
    return {
        "period": period.code,
        "due_at": timezone.localtime(period.due_at),
        "closed_at": period.closed_at and timezone.localtime(period.closed_at),
        "counts": asdict(one.whole),
        "by_province": by_province(one.provinces),
        "by_size": by_size(one.sizes),
        "links": {
            "filings": f"/api/v1/filings?period={period.code}",
            "summary": f"/api/v1/filings/summary?period={period.code}",
        },
    }
