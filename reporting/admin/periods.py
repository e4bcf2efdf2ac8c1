"""Periods, each with a way to its filings."""

from datetime import datetime
from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from platforms.admin.desk import DeskAdmin
from platforms.admin.moments import deadline_column
from reporting import vocabulary
from reporting.admin.words import language
from reporting.models import Period
from reporting.selectors.archives import with_archives


def filings_of(period: str) -> str:
    return f"{reverse('admin:reporting_report_changelist')}?period={period}"


class PeriodAdmin(DeskAdmin[Period]):
    list_display = (
        "code",
        "state",
        "campaigns",
        "opens_at",
        "due_by",
        "closed_at",
        "archived_at",
        "filings",
    )
    ordering: ClassVar = ("-month",)
    due_by = deadline_column("due_at", _("due at"))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Period]:
        return with_archives(super().get_queryset(request))

    @admin.display(description=_("records archived at"), ordering="archived_at")
    def archived_at(self, period: Any) -> datetime | None:
        since: datetime | None = period.archived_at
        return since

    @admin.display(description=_("period"), ordering="month")
    def code(self, period: Period) -> str:
        return period.code

    @admin.display(description=_("state"))
    def state(self, period: Period) -> str:
        now = timezone.now()
        if period.closed_at:
            return pgettext("period", "closed")
        if period.due_at <= now:
            return pgettext("period", "due")
        return gettext("reports come in") if period.ends_at <= now else gettext("running")

    @admin.display(description=_("campaigns"))
    def campaigns(self, period: Period) -> str:
        campaigns = vocabulary.load().campaigns_of(period.code)
        return ", ".join(one.name.within(language()) for one in campaigns) or "–"

    @admin.display(description=_("filings"))
    def filings(self, period: Period) -> str:
        return format_html('<a href="{}">{}</a>', filings_of(period.code), gettext("Show"))

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """A period's page is the list of its filings."""
        return HttpResponseRedirect(filings_of(self.find(request, object_id).code))
