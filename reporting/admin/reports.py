"""Reports: the filings of a period, one report with all about it, and what an office does."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from platforms.admin.desk import DeskAdmin, Fact, Question, filled, principal_of, require
from platforms.admin.fields import DayField, ReasonField, end_of
from platforms.principals import Principal
from platforms.refusals import Refused
from platforms.roles import Scope
from reporting.admin import batches as batch_rows
from reporting.admin import (
    calendar,
    histories,
    last_month,
    onboarding,
    reading,
    receipts,
    worked_on,
)
from reporting.admin.directive_forms import may_issue
from reporting.admin.extensions import may_extend
from reporting.admin.filings import filings
from reporting.admin.records import Browsing, browse
from reporting.admin.tracing import page_of_trace
from reporting.admin.words import check_of, title_of_check
from reporting.models import Batch, Explanation, Report, Revision, State
from reporting.selectors import due
from reporting.selectors.reports import visible_revisions
from reporting.selectors.reviews import with_review
from reporting.services import reports, waiving


class ReturnForm(forms.Form):
    reason = ReasonField(
        label=_("reason"), help_text=_("The platform reads it: say what has to be corrected.")
    )
    due_on = DayField(label=_("answer due on"), required=False)


class WaiveForm(forms.Form):
    reason = ReasonField(label=_("reason"))
    expires_at = DayField(label=_("last day"), help_text=_("Within two years."))


class ReportAdmin(DeskAdmin[Report]):
    read_scope = Scope.REPORTS_READ
    viewed_as = "report"
    nav_name = _("filings")
    page_template = "console/report.html"
    list_select_related = ("platform__jurisdiction", "period")

    def own_urls(self) -> list[URLPattern]:
        return [
            self.own_url("calendar/", self.calendar_view, "calendar"),
            self.own_url("onboarding/", self.onboarding_view, "onboarding"),
            self.own_url("<uuid:object_id>/records/", self.records_view, "records"),
            self.own_url("<uuid:object_id>/trace/", self.trace_view, "trace"),
            self.own_url("<uuid:object_id>/history/", self.whole_history_view, "history"),
            self.own_url("<uuid:object_id>/return/", self.return_view, "return"),
            self.own_url("<uuid:object_id>/waive/<str:check_id>/", self.waive_view, "waive"),
        ]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The filings of a period: also those that are missing, which no report stands for."""
        principal = require(request, self.read_scope)
        context = {
            **filings(principal, request.GET),
            "may_extend": may_extend(principal),
        }
        title = gettext("Filings")
        if context["period"]:
            title = gettext("Filings of %(period)s") % {"period": context["period"].code}
        return self.show(request, title, context, "console/filings.html")

    def calendar_view(self, request: HttpRequest) -> HttpResponse:
        principal = require(request, self.read_scope)
        context = calendar.page(principal, request.GET)
        return self.show(request, gettext("Filings calendar"), context, calendar.TEMPLATE)

    def onboarding_view(self, request: HttpRequest) -> HttpResponse:
        principal = require(request, Scope.PLATFORMS_READ)
        context = onboarding.page(principal, request.GET)
        return self.show(request, gettext("On the way to reporting"), context, onboarding.TEMPLATE)

    def page(self, request: HttpRequest, found: Report) -> dict[str, Any]:
        principal = principal_of(request)
        revisions, before = last_month.with_before(principal, found)
        revision = chosen(revisions, request.GET.get("revision"))
        due_at: datetime = found.due_at  # type: ignore[attr-defined]  # annotated: see to_show
        context = {
            "report": found,
            "due_at": due_at,
            "late": was_late(revisions, due_at),
            "revisions": revisions,
            "revision": revision,
            "may_review": principal.may(Scope.REVIEWS_WRITE),
            "may_direct": may_issue(principal),
        }
        if revision is None:
            return context
        revision.report = found
        work = worked_on.about(principal, found, revision, revisions)
        return {**context, **_content(principal, revision, before), **work}

    def to_show(self, rows: QuerySet[Report]) -> QuerySet[Report]:
        return reading.with_waivers(super().to_show(rows).annotate(due_at=due.of_reports()))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Report]:
        return with_review(super().get_queryset(request), principal_of(request))

    def revisions(self, principal: Principal, report: Report) -> list[Revision]:
        """Those that were filed, the latest first."""
        rows = visible_revisions(principal, report).filter(submitted_at__isnull=False)
        return list(rows.select_related("signatory").order_by("-number"))

    def viewed_name(self, found: Report) -> str:
        return found.period.code

    def whole_history_view(self, request: HttpRequest, object_id: object) -> HttpResponse:
        principal = require(request, Scope.REPORTS_READ)
        report = self.find(request, object_id)
        context = histories.whole(principal, report, request.GET)
        title = gettext("History of %(report)s") % {"report": report}
        return self.show(request, title, context, "console/history.html")

    def trace_view(self, request: HttpRequest, object_id: object) -> HttpResponse:
        """Where a record counts, up to the totals and consolidations."""
        principal = require(request, Scope.RECORDS_READ)
        report = self.find(request, object_id)
        record_id = request.GET.get("record_id", "").replace("\0", "").strip()[:64]
        self.viewed(request, report, "records", record_id or report.period.code)
        try:
            context = page_of_trace(principal, report, record_id)
        except Refused as refused:
            messages.error(request, self.desk.in_words(refused))
            return HttpResponseRedirect(self.url("change", report.pk))
        return self.show(request, context["heading"], context, "console/object.html")

    def records_view(self, request: HttpRequest, object_id: object) -> HttpResponse:
        principal = require(request, Scope.RECORDS_READ)
        report = self.find(request, object_id)
        revisions = self.revisions(principal, report)
        revision = chosen(revisions, request.GET.get("revision"))
        if revision is None:
            raise Http404
        name = request.GET.get("record_id", "").replace("\0", "").strip()
        self.viewed(request, report, "records", name or report.period.code)
        # The report is known already: spare its reading.
        revision.report = report
        title = gettext("Records of %(report)s") % {"report": report}
        try:
            context: Browsing = browse(principal, report, revision, request.GET)
        except Refused as refused:
            messages.error(request, self.desk.in_words(refused))
            return HttpResponseRedirect(self.url("change", report.pk))
        return self.show(request, title, {**context}, "console/records.html")

    def return_view(self, request: HttpRequest, object_id: object) -> HttpResponse:
        principal = require(request, Scope.REVIEWS_WRITE)
        report = self.find(request, object_id)
        revision = chosen(self.revisions(principal, report), request.GET.get("revision"))
        if revision is None:
            raise Http404
        question = Question(
            title=gettext("Return a report"),
            button=gettext("Return"),
            back=self.url("change", report.pk),
            intro=gettext(
                "The platform is asked for a correction. What it filed stays in force until a"
                " corrected revision is accepted."
            ),
            facts=_about(report, revision),
            grave=True,
        )

        def act(values: dict[str, Any]) -> str:
            due_on = values["due_on"]
            due_at: datetime | None = end_of(due_on) if due_on else None
            reports.return_revision(principal, revision, reason=values["reason"], due_at=due_at)
            return gettext("Revision %(number)s was returned.") % {"number": revision.number}

        return self.ask(request, question, ReturnForm(filled(request)), act)

    def waive_view(self, request: HttpRequest, object_id: object, check_id: str) -> HttpResponse:
        principal = require(request, Scope.REVIEWS_WRITE)
        report = self.find(request, object_id)
        if check_of(check_id) is None:
            raise Http404
        question = Question(
            title=gettext("Waive a check"),
            button=gettext("Waive"),
            back=self.url("change", report.pk),
            intro=gettext(
                "The check no longer stands in the way of this platform's reports, in any period,"
                " until the waiver ends. It still says what it finds."
            ),
            facts=[
                (gettext("platform"), report.platform),
                (gettext("check"), f"{check_id} {title_of_check(check_id)}"),
            ],
        )

        def act(values: dict[str, Any]) -> str:
            waiving.grant(
                principal,
                report.platform,
                check_id=check_id,
                reason=values["reason"],
                expires_at=end_of(values["expires_at"]),
            )
            return gettext("%(check)s is waived.") % {"check": check_id}

        return self.ask(request, question, WaiveForm(filled(request)), act)


def chosen(revisions: list[Revision], number: str | None) -> Revision | None:
    """The revision asked for, or the latest. Raises `Http404` for one that is not there."""
    if not number:
        return revisions[0] if revisions else None
    for revision in revisions:
        if str(revision.number) == number:
            return revision
    raise Http404


def was_late(revisions: list[Revision], due_at: datetime) -> bool:
    """A correction is not late: what counts is when something came at first."""
    came = [one.submitted_at for one in revisions if one.submitted_at and one.state != "withdrawn"]
    return bool(came) and min(came) > due_at


def _about(report: Report, revision: Revision) -> list[Fact]:
    return [
        (gettext("platform"), report.platform),
        (gettext("period"), report.period.code),
        (gettext("revision"), revision.number),
        (gettext("state"), State(revision.state).label),
    ]


def _content(principal: Principal, revision: Revision, before: Revision | None) -> dict[str, Any]:
    report = revision.report
    batches = list(Batch.objects.filter(revision_links__revision=revision).order_by("id"))
    explanations = list(
        Explanation.objects.filter(report=report).select_related("decided_by").order_by("-id")
    )
    waivers = reading.waivers_in_force(report)
    groups = reading.groups(revision, batches, explanations, waivers)
    month, month_before = last_month.months(revision, before)
    given = receipts.about(principal, report.pk, revision.number)
    steps, more_steps = histories.latest(principal, report, given)
    return {
        "lines": reading.lines(month, month_before),
        "last_month": month_before,
        "batches": batch_rows.rows(batches),
        "records": sum(n for *_, n in month.counts),
        "groups": groups,
        "explanations": [(e, title_of_check(e.check_id)) for e in explanations],
        "waivers": [(w, title_of_check(w.check_id)) for w in waivers],
        "steps": steps,
        "more_steps": more_steps,
        "receipts": given,
        "trail_url": f"{reverse('admin:platforms_auditevent_changelist')}?q={report.platform.uscc}",
        "may_return": principal.may(Scope.REVIEWS_WRITE) and revision.may_become(State.RETURNED),
    }
