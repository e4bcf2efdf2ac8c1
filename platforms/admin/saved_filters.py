"""The bar above a list: the names that its reader gave it as it was narrowed down."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from platforms.admin.desk import Desk, principal_of
from platforms.models import Person, SavedFilter
from platforms.refusals import Refused
from platforms.services import saved_filters

# Pages that are narrowed down like lists, beside all that are lists.
LIKE_LISTS = frozenset(
    {
        "platforms_person_access",
        "reporting_attestation_coverage",
        "reporting_attestation_matrix",
    }
)


class SaveForm(forms.Form):
    name = forms.CharField(
        label=_("name"),
        max_length=saved_filters.NAME_CHARACTERS,
        error_messages={"required": _("Give the filter a name.")},
    )
    page = forms.CharField(max_length=200)
    query = forms.CharField(required=False)


def bar(request: HttpRequest) -> dict[str, Any] | None:
    """What the bar shows, read when it is shown; None above what is no list."""
    match = request.resolver_match
    if match is None or request.method != "GET" or not _is_list(match.url_name):
        return None
    query = saved_filters.of_query(request.GET.urlencode())
    return {"page": request.path, "query": query, "filters": _Filters(request, query)}


class _Filters:
    """Read once, and only by a template that shows them."""

    def __init__(self, request: HttpRequest, query: str) -> None:
        self.request, self.query = request, query

    def __iter__(self) -> Iterator[dict[str, Any]]:
        own = SavedFilter.objects.own(principal_of(self.request))
        for one in own.filter(page=self.request.path):
            yield {
                "name": one.name,
                "url": f"{one.page}?{one.query}",
                "remove": reverse("admin:saved_filter_remove", args=[one.pk]),
                "current": one.query == self.query,
            }


def save_view(desk: Desk, request: HttpRequest) -> HttpResponse:
    if request.method != "POST" or not isinstance(request.user, Person):
        raise PermissionDenied
    form = SaveForm(request.POST)
    page = _list(request.POST.get("page", ""))
    query = saved_filters.of_query(request.POST.get("query", ""))
    # An address that is too long to be saved is too long to be sent to, as well.
    back = f"{page}?{query}" if len(query) <= saved_filters.QUERY_CHARACTERS else page
    if not form.is_valid():
        messages.error(request, " ".join(str(text) for one in form.errors.values() for text in one))
        return HttpResponseRedirect(back)
    try:
        values = {**form.cleaned_data, "page": page}
        saved_filters.save(principal_of(request), request.user, **values)
        messages.success(request, gettext("Saved as “%(name)s”.") % {"name": values["name"]})
    except Refused as refused:
        messages.error(request, desk.in_words(refused))
    return HttpResponseRedirect(back)


def remove_view(request: HttpRequest, filter_id: UUID) -> HttpResponse:
    if request.method != "POST":
        raise PermissionDenied
    page = _list(request.POST.get("page", ""))
    if not saved_filters.remove(principal_of(request), filter_id):
        raise Http404
    messages.success(request, gettext("The filter was removed."))
    return HttpResponseRedirect(page)


def _list(path: str) -> str:
    """The path of a list of the console; raises `Http404` for every other address."""
    try:
        match = resolve(path)
    except Resolver404:
        raise Http404 from None
    if match.app_name != "admin" or not _is_list(match.url_name):
        raise Http404
    return path


def _is_list(url_name: str | None) -> bool:
    return bool(url_name) and (str(url_name).endswith("_changelist") or url_name in LIKE_LISTS)
