"""Explanations of platforms, waiting for an office to take note of them or to refuse them."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from platforms.admin.desk import DeskAdmin, Fact, Link, Question, filled, principal_of, require
from platforms.admin.fields import ReasonField
from platforms.roles import Scope
from reporting.admin.words import title_of_check
from reporting.models import Explanation
from reporting.services import explaining

NOTED, REFUSED = "noted", "refused"


class DecideForm(forms.Form):
    decision = forms.ChoiceField(
        label=_("decision"),
        widget=forms.RadioSelect,
        choices=[
            (NOTED, pgettext_lazy("decision", "Take note: the finding is explained")),
            (REFUSED, pgettext_lazy("decision", "Refuse: the finding is not explained by this")),
        ],
    )
    reason = ReasonField(
        label=_("reason"),
        required=False,
        help_text=_("Needed for a refusal; the platform reads it."),
    )

    def clean(self) -> dict[str, Any] | None:
        values = super().clean() or {}
        if values.get("decision") == REFUSED and not values.get("reason"):
            self.add_error("reason", gettext("Say why the explanation is refused."))
        return values


class ExplanationAdmin(DeskAdmin[Explanation]):
    read_scope = Scope.REPORTS_READ
    list_display = ("rule", "platform_name", "period", "short_text", "decision", "given_at")
    list_filter = ("decision",)
    list_select_related = ("report__platform", "report__period", "decided_by")
    search_fields = (
        *("=check_id", "report__platform__name_zh", "report__platform__name_en"),
        "=report__platform__uscc",
    )
    search_help_text = _("A check, or a platform by its name or USCC")
    ordering: ClassVar = ("-id",)

    def own_urls(self) -> list[URLPattern]:
        return [self.own_url("<uuid:object_id>/decide/", self.decide_view, "decide")]

    @admin.display(description=_("check"), ordering="check_id")
    def rule(self, explanation: Explanation) -> str:
        return f"{explanation.check_id} {title_of_check(explanation.check_id)}"

    @admin.display(description=_("platform"))
    def platform_name(self, explanation: Explanation) -> str:
        return str(explanation.report.platform)

    @admin.display(description=_("period"))
    def period(self, explanation: Explanation) -> str:
        return f"{explanation.report.period_id:%Y-%m}"

    @admin.display(description=_("explanation"))
    def short_text(self, explanation: Explanation) -> str:
        return explanation.text if len(explanation.text) <= 80 else f"{explanation.text[:79]}…"

    def facts(self, explanation: Explanation) -> list[Fact]:
        return [
            (_("platform"), self.platform_name(explanation)),
            (_("period"), self.period(explanation)),
            (_("check"), self.rule(explanation)),
            (_("explanation"), explanation.text),
            (_("given at"), explanation.given_at),
            (_("decision"), Explanation.Decision(explanation.decision).label),
            (_("reason of the decision"), explanation.decision_reason or "–"),
            (_("decided by"), explanation.decided_by),
        ]

    def page(self, request: HttpRequest, found: Explanation) -> dict[str, Any]:
        report = reverse("admin:reporting_report_change", args=[found.report_id])
        links = [Link(gettext("The report"), report)]
        is_open = found.decision == Explanation.Decision.OPEN
        if is_open and principal_of(request).may(Scope.REVIEWS_WRITE):
            links.append(Link(gettext("Decide"), self.url("decide", found.pk)))
        return {"facts": self.facts(found), "links": links}

    def decide_view(self, request: HttpRequest, object_id: object) -> HttpResponse:
        principal = require(request, Scope.REVIEWS_WRITE)
        explanation = self.find(request, object_id)
        question = Question(
            title=gettext("Decide on an explanation"),
            button=gettext("Decide"),
            back=reverse("admin:reporting_report_change", args=[explanation.report_id]),
            facts=self.facts(explanation)[:5],
        )

        def act(values: dict[str, Any]) -> str:
            explaining.decide_explanation(
                principal,
                explanation,
                noted=values["decision"] == NOTED,
                reason=values["reason"],
            )
            return gettext("The decision was recorded.")

        return self.ask(request, question, DecideForm(filled(request)), act)
