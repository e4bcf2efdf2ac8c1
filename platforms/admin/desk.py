"""What every page of the console has in common: who is looking, at what they may see.

Filed data is read here and never edited. What an office does is done by a service, asked for with
a form of its own; why a service refuses is said above that form.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Generic, TypeVar, cast

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite, ModelAdmin
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst

from platforms.models import Office, Person
from platforms.principals import NOBODY, Principal
from platforms.refusals import Refused
from platforms.roles import Scope
from platforms.services import viewings

M = TypeVar("M", bound=models.Model)
MOST_COUNTED = 10_000
Fact = tuple[object, object]  # what it is called, and what it is


def principal_of(request: HttpRequest) -> Principal:
    person = request.user
    return person.principal() if isinstance(person, Person) else NOBODY


def require(request: HttpRequest, scope: Scope) -> Principal:
    """The principal, who has the scope; raises `PermissionDenied` otherwise."""
    principal = principal_of(request)
    if not principal.may(scope):
        raise PermissionDenied
    return principal


def own_office(principal: Principal) -> Office | None:
    """The office that the principal works at; an operator has none."""
    return Office.objects.filter(pk=principal.office_id).first() if principal.office_id else None


class Desk(AdminSite):
    """An admin site that says in the reader's words why a service refused."""

    def in_words(self, refused: Refused) -> str:
        raise NotImplementedError


@dataclass(frozen=True)
class Link:
    text: str
    url: str
    grave: bool = False


@dataclass(frozen=True)
class Table:
    """A section of a page: rows of cells under headings."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[object]]
    empty: str = ""
    more: Link | None = None
    numbers: frozenset[int] = frozenset()  # columns that are read from the right


@dataclass(frozen=True)
class Question:
    """A page that asks before something is done."""

    title: str
    button: str
    back: str
    intro: str = ""
    facts: Sequence[Fact] = ()
    grave: bool = False
    crumbs: Sequence[Link] = field(default_factory=tuple)


class CountedPaginator(Paginator):  # type: ignore[type-arg]
    """Counts no further than anybody turns pages: counting a trail of years takes seconds."""

    @cached_property
    def count(self) -> int:
        rows = cast("models.QuerySet[Any]", self.object_list)
        return rows.order_by()[:MOST_COUNTED].count()


class DeskAdmin(ModelAdmin, Generic[M]):  # type: ignore[type-arg]
    """A list, a page for each object, and no form unless a subclass has a service behind it."""

    read_scope: ClassVar[Scope] = Scope.PLATFORMS_READ
    add_scope: ClassVar[Scope | None] = None
    page_template = "console/object.html"
    # What a look at an object's page is written down as; nothing if empty.
    viewed_as: ClassVar[str] = ""
    nav_name: ClassVar[Any] = ""
    actions = None
    list_per_page = 50
    show_full_result_count = False
    paginator = CountedPaginator

    @property
    def desk(self) -> Desk:
        return cast(Desk, self.admin_site)

    # --- What may be seen and done ------------------------------------------------------

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[M]:
        rows: Any = self.model._default_manager.all()
        visible_to = getattr(rows, "visible_to", None)
        rows = visible_to(principal_of(request)) if visible_to else rows
        ordering = self.get_ordering(request)
        return cast("models.QuerySet[M]", rows.order_by(*ordering) if ordering else rows)

    def has_view_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        return principal_of(request).may(self.read_scope)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.add_scope is not None and principal_of(request).may(self.add_scope)

    def has_change_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        return False

    def find(self, request: HttpRequest, object_id: object) -> M:
        """A visible object; one that is not visible does not exist."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        try:
            return self.to_show(self.get_queryset(request)).get(pk=object_id)
        except (self.model.DoesNotExist, ValidationError, ValueError):
            raise Http404 from None

    def to_show(self, rows: models.QuerySet[M]) -> models.QuerySet[M]:
        """What a page needs beside the row itself."""
        related = self.list_select_related
        return rows.select_related(*related) if isinstance(related, (list, tuple)) else rows

    # --- Pages --------------------------------------------------------------------------

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("", wrap(self.changelist_view), name=self.url_name("changelist")),
            path("add/", wrap(self.add_view), name=self.url_name("add")),
            *self.own_urls(),
            path("<str:object_id>/", wrap(self.change_view), name=self.url_name("change")),
        ]

    def own_urls(self) -> list[URLPattern]:
        return []

    def own_url(self, route: str, view: Callable[..., HttpResponse], action: str) -> URLPattern:
        return path(route, self.admin_site.admin_view(view), name=self.url_name(action))

    def url_name(self, action: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{action}"

    def url(self, action: str, *args: object) -> str:
        return reverse(f"admin:{self.url_name(action)}", args=args)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        title = {"title": capfirst(self.opts.verbose_name_plural)}
        answer: HttpResponse = super().changelist_view(request, {**title, **(extra_context or {})})
        return answer

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        raise PermissionDenied

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        found = self.find(request, object_id)
        if self.viewed_as:
            self.viewed(request, found, self.viewed_as, self.viewed_name(found))
        context = self.page(request, found)
        if self.viewed_as and principal_of(request).may(Scope.CREDENTIALS_WRITE):
            context["looked_at"] = f"{reverse('admin:platforms_viewing_changelist')}?q={found.pk}"
        return self.show(request, self.heading(found), context)

    def viewed_name(self, found: M) -> str:
        """What the thing is called among those that were looked at."""
        return ""

    def viewed(self, request: HttpRequest, found: Any, kind: str, name: str) -> None:
        viewings.note(principal_of(request), kind, found.pk, found.platform_id, name)

    def heading(self, found: M) -> str:
        return str(found)

    def page(self, request: HttpRequest, found: M) -> dict[str, Any]:
        """The page of an object: `facts`, `tables`, `links`, and what its own template asks for."""
        return {"facts": self.facts(found)}

    def facts(self, found: M) -> list[Fact]:
        return []

    def show(
        self, request: HttpRequest, title: str, context: dict[str, Any], template: str = ""
    ) -> TemplateResponse:
        whole = {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "list_url": self.url("changelist"),
            "list_name": self.nav_name or self.opts.verbose_name_plural,
            **context,
        }
        return TemplateResponse(request, template or self.page_template, whole)

    # --- Asking and doing ---------------------------------------------------------------

    def ask(
        self,
        request: HttpRequest,
        question: Question,
        form: forms.Form,
        act: Callable[[dict[str, Any]], str | HttpResponse],
        template: str = "console/question.html",
        context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show a form; filled in well, `act` on it and say what was done, or show what it answers.

        A refusal leaves the form as it was filled in, with the reason above it.
        """
        if request.method == "POST" and form.is_valid():
            try:
                with transaction.atomic():
                    answer = act(form.cleaned_data)
            except Refused as refused:
                self._show_refusal(form, refused)
            else:
                if isinstance(answer, HttpResponse):
                    return answer
                messages.success(request, answer)
                return HttpResponseRedirect(question.back)
        whole = {"question": question, "form": form, **(context or {})}
        return self.show(request, question.title, whole, template)

    def _show_refusal(self, form: forms.Form, refused: Refused) -> None:
        name = refused.pointer.strip("/").split("/")[0]
        form.add_error(name if name in form.fields else None, self.desk.in_words(refused))


def filled(request: HttpRequest) -> Any:
    """What was sent, for the first argument of a form; None shows it empty."""
    return request.POST if request.method == "POST" else None


class Confirmation(forms.Form):
    """Nothing to fill in: pressing the button is the answer."""
