"""Platforms: registered, suspended, taken up again, closed; with their people and credentials."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, reverse
from django.utils import timezone
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from platforms.admin.desk import (
    DeskAdmin,
    Fact,
    Link,
    Question,
    Table,
    filled,
    principal_of,
    require,
)
from platforms.admin.fields import ReasonField
from platforms.models import Credential, Jurisdiction, Platform
from platforms.principals import NATIONAL, Principal
from platforms.roles import Role, Scope
from platforms.services import people, platforms

SHOWN = 50


class RegisterForm(forms.Form):
    uscc = forms.CharField(label=_("unified social credit code"), min_length=18, max_length=18)
    name_zh = forms.CharField(label=_("Chinese name"), max_length=200)
    name_en = forms.CharField(label=_("English name"), max_length=200, required=False)
    jurisdiction = forms.ModelChoiceField(
        label=_("registered province"), queryset=Jurisdiction.objects.none(), empty_label=None
    )
    reports_from = forms.RegexField(
        label=_("reports from"),
        regex=r"^20\d\d-(0[1-9]|1[0-2])$",
        widget=forms.TextInput(attrs={"type": "month", "placeholder": "YYYY-MM"}),
        help_text=_("The first month for which a report is due, as YYYY-MM."),
    )

    def __init__(self, data: Any, *, principal: Principal) -> None:
        super().__init__(data, initial={"reports_from": f"{timezone.localdate():%Y-%m}"})
        provinces = Jurisdiction.objects.exclude(code=NATIONAL)
        if not principal.sees_all:
            provinces = provinces.filter(code=principal.jurisdiction)
        field = self.fields["jurisdiction"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - made above
        field.queryset = provinces

    def clean_uscc(self) -> str:
        return str(self.cleaned_data["uscc"]).upper()

    def clean_reports_from(self) -> date:
        return date.fromisoformat(f"{self.cleaned_data['reports_from']}-01")


class SizeForm(forms.Form):
    size = forms.ChoiceField(
        label=_("size"),
        choices=Platform.Size.choices,
        help_text=_(
            "Large: 50 million registered users or 10 million active in a month. Medium: one"
            " million active in a month. Small: less."
        ),
    )
    reason = ReasonField(label=_("reason"), max_length=500)


class StatusForm(forms.Form):
    status = forms.ChoiceField(label=_("status"), choices=Platform.Status.choices)
    reason = ReasonField(label=_("reason"), max_length=500)


class PlatformPersonForm(forms.Form):
    name_zh = forms.CharField(label=_("Chinese name"), max_length=100)
    name_en = forms.CharField(label=_("English name"), max_length=100, required=False)
    title = forms.CharField(label=_("position"), max_length=100, required=False)
    email = forms.EmailField(label=_("email"), required=False)
    role = forms.ChoiceField(
        label=_("role"),
        choices=[(r, r.label) for r in (Role.SIGNATORY, Role.FILER, Role.VIEWER)],
    )


class PlatformAdmin(DeskAdmin[Platform]):
    add_scope = Scope.PLATFORMS_WRITE
    list_display = (
        *("__str__", "uscc", "jurisdiction", "size", "status", "reports_since", "created_at"),
    )
    list_filter = ("status", "size", ("jurisdiction", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("jurisdiction",)
    search_fields = ("name_zh", "name_en", "uscc")
    search_help_text = _("Names in either language, or the USCC")
    ordering: ClassVar = ("uscc",)

    @admin.display(description=_("reports from"), ordering="reports_from")
    def reports_since(self, platform: Platform) -> str:
        return f"{platform.reports_from:%Y-%m}"

    def own_urls(self) -> list[URLPattern]:
        return [
            self.own_url("<uuid:object_id>/status/", self.status_view, "status"),
            self.own_url("<uuid:object_id>/size/", self.size_view, "size"),
            self.own_url("<uuid:object_id>/people/add/", self.person_view, "add_person"),
        ]

    def facts(self, platform: Platform) -> list[Fact]:
        return [
            (_("unified social credit code"), platform.uscc),
            (_("Chinese name"), platform.name_zh),
            (_("English name"), platform.name_en or "–"),
            (_("registered province"), platform.jurisdiction),
            (_("status"), platform.get_status_display()),
            (_("size"), platform.get_size_display() or gettext("not classified")),
            (_("reports from"), self.reports_since(platform)),
            (_("registered at"), platform.created_at),
        ]

    def page(self, request: HttpRequest, found: Platform) -> dict[str, Any]:
        return {
            "facts": self.facts(found),
            "links": self.links(principal_of(request), found),
            "tables": [
                _credentials(principal_of(request), found),
                _people(found),
                _products(found),
            ],
        }

    def links(self, principal: Principal, platform: Platform) -> list[Link]:
        trail = reverse("admin:platforms_auditevent_changelist")
        links = [
            Link(
                gettext("Reports"),
                f"{reverse('admin:reporting_report_changelist')}?q={platform.uscc}",
            ),
            Link(gettext("Audit trail"), f"{trail}?q={platform.uscc}"),
            Link(
                gettext("Scorecard"), reverse("admin:reporting_quality_change", args=[platform.pk])
            ),
        ]
        if principal.may(Scope.DIRECTIVES_WRITE) and principal.office_id is not None:
            issue = reverse("admin:reporting_directive_add")
            links.append(Link(gettext("Issue a directive"), f"{issue}?uscc={platform.uscc}"))
        if principal.may(Scope.PLATFORMS_WRITE):
            links.append(Link(gettext("Change status"), self.url("status", platform.pk)))
            links.append(Link(gettext("Classify by size"), self.url("size", platform.pk)))
            links.append(Link(gettext("Add a person"), self.url("add_person", platform.pk)))
        if principal.may(Scope.CREDENTIALS_WRITE):
            issue = reverse("admin:platforms_credential_issue", args=[platform.pk])
            links.append(Link(gettext("Issue a credential"), issue))
        return links

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        principal = require(request, Scope.PLATFORMS_WRITE)
        question = Question(
            title=gettext("Register a platform"),
            button=gettext("Register"),
            back=self.url("changelist"),
        )

        def act(values: dict[str, Any]) -> HttpResponse:
            platform = platforms.register(
                principal,
                code=values["uscc"],
                name_zh=values["name_zh"],
                name_en=values["name_en"],
                jurisdiction=values["jurisdiction"].code,
                reports_from=values["reports_from"],
            )
            return HttpResponseRedirect(self.url("change", platform.pk))

        form = RegisterForm(filled(request), principal=principal)
        return self.ask(request, question, form, act)

    def status_view(self, request: HttpRequest, object_id: object) -> HttpResponse:
        principal = require(request, Scope.PLATFORMS_WRITE)
        platform = self.find(request, object_id)
        question = Question(
            title=gettext("Change status"),
            button=gettext("Change"),
            back=self.url("change", platform.pk),
            intro=gettext(
                "A suspended or closed platform's credentials are refused from this moment on."
                " A platform that was closed stays closed."
            ),
            facts=[
                (gettext("platform"), platform),
                (gettext("status"), platform.get_status_display()),
            ],
        )

        def act(values: dict[str, Any]) -> str:
            platforms.change_status(principal, platform=platform, **values)
            return gettext("The status was changed.")

        form = StatusForm(filled(request), initial={"status": platform.status})
        return self.ask(request, question, form, act)

    def size_view(self, request: HttpRequest, object_id: object) -> HttpResponse:
        principal = require(request, Scope.PLATFORMS_WRITE)
        platform = self.find(request, object_id)
        question = Question(
            title=gettext("Classify by size"),
            button=gettext("Change"),
            back=self.url("change", platform.pk),
            facts=[
                (gettext("platform"), platform),
                (gettext("size"), platform.get_size_display() or gettext("not classified")),
            ],
        )

        def act(values: dict[str, Any]) -> str:
            platforms.classify(principal, platform=platform, **values)
            return gettext("The size was changed.")

        form = SizeForm(filled(request), initial={"size": platform.size})
        return self.ask(request, question, form, act)

    def person_view(self, request: HttpRequest, object_id: object) -> HttpResponse:
        principal = require(request, Scope.PLATFORMS_WRITE)
        platform = self.find(request, object_id)
        question = Question(
            title=gettext("Add a person"),
            button=gettext("Add"),
            back=self.url("change", platform.pk),
            intro=gettext("People of a platform sign for it; they do not log in here."),
            facts=[(gettext("platform"), platform)],
        )

        def act(values: dict[str, Any]) -> str:
            person = people.add(principal, platform=platform, **values)
            return gettext("%(person)s was added.") % {"person": person}

        return self.ask(request, question, PlatformPersonForm(filled(request)), act)


def _linked(text: object, name: str, key: object) -> Link:
    return Link(str(text), reverse(f"admin:{name}_change", args=[key]))


def _credentials(principal: Principal, platform: Platform) -> Table:
    rows = Credential.objects.visible_to(principal).filter(platform=platform)
    return Table(
        gettext("credentials"),
        [
            *(gettext("name"), pgettext("credential", "live"), gettext("issued at")),
            *(gettext("expires at"), gettext("last used at")),
        ],
        [
            (
                _linked(one, "platforms_credential", one.pk),
                gettext("yes") if one.is_live else gettext("no"),
                *(one.created, one.expires_at, one.last_used_at),
            )
            for one in rows.order_by("-created")[:SHOWN]
        ],
        empty=gettext("No credential was issued to this platform."),
    )


def _people(platform: Platform) -> Table:
    return Table(
        gettext("people"),
        [gettext("name"), gettext("position"), gettext("role"), gettext("active")],
        [
            (
                _linked(person, "platforms_person", person.pk),
                person.title or "–",
                Role(person.role).label,
                gettext("yes") if person.is_active else gettext("no"),
            )
            for person in platform.people.order_by("-is_active", "name_zh")[:SHOWN]
        ],
        empty=gettext("Nobody is named who could sign for this platform."),
    )


def _products(platform: Platform) -> Table:
    products = reverse("admin:platforms_product_changelist")
    return Table(
        gettext("products"),
        [gettext("name"), gettext("product code"), gettext("kind"), gettext("status")],
        [
            (
                _linked(product, "platforms_product", product.pk),
                product.code,
                product.get_kind_display(),
                product.get_status_display(),
            )
            for product in platform.products.order_by("code")[:SHOWN]
        ],
        empty=gettext("This platform has registered no product."),
        more=Link(gettext("All products"), f"{products}?q={platform.uscc}"),
    )
