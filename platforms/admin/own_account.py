"""One's own account: the second factor, its recovery codes, and where one is logged in."""

from collections.abc import Callable
from typing import Any

import segno
from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from platforms.admin.coming_in import CodeForm, check_code, locked
from platforms.admin.desk import Confirmation, DeskAdmin, Fact, Link, Question, filled, principal_of
from platforms.models import ConsoleSession, Person, SecondFactor
from platforms.services import second_factors, sessions
from platforms.services.logins import SESSION
from platforms.services.second_factors import Outcome

SHOWN = 20


class PhoneForm(forms.Form):
    code = forms.CharField(
        label=_("one-time code"),
        max_length=10,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
        help_text=_("The six digits that your phone shows for Candor now."),
    )


class OwnAccount:
    """Pages of `admin`, at addresses that name nobody: they are about whoever asks."""

    def __init__(self, admin: DeskAdmin[Person]) -> None:
        self.admin = admin

    def urls(self) -> list[URLPattern]:
        url = self.admin.own_url
        return [
            url("me/", self.me_view, "me"),
            url("me/second-factor/", self.second_factor_view, "second_factor"),
            url("me/second-factor/remove/", self.remove_view, "remove_own_factor"),
            url("me/recovery-codes/", self.recovery_view, "recovery_codes"),
            url("me/sessions/end/", self.end_all_view, "end_own_sessions"),
            url("me/sessions/<uuid:session_id>/end/", self.end_view, "end_own_session"),
        ]

    def me_view(self, request: HttpRequest) -> HttpResponse:
        person, factor = _person(request), second_factors.of(_person(request))
        rows = ConsoleSession.objects.own(principal_of(request))
        context = {
            "facts": _facts(person, factor),
            "links": self._links(person, factor),
            "sessions": rows.live(timezone.now()),
            "ended": rows.filter(ended_at__isnull=False).order_by("-ended_at")[:SHOWN],
            "this": request.session.get(SESSION),
        }
        return self.admin.show(request, gettext("My account"), context, "console/me.html")

    def _links(self, person: Person, factor: SecondFactor | None) -> list[Link]:
        url = self.admin.url
        if factor is None:
            return [Link(gettext("Set up a second factor"), url("second_factor"))]
        links = [Link(gettext("New recovery codes"), url("recovery_codes"))]
        if not second_factors.is_due(person):
            links.append(
                Link(gettext("Remove the second factor"), url("remove_own_factor"), grave=True)
            )
        return links

    # --- The second factor --------------------------------------------------------------

    def second_factor_view(self, request: HttpRequest) -> HttpResponse:
        person, principal = _person(request), principal_of(request)
        if second_factors.of(person):
            return HttpResponseRedirect(self.admin.url("me"))
        session_id = request.session[SESSION]
        factor = second_factors.begin(principal, person, session_id)
        question = self._question(
            gettext("Set up a second factor"),
            gettext("Put to use"),
            gettext("Your role asks for it: until then, no other page is shown.")
            if second_factors.is_due(person)
            else "",
        )

        def act(values: dict[str, Any]) -> HttpResponse:
            codes = second_factors.confirm(principal, person, session_id, values["code"])
            return self._show_codes(request, codes)

        context = {
            **self._way_here(),
            "qr": segno.make(second_factors.uri(factor), error="m").svg_data_uri(scale=5, border=4),
            "secret": second_factors.secret(factor),
        }
        form = PhoneForm(filled(request))
        return self.admin.ask(request, question, form, act, "console/second_factor.html", context)

    def recovery_view(self, request: HttpRequest) -> HttpResponse:
        person = self._with_factor(request)
        question = self._question(
            gettext("New recovery codes"),
            gettext("Make new codes"),
            gettext("Those that you have are void from then on."),
        )

        def act(values: dict[str, Any]) -> HttpResponse:
            codes = second_factors.renew_recovery_codes(principal_of(request), person)
            return self._show_codes(request, codes)

        return self._ask_for_code(request, person, question, act)

    def remove_view(self, request: HttpRequest) -> HttpResponse:
        person = self._with_factor(request)
        if second_factors.is_due(person):
            raise PermissionDenied
        question = self._question(gettext("Remove the second factor"), gettext("Remove"))

        def act(values: dict[str, Any]) -> str:
            second_factors.remove(principal_of(request), person)
            return gettext("The second factor was removed.")

        return self._ask_for_code(request, person, question, act)

    def _ask_for_code(
        self,
        request: HttpRequest,
        person: Person,
        question: Question,
        act: Callable[[dict[str, Any]], str | HttpResponse],
    ) -> HttpResponse:
        """As `ask` does, for who shows a right code; wrong ones count, as they do at the login."""
        form = CodeForm(filled(request))
        if form.is_valid() and check_code(request, person, form) is Outcome.LOCKED:
            return locked(request, person)
        return self.admin.ask(request, question, form, act, context=self._way_here())

    def _with_factor(self, request: HttpRequest) -> Person:
        person = _person(request)
        if second_factors.of(person) is None:
            raise PermissionDenied
        return person

    def _show_codes(self, request: HttpRequest, codes: list[str]) -> HttpResponse:
        context = {**self._way_here(), "codes": codes, "done": self.admin.url("me")}
        title = gettext("Your recovery codes")
        answer = self.admin.show(request, title, context, "console/recovery_codes.html")
        answer["Cache-Control"] = "no-store"
        return answer

    # --- Sessions -------------------------------------------------------------------------

    def end_view(self, request: HttpRequest, session_id: Any) -> HttpResponse:
        return self._end(request, gettext("End a session"), session_id=session_id)

    def end_all_view(self, request: HttpRequest) -> HttpResponse:
        this = request.session.get(SESSION)
        return self._end(request, gettext("End all other sessions"), keep=this)

    def _end(self, request: HttpRequest, title: str, **which: Any) -> HttpResponse:
        question = self._question(
            title, gettext("End"), gettext("Whoever sits there has to log in again.")
        )

        def act(values: dict[str, Any]) -> str:
            sessions.end(principal_of(request), _person(request), **which)
            return gettext("Done.")

        form = Confirmation(filled(request))
        return self.admin.ask(request, question, form, act, context=self._way_here())

    def _question(self, title: str, button: str, intro: str = "") -> Question:
        return Question(title=title, button=button, back=self.admin.url("me"), intro=intro)

    def _way_here(self) -> dict[str, Any]:
        """These pages are reached from one's own account, not from the list of people."""
        return {"list_url": self.admin.url("me"), "list_name": gettext("My account")}


def _person(request: HttpRequest) -> Person:
    if not isinstance(request.user, Person):
        raise PermissionDenied
    return request.user


def _facts(person: Person, factor: SecondFactor | None) -> list[Fact]:
    return [
        (_("name"), person),
        (_("username"), person.username),
        (_("office"), person.office or _("Operator")),
        (_("role"), person.get_role_display()),
        (_("last login"), person.last_login),
        (_("second factor"), factor.confirmed_at if factor else _("none")),
        *([(_("recovery codes left"), len(factor.recovery))] if factor else []),
    ]
