"""Reviews: the queue of reports that wait, and what is done about one of them or about many."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from platforms.admin.desk import Confirmation, DeskAdmin, Question, filled, principal_of, require
from platforms.admin.fields import end_of
from platforms.principals import Principal
from platforms.roles import Scope
from reporting.admin import bulk
from reporting.admin.bulk_actions import BULK, Action
from reporting.admin.review_forms import AcceptForm, AssignForm, PutOffForm, day_of, may_review
from reporting.admin.review_queue import waiting
from reporting.models import Report, Review
from reporting.selectors.desk import latest_revisions
from reporting.selectors.reports import find_report
from reporting.selectors.reviews import reviews_by_report
from reporting.services import reviewing


class ReviewAdmin(DeskAdmin[Review]):
    read_scope = Scope.REPORTS_READ
    nav_name = _("review")

    def own_urls(self) -> list[URLPattern]:
        return [
            self.own_url("bulk/<slug:action>/", self.bulk_view, "bulk"),
            self.own_url("<uuid:report_id>/assign/", self.assign_view, "assign"),
            self.own_url("<uuid:report_id>/take/", self.take_view, "take"),
            self.own_url("<uuid:report_id>/put-off/", self.put_off_view, "put_off"),
            self.own_url("<uuid:report_id>/accept/", self.accept_view, "accept"),
        ]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        principal = require(request, self.read_scope)
        context = waiting(principal, request.GET)
        return self.show(request, gettext("Review"), context, "console/review_queue.html")

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kw: Any) -> Any:
        """A review has no page of its own: it is told where its report is."""
        raise Http404

    def report(self, principal: Principal, report_id: UUID) -> Report:
        report = find_report(principal, report_id)
        if report is None:
            raise Http404
        return report

    # --- One report -----------------------------------------------------------------------

    def assign_view(self, request: HttpRequest, report_id: UUID) -> HttpResponse:
        principal = reviewer(request)
        report = self.report(principal, report_id)
        review = reviews_by_report(principal, [report]).get(report.id)
        initial = {
            "assignee": str(review.assignee_id) if review and review.assignee_id else "",
            "due_on": day_of(review.due_at if review else None),
        }

        def act(values: dict[str, Any]) -> str:
            reviewing.assign(
                principal,
                report,
                assignee_id=UUID(values["assignee"]) if values["assignee"] else None,
                due_at=end_of(values["due_on"]) if values["due_on"] else None,
            )
            return gettext("The review was assigned.")

        form = AssignForm(filled(request), principal=principal, initial=initial)
        title = gettext("Assign the review")
        return self.ask(request, about(report, title, gettext("Assign")), form, act)

    def take_view(self, request: HttpRequest, report_id: UUID) -> HttpResponse:
        """Assigned to oneself, by the day that is set already."""
        principal = reviewer(request)
        report = self.report(principal, report_id)

        def act(values: dict[str, Any]) -> str:
            review = reviewing.lock(principal, report)
            reviewing.assign(
                principal, report, assignee_id=principal.person_id, due_at=review.due_at
            )
            return gettext("The review is yours.")

        page = about(report, gettext("Take the review"), gettext("I take it"))
        return self.ask(request, page, Confirmation(filled(request)), act)

    def put_off_view(self, request: HttpRequest, report_id: UUID) -> HttpResponse:
        principal = reviewer(request)
        report = self.report(principal, report_id)

        def act(values: dict[str, Any]) -> str:
            due_at = end_of(values["due_on"])
            reviewing.put_off(principal, report, due_at=due_at, reason=values["reason"])
            return gettext("The date was put off.")

        title = gettext("Put off the date")
        return self.ask(
            request, about(report, title, gettext("Put off")), PutOffForm(filled(request)), act
        )

    def accept_view(self, request: HttpRequest, report_id: UUID) -> HttpResponse:
        principal = reviewer(request)
        report = self.report(principal, report_id)
        latest = latest_revisions([report.id]).get(report.id)
        if latest is None:
            raise Http404
        page = about(
            report,
            gettext("Review done"),
            gettext("Done"),
            gettext(
                "Your office has read this revision and asks nothing more. It leaves the queue;"
                " when the platform files another one, it is to be reviewed again."
            ),
            [(gettext("revision"), latest.number)],
        )

        def act(values: dict[str, Any]) -> str:
            reviewing.accept(principal, report, **values)
            return gettext("The review of revision %(number)s is done.") % {
                "number": values["revision"]
            }

        form = AcceptForm(filled(request), initial={"revision": latest.number})
        return self.ask(request, page, form, act)

    # --- Many reports ---------------------------------------------------------------------

    def bulk_view(self, request: HttpRequest, action: str) -> HttpResponse:
        """Asked with GET; a POST shows what would change, and the next one changes it."""
        principal = reviewer(request)
        wanted = BULK.get(action)
        if wanted is None:
            raise Http404
        reports = chosen(principal, request)
        form = wanted.form(principal, reports, filled(request))
        context = {
            "action": wanted,
            "reports": reports,
            "form": form,
            "back": f"{self.url('changelist')}?{request.GET.get('back', '')}",
        }
        if reports and request.method == "POST" and form.is_valid():
            context |= self._lines(request, principal, wanted, reports, form)
        return self.show(request, str(wanted.title), context, "console/bulk.html")

    def _lines(
        self,
        request: HttpRequest,
        principal: Principal,
        action: Action,
        reports: list[Report],
        form: forms.Form,
    ) -> dict[str, Any]:
        targets = action.targets(principal, reports, form.cleaned_data)
        carried_out = "seen" in request.POST
        if carried_out:
            outcomes = bulk.carry_out(targets, bulk.Seen.read(request.POST["seen"]))
        else:
            outcomes = bulk.preview(targets)
        return {
            "lines": [(one, self._why(one)) for one in outcomes],
            "carried_out": carried_out,
            "changed": sum(one.changes for one in outcomes),
            "left": sum(not one.done for one in outcomes),
            "seen": str(bulk.Seen.of(targets)),
            "sent": [
                (name, value)
                for name, values in request.POST.lists()
                for value in values
                if name not in ("csrfmiddlewaretoken", "seen")
            ],
        }

    def _why(self, outcome: bulk.Outcome) -> str:
        if outcome.refused is not None:
            return self.desk.in_words(outcome.refused)
        if outcome.stale:
            return gettext("It has changed since the preview, and was left alone.")
        return ""


def reviewer(request: HttpRequest) -> Principal:
    """Who may review, at an office; raises `PermissionDenied` otherwise."""
    principal = principal_of(request)
    if not may_review(principal):
        raise PermissionDenied
    return principal


def chosen(principal: Principal, request: HttpRequest) -> list[Report]:
    """The visible ones of those that were ticked."""
    sent = request.POST if request.method == "POST" else request.GET
    ids = []
    for text in sent.getlist("report")[: bulk.MOST]:
        try:
            ids.append(UUID(text))
        except ValueError:
            raise Http404 from None
    rows = Report.objects.visible_to(principal).filter(pk__in=ids)
    related = rows.select_related("platform__jurisdiction", "period")
    return list(related.order_by("-period_id", "platform__uscc"))


def about(
    report: Report, title: str, button: str, intro: str = "", facts: list[Any] | None = None
) -> Question:
    return Question(
        title=title,
        button=button,
        back=reverse("admin:reporting_report_change", args=[report.pk]),
        intro=intro,
        facts=[
            (gettext("platform"), report.platform),
            (gettext("period"), report.period.code),
            *(facts or ()),
        ],
    )
