"""Machine credentials: issued with a secret that is shown once, revoked with a confirmation."""

from datetime import datetime, timedelta
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils import timezone
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from platforms.admin.desk import (
    Confirmation,
    DeskAdmin,
    Fact,
    Link,
    Question,
    filled,
    own_office,
    principal_of,
    require,
)
from platforms.admin.fields import DayField, end_of
from platforms.models import Credential, Office, Platform
from platforms.principals import Principal
from platforms.roles import OFFICE_SCOPES, PLATFORM_SCOPES, Scope
from platforms.services import credentials

A_YEAR = timedelta(days=365)
SCOPES: dict[str, Any] = {
    Scope.REPORTS_READ: _("Read reports, their figures, batches and findings"),
    Scope.REPORTS_WRITE: _("File, submit, correct and withdraw reports"),
    Scope.ATTESTATIONS_READ: _("Read attestations of technical safeguards"),
    Scope.ATTESTATIONS_WRITE: _("Make, submit and withdraw attestations"),
    Scope.CONSOLIDATED_READ: _("Read consolidated views, consolidations and bulletins"),
    Scope.RECORDS_READ: _("Read single records"),
    Scope.REVIEWS_WRITE: _("Return reports, waive checks, decide on explanations"),
    Scope.DIRECTIVES_READ: _("Read directives of offices, and the answers to them"),
    Scope.DIRECTIVES_WRITE: _(
        "Issue directives and decide on answers; acknowledge and answer them"
    ),
    Scope.PLATFORMS_READ: _("Read platforms, products and who has filed"),
    Scope.PLATFORMS_WRITE: _("Register and change platforms and products"),
    Scope.CREDENTIALS_WRITE: _("Issue and revoke credentials of platforms"),
    Scope.BULLETINS_WRITE: _("Draft bulletins; people propose, publish and withdraw them"),
    Scope.EVENTS_READ: _("Read the feed of everything that changed"),
}


class IssueForm(forms.Form):
    name = forms.CharField(
        label=_("name"),
        max_length=100,
        help_text=_("What it is for, so that it can be told from the other one."),
    )
    expires_on = DayField(label=_("last day"), help_text=_("Within two years."))
    scopes = forms.MultipleChoiceField(
        label=_("scopes"), widget=forms.CheckboxSelectMultiple, choices=()
    )

    def __init__(self, data: Any, *, offered: frozenset[Scope]) -> None:
        last = timezone.localdate() + A_YEAR
        super().__init__(data, initial={"expires_on": last, "scopes": sorted(offered)})
        field = self.fields["scopes"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - made above
        field.choices = [(scope, SCOPES[scope]) for scope in Scope if scope in offered]


class LiveFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "live"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("live")), ("no", _("revoked or expired"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        live = Credential.objects.live().values("pk")
        if self.value() == "yes":
            return queryset.filter(pk__in=live)
        return queryset.exclude(pk__in=live) if self.value() == "no" else queryset


class SideFilter(admin.SimpleListFilter):
    title = _("owner")
    parameter_name = "side"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("platform", _("platforms")), ("office", _("offices"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() not in ("platform", "office"):
            return queryset
        return queryset.filter(**{f"{self.value()}__isnull": False})


class CredentialAdmin(DeskAdmin[Credential]):
    list_display = ("__str__", "owner", "state", "issued", "expires_at", "last_used_at")
    list_filter = (LiveFilter, SideFilter)
    list_select_related = ("platform", "office")
    search_fields = ("name", "=client_id", "platform__name_zh", "platform__name_en")
    search_help_text = _("Name, client id, or the platform's name")
    ordering: ClassVar = ("-created", "-id")

    def own_urls(self) -> list[URLPattern]:
        return [
            self.own_url("issue/office/", self.issue_to_office, "issue_to_office"),
            self.own_url("issue/<uuid:platform_id>/", self.issue_to_platform, "issue"),
            self.own_url("<uuid:object_id>/revoke/", self.revoke_view, "revoke"),
        ]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        principal = principal_of(request)
        links = []
        if principal.may(Scope.CREDENTIALS_WRITE) and principal.office_id:
            links.append(Link(gettext("Issue one to our office"), self.url("issue_to_office")))
        return super().changelist_view(request, {"links": links, **(extra_context or {})})

    @admin.display(description=_("owner"))
    def owner(self, credential: Credential) -> str:
        return str(credential.platform or credential.office)

    @admin.display(description=_("issued at"), ordering="created")
    def issued(self, credential: Credential) -> datetime:
        return credential.created

    @admin.display(description=_("state"))
    def state(self, credential: Credential) -> str:
        if credential.revoked_at:
            return gettext("revoked")
        return pgettext("credential", "live") if credential.is_live else gettext("expired")

    def facts(self, credential: Credential) -> list[Fact]:
        return [
            (_("owner"), self.owner(credential)),
            (_("client id"), credential.client_id),
            (_("state"), self.state(credential)),
            (_("scopes"), "; ".join(str(SCOPES.get(s, s)) for s in credential.scopes)),
            (_("issued at"), credential.created),
            (_("expires at"), credential.expires_at),
            (_("revoked at"), credential.revoked_at),
            (_("last used at"), credential.last_used_at),
        ]

    def page(self, request: HttpRequest, found: Credential) -> dict[str, Any]:
        links = []
        if found.is_live and self.may_manage(principal_of(request), found):
            links.append(Link(gettext("Revoke"), self.url("revoke", found.pk), grave=True))
        return {"facts": self.facts(found), "links": links}

    def may_manage(self, principal: Principal, credential: Credential) -> bool:
        """Credentials of platforms, and those of one's own office: not another office's."""
        ours = credential.office_id is None or credential.office_id == principal.office_id
        return principal.may(Scope.CREDENTIALS_WRITE) and (ours or principal.kind == "operator")

    def issue_to_platform(self, request: HttpRequest, platform_id: UUID) -> HttpResponse:
        principal = require(request, Scope.CREDENTIALS_WRITE)
        platform = Platform.objects.visible_to(principal).filter(pk=platform_id).first()
        if platform is None:
            raise Http404
        return self.issue(request, platform=platform)

    def issue_to_office(self, request: HttpRequest) -> HttpResponse:
        principal = require(request, Scope.CREDENTIALS_WRITE)
        office = own_office(principal)
        if office is None:
            raise Http404
        return self.issue(request, office=office)

    def issue(
        self,
        request: HttpRequest,
        *,
        platform: Platform | None = None,
        office: Office | None = None,
    ) -> HttpResponse:
        question = Question(
            title=gettext("Issue a credential"),
            button=gettext("Issue"),
            back=self.url("changelist"),
            intro=gettext(
                "The secret is shown once, on the next page. Hand it over on a safe way; an owner"
                " has at most two live credentials, so that the new one works before the old goes."
            ),
            facts=[(gettext("owner"), platform or office)],
        )
        form = IssueForm(filled(request), offered=PLATFORM_SCOPES if platform else OFFICE_SCOPES)

        def act(values: dict[str, Any]) -> HttpResponse:
            issued = credentials.issue(
                principal_of(request),
                platform=platform,
                office=office,
                name=values["name"],
                scopes=values["scopes"],
                expires_at=end_of(values["expires_on"]),
            )
            context = {"issued": issued, "owner": platform or office}
            return self.show(request, gettext("Credential issued"), context, "console/secret.html")

        return self.ask(request, question, form, act)

    def revoke_view(self, request: HttpRequest, object_id: object) -> HttpResponse:
        principal = require(request, Scope.CREDENTIALS_WRITE)
        credential = self.find(request, object_id)
        if not self.may_manage(principal, credential):
            raise PermissionDenied
        question = Question(
            title=gettext("Revoke a credential"),
            button=gettext("Revoke"),
            back=self.url("change", credential.pk),
            intro=gettext(
                "It ends at once, with every token made from it. This cannot be taken back."
            ),
            facts=[(gettext("credential"), credential), *self.facts(credential)[:2]],
            grave=True,
        )

        def act(values: dict[str, Any]) -> str:
            credentials.revoke(principal, credential)
            return gettext("%(credential)s was revoked.") % {"credential": credential}

        return self.ask(request, question, Confirmation(filled(request)), act)
