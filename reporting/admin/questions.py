"""Questions about reports: what was asked, what was said to it, and the next word of the office."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, reverse
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from platforms.admin.desk import DeskAdmin, Fact, Link, filled, principal_of, require
from platforms.admin.desk import Question as Asking
from platforms.admin.fields import end_of
from platforms.admin.moments import deadline, deadline_column
from platforms.principals import Principal
from platforms.roles import Scope
from reporting.admin.review_forms import AskForm, CloseForm, FollowUpForm
from reporting.admin.words import title_of_check
from reporting.models import Question, QuestionState
from reporting.selectors.questions import replies_to
from reporting.selectors.reports import find_report, find_revision
from reporting.services import asking
from reporting.services.asking import Wording


class TurnFilter(admin.SimpleListFilter):
    title = _("whose turn")
    parameter_name = "turn"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("ours", _("answered, to be read")),
            ("theirs", _("to be answered")),
            ("overdue", _("overdue")),
            ("closed", _("closed")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        wanted = {
            "ours": Q(state=QuestionState.ANSWERED),
            "theirs": Q(state=QuestionState.ASKED),
            "overdue": Q(state=QuestionState.ASKED, due_at__lt=timezone.now()),
            "closed": Q(state=QuestionState.CLOSED),
        }
        return queryset.filter(wanted.get(self.value() or "", Q()))


def may_follow(principal: Principal, question: Question) -> bool:
    """Of the office that asked, or above it; and not over."""
    own = principal.sees_all or principal.office_id == question.office_id
    return own and principal.may(Scope.REVIEWS_WRITE) and question.state != QuestionState.CLOSED


class QuestionAdmin(DeskAdmin[Question]):
    read_scope = Scope.REPORTS_READ
    page_template = "console/question_page.html"
    list_display = ("asked", "platform", "period", "standing", "due_by", "office", "asked_at")
    list_filter = (TurnFilter,)
    list_select_related = (
        *("platform", "office", "report__period", "report__platform", "revision", "asked_by"),
    )
    search_fields = ("text", "platform__name_zh", "platform__name_en", "=platform__uscc")
    search_help_text = _("Words of the question, or a platform by its name or USCC")
    ordering: ClassVar = ("-id",)
    due_by = deadline_column("due_at", _("answer due by"))

    def own_urls(self) -> list[URLPattern]:
        return [
            self.own_url("ask/<uuid:report_id>/", self.ask_view, "ask"),
            self.own_url("<uuid:object_id>/follow-up/", self.follow_view, "follow"),
            self.own_url("<uuid:object_id>/close/", self.close_view, "close"),
        ]

    @admin.display(description=pgettext_lazy("asked of a platform", "question"))
    def asked(self, question: Question) -> str:
        return question.text if len(question.text) <= 80 else f"{question.text[:79]}…"

    @admin.display(description=_("period"))
    def period(self, question: Question) -> str:
        return f"{question.report.period_id:%Y-%m}"

    @admin.display(description=_("state"), ordering="state")
    def standing(self, question: Question) -> str:
        state = str(QuestionState(question.state).label)
        if not question.overdue:
            return state
        return gettext("%(state)s, overdue") % {"state": state}

    def heading(self, question: Question) -> str:
        said = {"number": question.number, "report": question.report}
        return gettext("Question %(number)s about %(report)s") % said

    def page(self, request: HttpRequest, found: Question) -> dict[str, Any]:
        principal = principal_of(request)
        links = [Link(gettext("The report"), report_url(found))]
        if may_follow(principal, found):
            links += [
                Link(gettext("Ask on"), self.url("follow", found.pk)),
                Link(gettext("Close"), self.url("close", found.pk)),
            ]
        return {
            "facts": self.facts(found),
            "question": found,
            "replies": replies_to(principal, [found])[found.id],
            "links": links,
        }

    def facts(self, question: Question) -> list[Fact]:
        check = question.check_id
        return [
            (_("platform"), question.platform),
            (_("period"), self.period(question)),
            (_("revision"), question.revision.number),
            (_("check"), f"{check} {title_of_check(check)}" if check else ""),
            (_("record"), question.record_id),
            (_("office"), question.office),
            (_("asked by"), question.asked_by),
            (_("asked at"), question.asked_at),
            (_("answer due by"), deadline(question.due_at)),
            (_("state"), self.standing(question)),
            (pgettext_lazy("question", "closed at"), question.closed_at),
            (_("remark"), question.remark),
        ]

    # --- Doing ----------------------------------------------------------------------------

    def ask_view(self, request: HttpRequest, report_id: Any) -> HttpResponse:
        principal = require(request, Scope.REVIEWS_WRITE)
        report = find_report(principal, report_id)
        if report is None:
            raise Http404
        revision = find_revision(principal, report, None)
        back = reverse("admin:reporting_report_change", args=[report.pk])
        page = Asking(
            title=gettext("Ask the platform"),
            button=gettext("Ask"),
            back=f"{back}#questions",
            crumbs=[Link(str(report), back)],
            facts=[
                (_("platform"), report.platform),
                (_("period"), report.period.code),
                (_("revision"), revision.number),
            ],
        )

        def act(values: dict[str, Any]) -> str:
            due_on = values["due_on"]
            due_at = end_of(due_on) if due_on else None
            wording = Wording(values["text"], due_at, values["check"], values["record_id"])
            asked = asking.ask(principal, report, revision, wording)
            return gettext("Question %(number)s was asked.") % {"number": asked.number}

        return self.ask(request, page, AskForm(filled(request), initial=request.GET.dict()), act)

    def follow_view(self, request: HttpRequest, object_id: object) -> HttpResponse:
        principal = require(request, Scope.REVIEWS_WRITE)
        question = self.find(request, object_id)
        page = self._about(gettext("Ask on"), gettext("Ask"), principal, question)

        def act(values: dict[str, Any]) -> str:
            due_at = end_of(values["due_on"]) if values["due_on"] else None
            asking.ask_again(principal, question, values["text"], due_at=due_at)
            return gettext("It was asked.")

        return self.ask(request, page, FollowUpForm(filled(request)), act)

    def close_view(self, request: HttpRequest, object_id: object) -> HttpResponse:
        principal = require(request, Scope.REVIEWS_WRITE)
        question = self.find(request, object_id)
        page = self._about(gettext("Close a question"), gettext("Close"), principal, question)

        def act(values: dict[str, Any]) -> str:
            asking.close(principal, question, remark=values["remark"])
            return gettext("The question was closed.")

        return self.ask(request, page, CloseForm(filled(request)), act)

    def _about(self, title: str, button: str, principal: Principal, question: Question) -> Asking:
        said = replies_to(principal, [question])[question.id][-1:]
        return Asking(
            title=title,
            button=button,
            back=f"{report_url(question)}#questions",
            crumbs=[
                Link(str(question.report), report_url(question)),
                Link(self.heading(question), self.url("change", question.pk)),
            ],
            facts=[
                (_("platform"), question.platform),
                (_("period"), self.period(question)),
                (pgettext_lazy("asked of a platform", "question"), question.text),
                *((reply.get_side_display(), reply.text) for reply in said),
            ],
        )


def report_url(question: Question) -> str:
    return reverse("admin:reporting_report_change", args=[question.report_id])
