"""Signals: what is odd, why it was found, and what the office makes of it."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from platforms.admin.desk import (
    Confirmation,
    DeskAdmin,
    Fact,
    Link,
    Question,
    filled,
    principal_of,
    require,
)
from platforms.admin.details import READERS
from platforms.admin.fields import ReasonField
from platforms.roles import Scope
from reporting import vocabulary
from reporting.admin import signal_facts
from reporting.admin.words import language
from reporting.models import Period, Signal, SignalState
from reporting.selectors.signals import ALL_SCOPES, Filters, visible_signals
from reporting.selectors.words import terms
from reporting.services import signals
from reporting.signals import RULES, tell

STEPS = {
    "acknowledge": (SignalState.ACKNOWLEDGED, _("Acknowledge"), _("The signal is acknowledged.")),
    "dismiss": (SignalState.DISMISSED, _("Dismiss"), _("The signal is dismissed.")),
    "open": (SignalState.OPEN, _("Open again"), _("The signal is open again.")),
}


class StandingFilter(admin.SimpleListFilter):
    """What is open and still found comes first: the rest is asked for."""

    title = _("state")
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("acknowledged", pgettext_lazy("signal", "acknowledged")),
            ("dismissed", pgettext_lazy("signal", "dismissed")),
            ("gone", _("no longer found")),
            ("all", _("all")),
        ]

    def choices(self, changelist: Any) -> Any:
        named = [(None, pgettext_lazy("signal", "open")), *self.lookup_choices]
        for value, text in named:
            given = {self.parameter_name: value} if value else {}
            yield {
                "selected": self.value() == value,
                "query_string": changelist.get_query_string(given, [self.parameter_name]),
                "display": text,
            }

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        decided = {state: Q(state=state, gone_at=None) for state in ("acknowledged", "dismissed")}
        wanted = {**decided, "gone": Q(gone_at__isnull=False), "all": Q()}
        return queryset.filter(wanted.get(self.value() or "", Q(state="open", gone_at=None)))


class RuleFilter(admin.SimpleListFilter):
    title = _("rule")
    parameter_name = "rule"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        said = language()
        return [(one, f"{one} {RULES[one].title.within(said)}") for one in sorted(RULES)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(rule=self.value()) if self.value() else queryset


class MonthFilter(admin.SimpleListFilter):
    title = _("period")
    parameter_name = "month"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        months = Period.objects.order_by("-month")[:12]
        return [(one.code, one.code) for one in months]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        known = {code for code, _text in self.lookup_choices}
        return queryset.filter(period=f"{self.value()}-01") if self.value() in known else queryset


class AboutFilter(admin.SimpleListFilter):
    title = _("about")
    parameter_name = "about"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("platform", _("platforms")),
            ("scope", _("sums of this office")),
            (ALL_SCOPES, _("sums of every province, too")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        principal, value = principal_of(request), self.value() or ""
        scope = ALL_SCOPES if value == ALL_SCOPES else ""
        found = queryset & visible_signals(principal, Filters(scope=scope))
        wanted = {"platform": Q(jurisdiction=None), "scope": Q(platform=None)}
        return found.filter(wanted.get(value, Q()))


class DismissForm(forms.Form):
    reason = ReasonField(
        label=_("reason"), help_text=_("For whoever sees it next. Platforms do not read it.")
    )


def rule_in_words(rule: str) -> str:
    return f"{rule} {RULES[rule].title.within(language())}" if rule in RULES else rule


def subject_in_words(subject: str) -> str:
    """A measure, a category, both or something else, as a rule wrote it down."""
    words = vocabulary.load().editions[-1]
    codes, known = subject.split(" "), {**words.measures, **terms("category")}
    if not set(codes) <= known.keys():
        return subject
    names = {code: known[code].name.within(language()) for code in codes}
    return " · ".join(
        text if code in words.measures else f"{code} {text}" for code, text in names.items()
    )


READERS |= {"rule": rule_in_words, "subject": subject_in_words}


class SignalAdmin(DeskAdmin[Signal]):
    read_scope = Scope.CONSOLIDATED_READ
    page_template = "console/signal.html"
    list_display = ("told", "about", "period", "strong", "standing", "found_at")
    list_filter = (StandingFilter, AboutFilter, RuleFilter, MonthFilter)
    list_select_related = ("platform", "jurisdiction", "period", "decided_by")
    search_fields = ("=subject", "platform__name_zh", "platform__name_en", "=platform__uscc")
    search_help_text = _("A digest or target, or a platform by its name or USCC")
    ordering: ClassVar = ("-period", "-strength", "-id")

    def own_urls(self) -> list[URLPattern]:
        return [
            self.own_url(f"<uuid:object_id>/{name}/", self._view_of(name), name) for name in STEPS
        ]

    @admin.display(description=_("signal"))
    def told(self, signal: Signal) -> str:
        return tell(signal.rule, signal.numbers, language()).message

    @admin.display(description=_("about"))
    def about(self, signal: Signal) -> str:
        return str(signal.platform or signal.jurisdiction)

    @admin.display(description=_("strength"), ordering="strength")
    def strong(self, signal: Signal) -> str:
        return f"{signal.strength:.1f}"

    @admin.display(description=_("state"), ordering="state")
    def standing(self, signal: Signal) -> str:
        state = str(SignalState(signal.state).label)
        if signal.gone_at is None:
            return state
        return gettext("%(state)s, no longer found") % {"state": state}

    def heading(self, signal: Signal) -> str:
        title = tell(signal.rule, signal.numbers, language()).title
        return gettext("%(title)s: %(about)s") % {"title": title, "about": self.about(signal)}

    def page(self, request: HttpRequest, found: Signal) -> dict[str, Any]:
        principal = principal_of(request)
        return {
            "told": tell(found.rule, found.numbers, language()),
            "facts": self.facts(found),
            "chart": signal_facts.chart(principal, found),
            "links": [*self.steps(request, found), *signal_facts.rooms(principal, found)],
            "tables": signal_facts.tables(principal, found),
        }

    def facts(self, signal: Signal) -> list[Fact]:
        decided = f"{signal.decided_by}" if signal.decided_by else ""
        return [
            (_("rule"), f"{signal.rule} {tell(signal.rule, signal.numbers, language()).title}"),
            (_("about"), self.about(signal)),
            (_("period"), signal.period.code),
            (_("strength"), gettext("%(n)s times the threshold") % {"n": self.strong(signal)}),
            (_("state"), self.standing(signal)),
            (_("found at"), signal.found_at),
            (_("no longer found since"), signal.gone_at),
            (_("decided at"), signal.decided_at),
            (_("decided by"), decided),
            (_("reason"), signal.reason),
        ]

    def steps(self, request: HttpRequest, signal: Signal) -> list[Link]:
        if not principal_of(request).may(Scope.REVIEWS_WRITE):
            return []
        return [
            Link(str(text), self.url(name, signal.pk))
            for name, (state, text, _done) in STEPS.items()
            if signal.may_become(state)
        ]

    # --- Doing ----------------------------------------------------------------------------

    def _view_of(self, name: str) -> Any:
        def view(request: HttpRequest, object_id: object) -> HttpResponse:
            return self.step_view(request, object_id, name)

        return view

    def step_view(self, request: HttpRequest, object_id: object, name: str) -> HttpResponse:
        principal = require(request, Scope.REVIEWS_WRITE)
        signal = self.find(request, object_id)
        state, button, done = STEPS[name]

        def act(values: dict[str, Any]) -> str:
            signals.decide(principal, signal, state=state, reason=values.get("reason", ""))
            return str(done)

        question = Question(
            title=str(button),
            button=str(button),
            back=self.url("change", signal.pk),
            intro=self.told(signal),
            facts=self.facts(signal)[:5],
        )
        form = DismissForm if name == "dismiss" else Confirmation
        return self.ask(request, question, form(filled(request)), act)
