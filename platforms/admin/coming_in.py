"""Coming in: a password, and a code of the phone where there is a second factor."""

from typing import Any, cast
from urllib.parse import urlencode

from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_lockout_response
from django import forms
from django.contrib import messages
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import login, logout
from django.contrib.auth.signals import user_login_failed
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from platforms.admin.desk import Desk, filled
from platforms.models import Person
from platforms.services import second_factors
from platforms.services.logins import PROVED
from platforms.services.second_factors import Outcome

# Whose password was right, in the session of a browser that is nobody's yet.
PENDING = "password_given"
PENDING_SECONDS = 300
BACKEND = "platforms.passwords.PasswordBackend"


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("one-time code"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autofocus": True}),
        help_text=_("Six digits from your phone, or one of your recovery codes."),
    )


class PasswordForm(AdminAuthenticationForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wrong = _("Username or password is wrong. Capital and small letters are different in both.")
        self.error_messages = {**self.error_messages, "invalid_login": wrong}


class PasswordView(LoginView):
    """Django's own; who has a second factor is not let in yet."""

    authentication_form = PasswordForm
    template_name = "admin/login.html"
    # For who asked for no page in particular; the others get the page that they asked for.
    next_page = "admin:index"

    def form_valid(self, form: Any) -> HttpResponse:
        person: Person = form.get_user()
        if second_factors.of(person) is None:
            login(self.request, person)
            return HttpResponseRedirect(self.get_success_url())
        self.request.session.cycle_key()
        self.request.session[PENDING] = {
            "person": str(person.pk),
            "at": timezone.now().timestamp(),
            "next": self.get_success_url(),
        }
        return HttpResponseRedirect(reverse("admin:login_code"))


def password_view(desk: Desk, request: HttpRequest) -> HttpResponse:
    if request.method == "GET" and desk.has_permission(request):
        return HttpResponseRedirect(reverse("admin:index"))
    context = {
        **desk.each_context(request),
        "title": gettext("Log in"),
        "subtitle": None,
        "app_path": request.get_full_path(),
        "username": getattr(request.user, "username", ""),
    }
    return cast(HttpResponse, PasswordView.as_view(extra_context=context)(request))


def code_view(desk: Desk, request: HttpRequest) -> HttpResponse:
    """The second step: for a few minutes, to whoever gave the right password."""
    person, goal = _pending(request)
    if person is None:
        messages.info(request, gettext("That took too long: log in once more."))
        return HttpResponseRedirect(reverse("admin:login"))
    form = CodeForm(filled(request))
    if form.is_valid():
        outcome = check_code(request, person, form)
        if outcome is Outcome.RIGHT:
            return _let_in(request, person, goal)
        if outcome is Outcome.LOCKED:
            return locked(request, person)
    context = {**desk.each_context(request), "title": gettext("Your code"), "form": form}
    return TemplateResponse(request, "console/code.html", context)


def _pending(request: HttpRequest) -> tuple[Person | None, str]:
    given = request.session.get(PENDING)
    if not given or timezone.now().timestamp() - given["at"] > PENDING_SECONDS:
        return None, ""
    people = Person.objects.select_related("office", "second_factor")
    person: Person | None = people.filter(
        pk=given["person"], is_active=True, second_factor__confirmed_at__isnull=False
    ).first()
    return person, given["next"]


def _let_in(request: HttpRequest, person: Person, goal: str) -> HttpResponse:
    request.session.pop(PENDING)
    setattr(request, PROVED, True)
    login(request, person, backend=BACKEND)
    return HttpResponseRedirect(goal)


def check_code(request: HttpRequest, person: Person, form: CodeForm) -> Outcome:
    """Whether the code of a valid form is right; the form says so if it is not.

    A wrong one is counted: call it where a refusal is not followed by a rollback.
    """
    if is_locked(request, person):
        return Outcome.LOCKED
    outcome = second_factors.check(person, form.cleaned_data["code"])
    if outcome is Outcome.WRONG:
        count_failure(request, person)
        form.add_error("code", gettext("This code is wrong, or was used already."))
    return outcome


def is_locked(request: HttpRequest, person: Person) -> bool:
    """Too many wrong passwords or codes from where the request comes from."""
    return not AxesProxyHandler.is_allowed(request, {"username": person.username})


def count_failure(request: HttpRequest, person: Person) -> None:
    """The lock-out counts all in one, wrong passwords and wrong codes."""
    credentials = {"username": person.username}
    user_login_failed.send(sender=__name__, credentials=credentials, request=request)


def locked(request: HttpRequest, person: Person) -> HttpResponse:
    credentials = {"username": person.username}
    answer: HttpResponse = get_lockout_response(request, credentials=credentials)
    return answer


def turn_away(request: HttpRequest) -> HttpResponse:
    """To the login, and from there back to where they were."""
    logout(request)
    messages.info(request, gettext("Your session has ended: log in again."))
    back = request.get_full_path() if request.method == "GET" else reverse("admin:index")
    return HttpResponseRedirect(f"{reverse('admin:login')}?{urlencode({'next': back})}")
