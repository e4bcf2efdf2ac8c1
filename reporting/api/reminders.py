"""Reminders of filings that are due or late: a platform reads its own, an office its platforms'."""

from typing import Any

from drf_spectacular.utils import OpenApiExample, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.paging import CursorPaging
from platforms.api.serializers import Query
from platforms.api.views import ApiView
from platforms.roles import Scope
from reporting.api.consolidated_rows import platform_ref
from reporting.api.consolidated_serializers import PlatformRefSerializer
from reporting.api.months import PeriodField
from reporting.models import Reminder
from reporting.models.periods import parse_period


class ReminderQuery(Query):
    platform = serializers.UUIDField(required=False)
    period = PeriodField(required=False, help_text="Only for this month, `YYYY-MM`.")
    kind = serializers.ChoiceField(Reminder.Kind.choices, required=False)
    addressee = serializers.ChoiceField(
        Reminder.Addressee.choices, required=False, help_text="`office`: escalations."
    )


class ReminderOut(serializers.ModelSerializer[Reminder]):
    """One reminder, given once."""

    platform = serializers.SerializerMethodField()
    period = serializers.CharField(source="period.code")
    days = serializers.IntegerField(
        help_text="Before or after the last day, as set; it may have come later, if no worker ran."
    )
    due_at = serializers.DateTimeField(help_text="The date that held then.")

    class Meta:
        model = Reminder
        fields = ("id", "platform", "period", "kind", "addressee", "days", "due_at", "given_at")

    @extend_schema_field(PlatformRefSerializer)
    def get_platform(self, reminder: Reminder) -> dict[str, Any]:
        one = reminder.platform
        return platform_ref(one.id, one.uscc, one.name_en, one.name_zh, one.jurisdiction_id)


EXAMPLE = OpenApiExample(
    "An office is told of a filing that is three days late",
    {
        "id": "0198a0b6-0000-7000-8000-00000000000f",
        "platform": {
            "id": "0198a0b6-0000-7000-8000-000000000001",
            "uscc": "91310000MA1FL0000X",
            "name_en": "Photos",
            "name_zh": "图片社区",
            "province": "31",
        },
        "period": "2025-05",
        "kind": "overdue",
        "addressee": "office",
        "days": 3,
        "due_at": "2025-06-11T00:00:00+08:00",
        "given_at": "2025-06-13T00:20:00+08:00",
    },
    response_only=True,
)


class Reminders(ApiView):
    pagination_class = CursorPaging
    ordering = "-id"
    scopes = {"GET": Scope.REPORTS_READ}

    @extend_schema(
        operation_id="reminders_list",
        parameters=[ReminderQuery],
        examples=[EXAMPLE],
        responses=ReminderOut(many=True),
    )
    def get(self, request: Request) -> Response:
        """Reminders that were given, the latest first. The feed of `events` has them as well."""
        asked = self.query(ReminderQuery)
        if "period" in asked:
            asked["period_id"] = parse_period(asked.pop("period"))
        if "platform" in asked:
            asked["platform_id"] = asked.pop("platform")
        rows = Reminder.objects.visible_to(self.principal).filter(**asked)
        return self.page(rows.select_related("platform", "period"), ReminderOut)
