"""Reminders of filings: what was said to platforms, and of what their offices were told."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from platforms.admin.desk import DeskAdmin, Fact, Link, principal_of
from platforms.admin.moments import deadline, deadline_column
from platforms.roles import Scope
from reporting.admin.periods import filings_of
from reporting.models import Reminder
from reporting.selectors.reminders import still_missing


class StillMissingFilter(admin.SimpleListFilter):
    title = _("filing")
    parameter_name = "filing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("missing", _("still missing, and the office was told"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() != "missing":
            return queryset
        return queryset.filter(pk__in=still_missing(principal_of(request)).values("pk"))


class ReminderAdmin(DeskAdmin[Reminder]):
    read_scope = Scope.REPORTS_READ
    list_display = ("__str__", "kind", "addressee", "days_off", "due_by", "given_at")
    list_filter = (StillMissingFilter, "kind", "addressee", "period")
    list_select_related = ("platform", "period")
    search_fields = ("platform__name_zh", "platform__name_en", "=platform__uscc")
    search_help_text = _("A platform by its name or USCC")
    ordering: ClassVar = ("-id",)
    due_by = deadline_column("due_at", _("due by"))

    @admin.display(description=pgettext_lazy("reminder", "days before or after"))
    def days_off(self, reminder: Reminder) -> int:
        return reminder.days_off

    def facts(self, reminder: Reminder) -> list[Fact]:
        return [
            (_("platform"), reminder.platform),
            (_("period"), Link(reminder.period.code, filings_of(reminder.period.code))),
            (_("reminder"), reminder.get_kind_display()),
            (_("to"), reminder.get_addressee_display()),
            (pgettext_lazy("reminder", "days before or after"), reminder.days_off),
            (_("due by"), deadline(reminder.due_at)),
            (pgettext_lazy("reminder", "given at"), reminder.given_at),
        ]
