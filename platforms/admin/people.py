"""People: those of platforms, who sign, and those of offices, who log in here."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.auth.password_validation import (
    password_validators_help_texts,
    validate_password,
)
from django.core.exceptions import PermissionDenied
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from platforms.admin.access import AccessPages, Managing
from platforms.admin.desk import (
    Confirmation,
    Fact,
    Link,
    Question,
    filled,
    own_office,
    principal_of,
    require,
)
from platforms.admin.own_account import OwnAccount
from platforms.models import ConsoleSession, Person
from platforms.principals import Principal
from platforms.roles import Role, Scope
from platforms.services import logins, people, second_factors, staff

ROLES = [(role, role.label) for role in (Role.READER, Role.REVIEWER, Role.ADMINISTRATOR)]


class PasswordField(forms.CharField):
    """A first password. Its owner changes it after the first login."""

    def __init__(self) -> None:
        super().__init__(
            label=_("password"),
            strip=False,
            widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
            help_text=" ".join(password_validators_help_texts()),
        )

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value:
            validate_password(value)


class AccountForm(forms.Form):
    username = forms.RegexField(label=_("username"), regex=r"^[\w.@+-]{3,150}$")
    name_zh = forms.CharField(label=_("Chinese name"), max_length=100)
    name_en = forms.CharField(label=_("English name"), max_length=100, required=False)
    title = forms.CharField(label=_("position"), max_length=100, required=False)
    email = forms.EmailField(label=_("email"), required=False)
    role = forms.ChoiceField(label=_("role"), choices=ROLES)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.fields["password"] = PasswordField()


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("role"), choices=ROLES)


class PasswordForm(forms.Form):
    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.fields["password"] = PasswordField()


class PlaceFilter(admin.SimpleListFilter):
    title = _("place")
    parameter_name = "of"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("office", _("offices")), ("platform", _("platforms"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() not in ("platform", "office"):
            return queryset
        return queryset.filter(**{f"{self.value()}__isnull": False})


class PersonAdmin(Managing):
    add_scope = Scope.CREDENTIALS_WRITE
    list_display = ("__str__", "place", "username", "role", "is_active", "last_login")
    list_filter = (PlaceFilter, "role", "is_active")
    list_select_related = ("platform", "office")
    search_fields = ("name_zh", "name_en", "=username", "platform__name_zh", "platform__name_en")
    search_help_text = _("A name in either language, a username, or the platform's name")
    # Those of offices first: they are few among the people of platforms.
    ordering: ClassVar = (F("office_id").asc(nulls_last=True), "name_zh", "id")

    @admin.display(description=_("place"))
    def place(self, person: Person) -> str:
        return str(person.platform or person.office or _("operator"))

    def has_add_permission(self, request: HttpRequest) -> bool:
        # An account is for one's own office: an operator has none.
        return super().has_add_permission(request) and bool(principal_of(request).office_id)

    def own_urls(self) -> list[URLPattern]:
        return [
            *OwnAccount(self).urls(),
            *AccessPages(self).urls(),
            self.own_url("<uuid:object_id>/sessions/", self.sessions_view, "sessions"),
            self.own_url("<uuid:object_id>/second-factor/", self.factor_view, "factor"),
            self.own_url("<uuid:object_id>/unlock/", self.unlock_view, "unlock"),
            self.own_url("<uuid:object_id>/role/", self.role_view, "role"),
            self.own_url("<uuid:object_id>/active/", self.active_view, "active"),
            self.own_url("<uuid:object_id>/password/", self.password_view, "password"),
        ]

    def facts(self, person: Person) -> list[Fact]:
        return [
            (_("Chinese name"), person.name_zh),
            (_("English name"), person.name_en or "–"),
            (_("place"), self.place(person)),
            (_("position"), person.title or "–"),
            (_("role"), Role(person.role).label),
            (_("email"), person.email or "–"),
            (_("username"), person.username or "–"),
            (_("active"), person.is_active),
            (_("last login"), person.last_login),
        ]

    def facts_of_login(self, principal: Principal, person: Person) -> list[Fact]:
        """What a colleague may know of how somebody logs in."""
        factor = second_factors.of(person)
        live = ConsoleSession.objects.visible_to(principal).filter(person=person)
        return [
            (_("second factor"), factor.confirmed_at if factor else _("none")),
            (_("sessions"), live.live(timezone.now()).count()),
            (_("locked"), logins.is_locked(person)),
        ]

    def page(self, request: HttpRequest, found: Person) -> dict[str, Any]:
        principal, links = principal_of(request), []
        facts = self.facts(found)
        if found.platform_id is None:
            facts += self.facts_of_login(principal, found)
        if self.may_manage(principal, found):
            turn = gettext("Deactivate") if found.is_active else gettext("Activate")
            if found.office_id:
                links.append(Link(gettext("Change role"), self.url("role", found.pk)))
                links += [
                    Link(text, self.url(name, found.pk))
                    for name, text in (
                        ("password", gettext("New password")),
                        ("sessions", gettext("End sessions")),
                        ("factor", gettext("Remove the second factor")),
                        ("unlock", gettext("Unlock")),
                    )
                ]
            if found.office_id or found.is_active:
                links.append(Link(turn, self.url("active", found.pk), grave=found.is_active))
        if found.platform_id is None and principal.may(Scope.CREDENTIALS_WRITE):
            looked_at = f"{reverse('admin:platforms_viewing_changelist')}?person={found.pk}"
            links.append(Link(gettext("What they looked at"), looked_at))
        return {"facts": facts, "links": links}

    def may_manage(self, principal: Principal, person: Person) -> bool:
        """Those of platforms, and colleagues: not oneself, and not the people of another office."""
        if person.pk == principal.person_id:
            return False
        if person.platform_id:
            return principal.may(Scope.PLATFORMS_WRITE)
        ours = person.office_id == principal.office_id or principal.kind == "operator"
        return principal.may(Scope.CREDENTIALS_WRITE) and ours and person.office_id is not None

    def to_manage(self, request: HttpRequest, object_id: object) -> Person:
        person = self.find(request, object_id)
        if not self.may_manage(principal_of(request), person):
            raise PermissionDenied
        return person

    def colleague(self, request: HttpRequest, object_id: object) -> Person:
        person = self.to_manage(request, object_id)
        if person.office_id is None:
            raise PermissionDenied
        return person

    def question(self, person: Person, title: str, intro: str = "") -> Question:
        return Question(
            title=title,
            button=gettext("Save"),
            back=self.url("change", person.pk),
            intro=intro,
            facts=[(gettext("person"), person), (gettext("place"), self.place(person))],
        )

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        principal = require(request, Scope.CREDENTIALS_WRITE)
        office = own_office(principal)
        if office is None:
            raise PermissionDenied
        question = Question(
            title=gettext("Add a colleague"),
            button=gettext("Add"),
            back=self.url("changelist"),
            intro=gettext(
                "A reader reads; a reviewer also returns reports, waives checks and decides on"
                " explanations; an administrator also manages platforms, people and credentials."
            ),
            facts=[(gettext("office"), office)],
        )

        def act(values: dict[str, Any]) -> str:
            person = staff.add(principal, office=office, **values)
            return gettext("%(person)s was added.") % {"person": person}

        return self.ask(request, question, AccountForm(filled(request)), act)

    def role_view(self, request: HttpRequest, object_id: object) -> HttpResponse:
        person = self.colleague(request, object_id)

        def act(values: dict[str, Any]) -> str:
            staff.change_role(principal_of(request), person=person, role=values["role"])
            return gettext("The role was changed.")

        form = RoleForm(filled(request), initial={"role": person.role})
        return self.ask(request, self.question(person, gettext("Change role")), form, act)

    def active_view(self, request: HttpRequest, object_id: object) -> HttpResponse:
        person = self.to_manage(request, object_id)
        title = gettext("Deactivate") if person.is_active else gettext("Activate")

        def act(values: dict[str, Any]) -> str:
            if person.platform_id:
                people.deactivate(principal_of(request), person=person)
            else:
                staff.set_active(principal_of(request), person=person, active=not person.is_active)
            return gettext("Saved.")

        return self.ask(request, self.question(person, title), Confirmation(filled(request)), act)

    def sessions_view(self, request: HttpRequest, object_id: object) -> HttpResponse:
        person = self.colleague(request, object_id)
        intro = gettext("Wherever they are logged in, they have to log in again.")
        question = self.question(person, gettext("End sessions"), intro)

        def act(values: dict[str, Any]) -> str:
            n = staff.end_sessions(principal_of(request), person=person)
            return ngettext("%(n)d session was ended.", "%(n)d sessions were ended.", n) % {"n": n}

        return self.ask(request, question, Confirmation(filled(request)), act)

    def factor_view(self, request: HttpRequest, object_id: object) -> HttpResponse:
        person = self.colleague(request, object_id)
        intro = gettext(
            "For somebody who lost phone and recovery codes. Make sure that it is they who ask."
            " Their sessions end; where the role asks for a second factor, they set up another."
        )
        question = self.question(person, gettext("Remove the second factor"), intro)

        def act(values: dict[str, Any]) -> str:
            if staff.remove_second_factor(principal_of(request), person=person):
                return gettext("The second factor was removed.")
            return gettext("There was no second factor.")

        return self.ask(request, question, Confirmation(filled(request)), act)

    def unlock_view(self, request: HttpRequest, object_id: object) -> HttpResponse:
        person = self.colleague(request, object_id)
        intro = gettext("They may try again at once, before the quarter of an hour is over.")

        def act(values: dict[str, Any]) -> str:
            staff.unlock(principal_of(request), person=person)
            return gettext("The account was unlocked.")

        question = self.question(person, gettext("Unlock"), intro)
        return self.ask(request, question, Confirmation(filled(request)), act)

    def password_view(self, request: HttpRequest, object_id: object) -> HttpResponse:
        person = self.colleague(request, object_id)
        question = self.question(
            person,
            gettext("New password"),
            gettext("Their sessions end. Hand the password over on a safe way."),
        )

        def act(values: dict[str, Any]) -> str:
            staff.set_password(principal_of(request), person=person, password=values["password"])
            return gettext("The password was changed.")

        return self.ask(request, question, PasswordForm(filled(request)), act)
