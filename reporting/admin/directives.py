"""Directives: what was ordered, what was answered, and what the office does next."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from platforms.admin.desk import (
    DeskAdmin,
    Fact,
    Link,
    Question,
    filled,
    principal_of,
    require,
)
from platforms.admin.fields import end_of
from platforms.admin.moments import deadline, deadline_column
from platforms.models import Platform
from platforms.principals import Principal
from platforms.roles import Scope
from reporting.admin import directive_facts
from reporting.admin.directive_forms import (
    AcceptForm,
    ExtendForm,
    IssueForm,
    ReturnForm,
    WithdrawForm,
    may_issue,
)
from reporting.admin.words import directive_of
from reporting.models import Directive, DirectiveState
from reporting.models.directives import WAITING
from reporting.selectors.directives import answers_to
from reporting.services import directives

STEPS = {
    "accept": _("Accept the answer"),
    "return": _("Send back"),
    "extend": _("Put off"),
    "withdraw": _("Withdraw"),
}
GRAVE = ("return", "withdraw")


class OwedFilter(admin.SimpleListFilter):
    title = _("answer")
    parameter_name = "owed"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("overdue", _("overdue")),
            ("owed", _("owed")),
            ("decide", _("to be decided on")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        wanted = {
            "overdue": Q(state__in=WAITING, due_at__lt=timezone.now()),
            "owed": Q(state__in=WAITING, due_at__isnull=False),
            "decide": Q(state=DirectiveState.ANSWERED),
        }
        return queryset.filter(wanted.get(self.value() or "", Q()))


class KindFilter(admin.SimpleListFilter):
    title = pgettext_lazy("directive", "kind")
    parameter_name = "code"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """The codes that were used."""
        rows = Directive.objects.visible_to(principal_of(request)).order_by("code")
        used = rows.values_list("code", flat=True).distinct()
        return [(code, directive_of(code)) for code in used]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(code=self.value()) if self.value() else queryset


class DirectiveAdmin(DeskAdmin[Directive]):
    read_scope = Scope.DIRECTIVES_READ
    viewed_as = "directive"
    page_template = "console/directive.html"
    list_display = ("kind", "platform", "standing", "due_by", "office", "issued_at")
    list_filter = (OwedFilter, "state", KindFilter)
    list_select_related = (
        *("platform", "office", "issued_by", "revision__report", "finding__run", "attestation"),
    )
    search_fields = (
        *("reference", "text", "platform__name_zh", "platform__name_en"),
        "=platform__uscc",
    )
    search_help_text = _("Words of the text, a reference, or a platform by its name or USCC")
    ordering: ClassVar = ("-id",)
    due_by = deadline_column("due_at", _("due by"))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return may_issue(principal_of(request))

    def own_urls(self) -> list[URLPattern]:
        steps = {
            "accept": self.accept_view,
            "return": self.return_view,
            "extend": self.extend_view,
            "withdraw": self.withdraw_view,
        }
        return [
            self.own_url(f"<uuid:object_id>/{name}/", view, name) for name, view in steps.items()
        ]

    def viewed_name(self, found: Directive) -> str:
        return f"{found.code} {found.reference}".strip()

    @admin.display(description=pgettext_lazy("directive", "kind"), ordering="code")
    def kind(self, directive: Directive) -> str:
        name = directive_of(directive.code)
        return f"{name} {directive.reference}" if directive.reference else name

    @admin.display(description=_("state"), ordering="state")
    def standing(self, directive: Directive) -> str:
        state = str(DirectiveState(directive.state).label)
        if not directive.overdue:
            return state
        return gettext("%(state)s, overdue") % {"state": state}

    def heading(self, directive: Directive) -> str:
        said = {"directive": self.kind(directive), "platform": directive.platform}
        return gettext("%(directive)s: %(platform)s") % said

    def page(self, request: HttpRequest, found: Directive) -> dict[str, Any]:
        principal = principal_of(request)
        return {
            "directive": found,
            "answers": directive_facts.answers(principal, found),
            "facts": [
                *self.facts(found),
                (_("issued by"), directive_facts.issued_by(principal, found)),
                *directive_facts.about(found),
            ],
            "links": [*self.steps(principal, found), *directive_facts.rooms(found)],
            "tables": [directive_facts.history_table(principal, found)],
        }

    def facts(self, directive: Directive) -> list[Fact]:
        return [
            (_("platform"), directive.platform),
            (_("office"), directive.office),
            (_("issued at"), directive.issued_at),
            (_("state"), self.standing(directive)),
            (_("due by"), deadline(directive.due_at)),
            (_("first due by"), deadline(directive.first_due_at)),
            (_("acknowledged at"), directive.acknowledged_at),
        ]

    def steps(self, principal: Principal, directive: Directive) -> list[Link]:
        """What may be done now, by this reader."""
        own = principal.sees_all or principal.office_id == directive.office_id
        if not (own and principal.may(Scope.DIRECTIVES_WRITE)):
            return []
        answered = directive.state == DirectiveState.ANSWERED
        owed = directive.takes_answer and directive.state in WAITING
        possible = {
            "accept": answered,
            "return": answered,
            "extend": owed,
            "withdraw": directive.may_become(DirectiveState.WITHDRAWN),
        }
        return [
            Link(str(text), self.url(name, directive.pk), grave=name in GRAVE)
            for name, text in STEPS.items()
            if possible[name]
        ]

    # --- Doing ----------------------------------------------------------------------------

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        principal = require(request, Scope.DIRECTIVES_WRITE)
        if not may_issue(principal):
            raise PermissionDenied
        form = IssueForm(filled(request), initial=request.GET.dict())
        question = Question(
            title=gettext("Issue a directive"),
            button=gettext("Issue"),
            back=self.url("changelist"),
            facts=directive_facts.given(request),
        )

        def act(values: dict[str, Any]) -> str | HttpResponse:
            visible = Platform.objects.visible_to(principal)
            platform = visible.filter(uscc=values["uscc"]).first()
            if platform is None:
                form.add_error("uscc", gettext("No platform that you may see has this code."))
                return self.show(
                    request,
                    question.title,
                    {"question": question, "form": form},
                    "console/question.html",
                )
            issued = directives.issue(principal, platform, form.wording)
            return HttpResponseRedirect(self.url("change", issued.pk))

        return self.ask(request, question, form, act)

    def accept_view(self, request: HttpRequest, object_id: object) -> HttpResponse:
        def act(principal: Principal, directive: Directive, values: dict[str, Any]) -> str:
            directives.accept(principal, directive, **values)
            return gettext("The answer was accepted.")

        button = gettext("Accept")
        return self._decide(
            request, object_id, AcceptForm, gettext("Accept the answer"), button, act
        )

    def return_view(self, request: HttpRequest, object_id: object) -> HttpResponse:
        def act(principal: Principal, directive: Directive, values: dict[str, Any]) -> str:
            due_at = end_of(values.pop("due_on"))
            directives.send_back(principal, directive, due_at=due_at, **values)
            return gettext("The answer was sent back.")

        title = gettext("Send the answer back")
        return self._decide(request, object_id, ReturnForm, title, gettext("Send back"), act)

    def extend_view(self, request: HttpRequest, object_id: object) -> HttpResponse:
        def act(principal: Principal, directive: Directive, values: dict[str, Any]) -> str:
            due_at = end_of(values["due_on"])
            directives.extend(principal, directive, due_at=due_at, reason=values["reason"])
            return gettext("The date was put off.")

        title = gettext("Put off the date")
        return self._decide(request, object_id, ExtendForm, title, gettext("Put off"), act)

    def withdraw_view(self, request: HttpRequest, object_id: object) -> HttpResponse:
        def act(principal: Principal, directive: Directive, values: dict[str, Any]) -> str:
            directives.withdraw(principal, directive, reason=values["reason"])
            return gettext("The directive was withdrawn.")

        title = gettext("Withdraw the directive")
        return self._decide(request, object_id, WithdrawForm, title, gettext("Withdraw"), act)

    def _decide(
        self,
        request: HttpRequest,
        object_id: object,
        form: type[forms.Form],
        title: str,
        button: str,
        act: Callable[[Principal, Directive, dict[str, Any]], str],
    ) -> HttpResponse:
        """Ask; the number of the answer that was shown goes along, so that no other is meant."""
        principal = require(request, Scope.DIRECTIVES_WRITE)
        directive = self.find(request, object_id)
        latest = answers_to(principal, directive).order_by("-number").first()
        question = Question(
            title=title,
            button=button,
            back=self.url("change", directive.pk),
            facts=[
                *self.facts(directive),
                (_("text"), directive.text),
                *directive_facts.latest(latest),
            ],
            grave=form in (ReturnForm, WithdrawForm),
        )
        initial = {"answer": latest.number if latest else None}
        return self.ask(
            request,
            question,
            form(filled(request), initial=initial),
            lambda values: act(principal, directive, values),
        )
