"""Reminders of filings: what was said to platforms, and of what their offices were told."""

from typing import ClassVar

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from platforms.admin.desk import DeskAdmin, Fact, Link
from platforms.roles import Scope
from reporting.admin.periods import filings_of
from reporting.models import Reminder


class ReminderAdmin(DeskAdmin[Reminder]):
    read_scope = Scope.REPORTS_READ
    list_display = ("__str__", "kind", "addressee", "days", "due_by", "given_at")
    list_filter = ("kind", "addressee", "period")
    list_select_related = ("platform", "period")
    search_fields = ("platform__name_zh", "platform__name_en", "=platform__uscc")
    search_help_text = _("A platform by its name or USCC")
    ordering: ClassVar = ("-id",)

    @admin.display(description=_("due by"), ordering="due_at")
    def due_by(self, reminder: Reminder) -> object:
        return reminder.due_at

    def facts(self, reminder: Reminder) -> list[Fact]:
        return [
            (_("platform"), reminder.platform),
            (_("period"), Link(reminder.period.code, filings_of(reminder.period.code))),
            (_("reminder"), reminder.get_kind_display()),
            (_("to"), reminder.get_addressee_display()),
            (_("days"), reminder.days),
            (_("due by"), reminder.due_at),
            (_("given at"), reminder.given_at),
        ]
