"""The access review: who may do what, since when, and whether they still use it."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils import formats, timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from platforms.admin.audit import in_words
from platforms.admin.desk import DeskAdmin, Question, filled, principal_of, require
from platforms.csv_lines import MARK, csv_line
from platforms.models import Person
from platforms.principals import Principal
from platforms.roles import Scope
from platforms.selectors import access
from platforms.selectors.access import Access
from platforms.services import access as reviewing
from platforms.services.logins import locked_usernames

PAGE_SIZE = 50
LOOKS = {
    "": _("all accounts"),
    "due": _("to be reviewed"),
    "dormant": _("dormant"),
    "no_factor": _("second factor missing"),
    "inactive": _("deactivated"),
}


class ReviewForm(forms.Form):
    # As it was looked at.
    role = forms.CharField(widget=forms.HiddenInput)
    note = forms.CharField(label=_("remark"), max_length=500, required=False)


class Managing(DeskAdmin[Person]):
    """What these pages ask of those of people: whom somebody looks after."""

    def may_manage(self, principal: Principal, person: Person) -> bool:
        raise NotImplementedError

    def colleague(self, request: HttpRequest, object_id: object) -> Person:
        raise NotImplementedError


class AccessPages:
    """Pages of `admin`, for administrators."""

    def __init__(self, admin: "Managing") -> None:
        self.admin = admin

    def urls(self) -> list[URLPattern]:
        url = self.admin.own_url
        return [
            url("access/", self.list_view, "access"),
            url("access.csv", self.csv_view, "access_csv"),
            url("<uuid:object_id>/review/", self.review_view, "review"),
        ]

    def list_view(self, request: HttpRequest) -> HttpResponse:
        principal, now = require(request, Scope.CREDENTIALS_WRITE), timezone.now()
        look = _look(request)
        page = Paginator(access.accounts(principal, now, look), PAGE_SIZE).get_page(
            request.GET.get("page")
        )
        counts = access.counts(principal, now)
        context = {
            "looks": [(name, text, counts[name or "all"]) for name, text in LOOKS.items()],
            "look": look,
            "page": page,
            "lines": [self._line(request, access.access_of(one, now)) for one in page],
            "locked": locked_usernames(),
        }
        return self.admin.show(request, gettext("Access review"), context, "console/access.html")

    def _line(self, request: HttpRequest, found: Access) -> dict[str, Any]:
        principal, person = principal_of(request), found.person
        return {
            "access": found,
            "cells": _cells(found),
            "own": person.pk == principal.person_id,
            "may_confirm": person.office_id and self.admin.may_manage(principal, person),
        }

    def csv_view(self, request: HttpRequest) -> HttpResponse:
        principal, now = require(request, Scope.CREDENTIALS_WRITE), timezone.now()
        people = access.accounts(principal, now, _look(request))
        lines = [csv_line(_cells(access.access_of(person, now))) for person in people]
        body = b"".join((MARK, csv_line(COLUMNS), *lines))
        answer = HttpResponse(body, content_type="text/csv; charset=utf-8")
        name = f"access-{timezone.localdate(now)}.csv"
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer

    def review_view(self, request: HttpRequest, object_id: object) -> HttpResponse:
        principal, now = require(request, Scope.CREDENTIALS_WRITE), timezone.now()
        person = self.admin.colleague(request, object_id)
        found = access.access_of(access.accounts(principal, now).get(pk=person.pk), now)
        question = Question(
            title=gettext("Confirm access"),
            button=gettext("It is as it should be"),
            back=self.admin.url("access"),
            intro=gettext("If it is not, change the role or deactivate the account first."),
            facts=list(zip(COLUMNS, _cells(found), strict=True)),
        )

        def act(values: dict[str, Any]) -> str:
            reviewing.review(principal, person=person, **values)
            return gettext("Your review of %(person)s was written down.") % {"person": person}

        form = ReviewForm(filled(request), initial={"role": person.role})
        return self.admin.ask(request, question, form, act)


COLUMNS = (
    _("name"),
    _("username"),
    _("office"),
    _("role"),
    _("since"),
    _("active"),
    _("second factor"),
    _("last used"),
    _("last done"),
    _("last reviewed"),
    _("by"),
)


def _look(request: HttpRequest) -> str:
    look = request.GET.get("look", "")
    return look if look in LOOKS else ""


def _cells(found: Access) -> list[object]:
    person = found.person
    return [
        str(person),
        person.username,
        str(person.office or gettext("Operator")),
        person.get_role_display(),
        _moment(found.since),
        gettext("yes") if person.is_active else gettext("no"),
        gettext("yes") if person.has_factor else gettext("no"),
        _moment(found.used_at),
        f"{in_words(person.did)}, {_moment(person.did_at)}" if person.did else "–",
        _moment(person.reviewed_at),
        person.reviewed_by_name or "–",
    ]


def _moment(at: Any) -> str:
    return formats.localize(timezone.localtime(at)) if at else "–"
