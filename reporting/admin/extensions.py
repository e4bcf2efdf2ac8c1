"""Later due dates: which platform got one for which period, why, and until when."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from platforms.admin.desk import DeskAdmin, Fact, Link, Question, filled, principal_of, require
from platforms.admin.fields import DayField, ReasonField, end_of
from platforms.admin.moments import deadline, deadline_column
from platforms.models import Platform
from platforms.principals import Principal
from platforms.roles import Scope
from reporting.admin import several
from reporting.admin.periods import filings_of
from reporting.models import Extension, Period
from reporting.models.periods import PERIOD_PATTERN, parse_period
from reporting.selectors.extensions import STATES
from reporting.services import extending

STATE_WORDS = {
    "in_force": _("in force"),
    "replaced": pgettext_lazy("extension", "replaced by a later one"),
    "revoked": _("revoked"),
}


def may_extend(principal: Principal) -> bool:
    """An operator works at no office."""
    return principal.may(Scope.REVIEWS_WRITE) and principal.office_id is not None


class StateFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(STATE_WORDS.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        wanted = STATES.get(self.value() or "")
        return queryset.filter(wanted) if wanted else queryset


class GrantForm(forms.Form):
    uscc = forms.CharField(
        label=_("platform, by its unified social credit code"), min_length=18, max_length=18
    )
    period = forms.RegexField(
        label=_("period"),
        regex=PERIOD_PATTERN,
        widget=forms.TextInput(attrs={"type": "month", "placeholder": "YYYY-MM"}),
    )
    due_at = DayField(label=_("files by the end of"))
    reason = ReasonField(label=_("reason"), help_text=_("The platform reads it."))

    def clean_uscc(self) -> str:
        return str(self.cleaned_data["uscc"]).upper()


class RevokeForm(forms.Form):
    reason = ReasonField(label=_("reason"), help_text=_("The platform reads it."))


class ExtensionAdmin(DeskAdmin[Extension]):
    read_scope = Scope.REPORTS_READ
    list_display = (
        *("__str__", "state", "due_by", "was_due_by", "short_reason", "granted_by_office"),
        "granted_at",
    )
    list_filter = (StateFilter, "period")
    list_select_related = ("platform", "period", "granted_by_office", "granted_by_person")
    search_fields = ("platform__name_zh", "platform__name_en", "=platform__uscc")
    search_help_text = _("A platform by its name or USCC")
    ordering: ClassVar = ("-id",)
    due_by = deadline_column("due_at", _("due by"))
    was_due_by = deadline_column("was_due_at", _("was due by"))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return may_extend(principal_of(request))

    def own_urls(self) -> list[URLPattern]:
        return [
            self.own_url("<uuid:object_id>/revoke/", self.revoke_view, "revoke"),
            self.own_url("several/", self.several_view, "several"),
        ]

    @admin.display(description=_("state"))
    def state(self, extension: Extension) -> str:
        return str(STATE_WORDS[extension.state])

    @admin.display(description=_("reason"))
    def short_reason(self, extension: Extension) -> str:
        reason = extension.reason
        return reason if len(reason) <= 80 else f"{reason[:79]}…"

    def facts(self, extension: Extension) -> list[Fact]:
        return [
            (_("platform"), extension.platform),
            (_("period"), Link(extension.period.code, filings_of(extension.period.code))),
            (_("state"), self.state(extension)),
            (_("due by"), deadline(extension.due_at)),
            (_("was due by"), deadline(extension.was_due_at)),
            (_("reason"), extension.reason),
            (_("granted at"), extension.granted_at),
            (_("granted by"), extension.granted_by_person or extension.granted_by_office),
            (_("office"), extension.granted_by_office),
            (_("ended at"), extension.ended_at),
            (_("reason for revoking it"), extension.end_reason),
        ]

    def page(self, request: HttpRequest, found: Extension) -> dict[str, Any]:
        links = []
        if found.ended_at is None and may_extend(principal_of(request)):
            query = f"?uscc={found.platform.uscc}&period={found.period.code}"
            links = [
                Link(gettext("Put off further"), self.url("add") + query),
                Link(gettext("Revoke"), self.url("revoke", found.pk), grave=True),
            ]
        return {"facts": self.facts(found), "links": links}

    # --- Doing ----------------------------------------------------------------------------

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        principal = require(request, Scope.REVIEWS_WRITE)
        if not may_extend(principal):
            raise PermissionDenied
        form = GrantForm(filled(request), initial=request.GET.dict())
        question = Question(
            title=gettext("Grant a later due date"),
            button=gettext("Put off"),
            back=self.url("changelist"),
            intro=gettext(
                "For one platform and one period, while nothing has been filed. What comes by the"
                " later date is in time."
            ),
        )

        def act(values: dict[str, Any]) -> HttpResponse:
            found = self._named(principal, form)
            if found is None:
                context = {"question": question, "form": form}
                return self.show(request, question.title, context, "console/question.html")
            granted = extending.grant(
                principal, *found, due_at=end_of(values["due_at"]), reason=values["reason"]
            )
            return HttpResponseRedirect(self.url("change", granted.pk))

        return self.ask(request, question, form, act)

    def _named(self, principal: Principal, form: GrantForm) -> tuple[Platform, Period] | None:
        """What the form names; None, and said in the form, where there is no such thing."""
        said = form.cleaned_data
        platform = Platform.objects.visible_to(principal).filter(uscc=said["uscc"]).first()
        period = Period.objects.filter(month=parse_period(said["period"])).first()
        if platform is None:
            form.add_error("uscc", gettext("No platform that you may see has this code."))
        if period is None:
            form.add_error("period", gettext("This period is not open."))
        return (platform, period) if platform and period else None

    def revoke_view(self, request: HttpRequest, object_id: object) -> HttpResponse:
        principal = require(request, Scope.REVIEWS_WRITE)
        extension = self.find(request, object_id)
        question = Question(
            title=gettext("Revoke a later due date"),
            button=gettext("Revoke"),
            back=self.url("change", extension.pk),
            intro=gettext("The date of the period holds for the platform again, at once."),
            facts=self.facts(extension)[:6],
            grave=True,
        )

        def act(values: dict[str, Any]) -> str:
            extending.revoke(principal, extension, reason=values["reason"])
            return gettext("The later due date was revoked.")

        return self.ask(request, question, RevokeForm(filled(request)), act)

    def several_view(self, request: HttpRequest) -> HttpResponse:
        """Put off the reports of many platforms: asked, shown beforehand, done one by one."""
        principal = require(request, Scope.REVIEWS_WRITE)
        if not may_extend(principal):
            raise PermissionDenied
        context = several.asked(principal, request, self.desk.in_words)
        return self.show(request, gettext("Put off several reports"), context, several.TEMPLATE)
