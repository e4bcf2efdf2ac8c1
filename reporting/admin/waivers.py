"""Waivers: which platform is exempt from which check, why and until when."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils import timezone
from django.utils.translation import gettext
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
from platforms.admin.moments import deadline, deadline_column
from platforms.roles import Scope
from reporting.admin.words import title_of_check
from reporting.models import Waiver
from reporting.services import waiving


class InForceFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "in_force"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("in force")), ("no", _("no longer in force"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        in_force = Q(revoked_at=None, expires_at__gt=timezone.now())
        if self.value() == "yes":
            return queryset.filter(in_force)
        return queryset.exclude(in_force) if self.value() == "no" else queryset


class WaiverAdmin(DeskAdmin[Waiver]):
    read_scope = Scope.REPORTS_READ
    list_display = ("rule", "platform", "short_reason", "state", "granted_at", "ends")
    list_filter = (InForceFilter,)
    list_select_related = ("platform", "granted_by_office", "granted_by_person")
    search_fields = ("=check_id", "platform__name_zh", "platform__name_en", "=platform__uscc")
    search_help_text = _("A check, or a platform by its name or USCC")
    ordering: ClassVar = ("-granted_at", "-id")
    ends = deadline_column("expires_at", _("expires at"))

    def own_urls(self) -> list[URLPattern]:
        return [self.own_url("<uuid:object_id>/revoke/", self.revoke_view, "revoke")]

    @admin.display(description=_("check"), ordering="check_id")
    def rule(self, waiver: Waiver) -> str:
        return f"{waiver.check_id} {title_of_check(waiver.check_id)}"

    @admin.display(description=_("reason"))
    def short_reason(self, waiver: Waiver) -> str:
        return waiver.reason if len(waiver.reason) <= 80 else f"{waiver.reason[:79]}…"

    @admin.display(description=_("state"))
    def state(self, waiver: Waiver) -> str:
        if waiver.revoked_at:
            return gettext("revoked")
        return gettext("in force") if self.is_live(waiver) else gettext("expired")

    def is_live(self, waiver: Waiver) -> bool:
        return waiver.revoked_at is None and waiver.expires_at > timezone.now()

    def facts(self, waiver: Waiver) -> list[Fact]:
        return [
            (_("check"), self.rule(waiver)),
            (_("platform"), waiver.platform),
            (_("reason"), waiver.reason),
            (_("state"), self.state(waiver)),
            (_("granted at"), waiver.granted_at),
            (_("granted by"), waiver.granted_by_person or waiver.granted_by_office),
            (_("office"), waiver.granted_by_office),
            (_("expires at"), deadline(waiver.expires_at)),
            (_("revoked at"), waiver.revoked_at),
        ]

    def page(self, request: HttpRequest, found: Waiver) -> dict[str, Any]:
        links = []
        if self.is_live(found) and principal_of(request).may(Scope.REVIEWS_WRITE):
            links.append(Link(gettext("Revoke"), self.url("revoke", found.pk), grave=True))
        return {"facts": self.facts(found), "links": links}

    def revoke_view(self, request: HttpRequest, object_id: object) -> HttpResponse:
        principal = require(request, Scope.REVIEWS_WRITE)
        waiver = self.find(request, object_id)
        question = Question(
            title=gettext("Revoke a waiver"),
            button=gettext("Revoke"),
            back=self.url("change", waiver.pk),
            intro=gettext("From now on, the check holds for the platform again."),
            facts=self.facts(waiver)[:3],
            grave=True,
        )

        def act(values: dict[str, Any]) -> str:
            waiving.revoke(principal, waiver)
            return gettext("The waiver was revoked.")

        return self.ask(request, question, Confirmation(filled(request)), act)
