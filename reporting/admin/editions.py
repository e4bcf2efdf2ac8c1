"""The bulletin editor: drafts in both languages, proposed by one person, published by another."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from platforms.admin.desk import DeskAdmin, Fact, Link, Question, filled, principal_of, require
from platforms.principals import Principal
from platforms.refusals import Refused
from platforms.roles import SCOPES_OF_ROLE, Scope
from reporting.admin import edition_editor as editor
from reporting.admin import edition_facts
from reporting.admin.edition_forms import (
    DraftForm,
    PublishForm,
    ReasonForm,
    VersionForm,
    said_publicly,
    subjects,
)
from reporting.models import Edition, EditionState
from reporting.printing.editions import to_pdf
from reporting.selectors.edition_contents import (
    bulletin_of,
    content_from,
    content_of,
    published_before,
)
from reporting.selectors.edition_figures import figures_of
from reporting.selectors.editions import CURRENT, out_of_date
from reporting.services import editions, publishing
from reporting.services.blocks import Wording
from reporting.vocabulary import Language

STEPS = {
    "edit": _("Edit"),
    "update": _("Take the latest numbers"),
    "propose": _("Propose"),
    "publish": _("Publish"),
    "return": _("Send back"),
    "withdraw": _("Withdraw"),
    "discard": _("Discard"),
}
GRAVE = ("withdraw", "discard")
Act = Callable[[Principal, dict[str, Any]], object]


def _stale(edition: Edition) -> str:
    newer = ", ".join(map(str, editions.newer_than(edition)))
    if not newer:
        return ""
    text = gettext("There are later numbers than those of this bulletin: %(list)s.")
    return f"{text % {'list': newer}} "


class NumbersFilter(admin.SimpleListFilter):
    title = pgettext_lazy("of a bulletin", "numbers")
    parameter_name = "numbers"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("old", _("no longer the latest"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() != "old":
            return queryset
        return queryset.filter(pk__in=out_of_date(principal_of(request)).values("pk"))


def _proposer_left(edition: Edition) -> str:
    """What to say where the one who proposed could not do so any more."""
    person = edition.proposed_by
    if person is None or (
        person.is_active and Scope.BULLETINS_WRITE in SCOPES_OF_ROLE[person.role]
    ):
        return ""
    text = gettext("%(person)s, who proposed it, may not write bulletins any more.")
    return f"{text % {'person': person}} "


class EditionAdmin(DeskAdmin[Edition]):
    read_scope = Scope.CONSOLIDATED_READ
    page_template = "console/edition.html"
    list_display = ("heading", "jurisdiction", "state", "number", "published_at", "edited_at")
    list_filter = (NumbersFilter, "state")
    list_select_related = (
        *("office", "jurisdiction", "drafted_by", "edited_by"),
        *("proposed_by", "published_by", "ended_by"),
    )
    search_fields = ("=of", "title_en", "title_zh", "=digest")
    search_help_text = _("A month, the code of a campaign, words of the title or a digest")
    ordering: ClassVar = ("-id",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Edition]:
        # A list of fifty needs none of the texts.
        return super().get_queryset(request).defer("content", "blocks")

    def to_show(self, rows: QuerySet[Edition]) -> QuerySet[Edition]:
        return super().to_show(rows).defer(None)

    def has_add_permission(self, request: HttpRequest) -> bool:
        principal = principal_of(request)
        return principal.may(Scope.BULLETINS_WRITE) and principal.office_id is not None

    def own_urls(self) -> list[URLPattern]:
        views = {name: getattr(self, f"{name}_view") for name in STEPS}
        return [
            *(self.own_url(f"<uuid:object_id>/{n}/", view, n) for n, view in views.items()),
            self.own_url("<uuid:object_id>/<str:language>.pdf", self.pdf_view, "pdf"),
        ]

    @admin.display(description=_("bulletin"), ordering="of")
    def heading(self, edition: Edition) -> str:
        return edition_facts.name_of(edition)

    def page(self, request: HttpRequest, found: Edition) -> dict[str, Any]:
        principal = principal_of(request)
        content = found.content or content_of(principal, found)
        newer = editions.newer_than(found) if found.state in CURRENT else []
        return {
            "edition": found,
            "newer": newer,
            "facts": edition_facts.facts(found),
            "links": [*self.steps(principal, found, newer=bool(newer)), *self.files(found)],
            "sides": edition_facts.sides(content) if found.is_told_to(principal) else [],
            "tables": [
                edition_facts.sources_table(found),
                edition_facts.history_table(principal, found),
            ],
        }

    def steps(self, principal: Principal, edition: Edition, *, newer: bool) -> list[Link]:
        """What may be done now, by this reader."""
        if principal.office_id != edition.office_id or not principal.may(Scope.BULLETINS_WRITE):
            return []
        draft = edition.state == EditionState.DRAFT
        proposed = edition.state == EditionState.PROPOSED
        possible = {
            "edit": draft,
            "update": draft and newer,
            "propose": draft,
            "publish": proposed and edition.proposed_by_id != principal.person_id,
            "return": proposed,
            "withdraw": edition.may_become(EditionState.WITHDRAWN),
            "discard": draft,
        }
        return [
            Link(str(text), self.url(name, edition.pk), grave=name in GRAVE)
            for name, text in STEPS.items()
            if possible[name]
        ]

    def files(self, edition: Edition) -> list[Link]:
        names = {"en": gettext("PDF in English"), "zh": gettext("PDF in Chinese")}
        links = [Link(text, self.url("pdf", edition.pk, name)) for name, text in names.items()]
        if edition.is_public:
            links.append(Link(gettext("As everybody reads it"), edition_facts.address_of(edition)))
        return links

    def pdf_view(self, request: HttpRequest, object_id: object, language: str) -> HttpResponse:
        """As it was printed when it was published; before that, as it would be."""
        edition = self.find(request, object_id)
        known: Language | None = {"en": "en", "zh": "zh"}.get(language)  # type: ignore[assignment]
        if known is None:
            raise Http404
        if not edition.is_told_to(principal_of(request)):
            raise Http404
        kept = edition.files.filter(language=known).first()
        if kept is None:
            content = edition.content or content_of(principal_of(request), edition)
            return HttpResponse(
                to_pdf(content, edition.digest, known), content_type="application/pdf"
            )
        return HttpResponse(bytes(kept.content), content_type=kept.media_type)

    # --- Writing --------------------------------------------------------------------------

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        principal = require(request, Scope.BULLETINS_WRITE)
        if principal.office_id is None:
            raise PermissionDenied
        form = DraftForm(filled(request), subjects(principal.jurisdiction))
        question = Question(
            title=gettext("Draft a bulletin"),
            button=gettext("Draft"),
            back=self.url("changelist"),
            intro=gettext("It is made from the latest consolidations, and keeps to their numbers."),
        )

        def act(values: dict[str, Any]) -> HttpResponse:
            drafted = editions.start(principal, values["of"])
            return HttpResponseRedirect(self.url("edit", drafted.pk))

        return self.ask(request, question, form, act)

    def edit_view(self, request: HttpRequest, object_id: object) -> HttpResponse:
        principal = require(request, Scope.BULLETINS_WRITE)
        edition = self.find(request, object_id)
        if edition.state != EditionState.DRAFT or principal.office_id != edition.office_id:
            return HttpResponseRedirect(self.url("change", edition.pk))
        if request.method != "POST":
            wording = editions.wording_of(edition)
            return self._editor(request, principal, edition, wording, edition.version, {})
        return self._write(request, principal, edition)

    def _write(self, request: HttpRequest, principal: Principal, edition: Edition) -> HttpResponse:
        """Save what was sent; where that is refused, show it as it was sent, with the reasons."""
        wording = editor.sent(request.POST)
        version = editor.number_in(request.POST, "version")
        try:
            with transaction.atomic():
                editions.change(principal, edition, version, wording)
        except Refused as refused:
            faults = editor.in_words(refused.faults, self._say)
            faults.setdefault("", self._refusal(refused))
            return self._editor(request, principal, edition, wording, version, faults)
        messages.success(request, gettext("The draft was saved."))
        leave = request.POST.get("do") == "leave"
        return HttpResponseRedirect(self.url("change" if leave else "edit", edition.pk))

    def _refusal(self, refused: Refused) -> str:
        if refused.faults:
            return gettext("The draft was not saved: each place below says what is wrong with it.")
        return self.desk.in_words(refused)

    def _say(self, code: str, params: dict[str, Any]) -> str:
        return self.desk.in_words(Refused(code, **params))

    def _editor(
        self,
        request: HttpRequest,
        principal: Principal,
        edition: Edition,
        wording: Wording,
        version: int,
        faults: dict[str, str],
    ) -> HttpResponse:
        bulletin = bulletin_of(principal, edition)
        before = published_before(edition)
        context = {
            "edition": edition,
            "version": version,
            "before": before,
            "back": self.url("change", edition.pk),
            "faults": [words for place, words in faults.items() if place in ("", "/blocks")],
            "fields": editor.fields_of(wording, notes=before is not None, faults=faults),
            "parts": editor.parts_of(wording.blocks, faults),
            "additions": editor.may_be_added(wording.blocks, bulletin),
            "numbers": editor.numbers_of(figures_of(bulletin)),
            "sides": edition_facts.sides(content_from(edition, bulletin, before)),
        }
        return self.show(
            request, edition_facts.name_of(edition), context, "console/edition_editor.html"
        )

    # --- Doing ----------------------------------------------------------------------------

    def update_view(self, request: HttpRequest, object_id: object) -> HttpResponse:
        edition = self.find(request, object_id)
        form = VersionForm(filled(request), initial={"version": edition.version})
        newer = ", ".join(str(one) for one in editions.newer_than(edition))
        return self._ask(
            request,
            edition,
            form,
            gettext("Take the latest numbers"),
            lambda principal, values: editions.update_sources(principal, edition, **values),
            done=gettext("The draft has the latest numbers."),
            intro=gettext("Every number of the draft will be that of: %(newer)s.")
            % {"newer": newer or "–"},
        )

    def propose_view(self, request: HttpRequest, object_id: object) -> HttpResponse:
        edition = self.find(request, object_id)
        return self._ask(
            request,
            edition,
            VersionForm(filled(request), initial={"version": edition.version}),
            gettext("Propose"),
            lambda principal, values: publishing.propose(principal, edition, **values),
            done=gettext("The bulletin was proposed; a colleague can publish it now."),
            intro=gettext("Nothing can be changed from then on, unless it is sent back."),
        )

    def publish_view(self, request: HttpRequest, object_id: object) -> HttpResponse:
        edition = self.find(request, object_id)
        return self._ask(
            request,
            edition,
            PublishForm(filled(request), initial={"digest": edition.digest}),
            gettext("Publish"),
            lambda principal, values: publishing.publish(
                principal, edition, digest=values["digest"]
            ),
            done=gettext("The bulletin is published."),
            intro=_stale(edition)
            + _proposer_left(edition)
            + gettext("Everybody can read it from then on, and nobody can change it."),
            shown=True,
        )

    def return_view(self, request: HttpRequest, object_id: object) -> HttpResponse:
        edition = self.find(request, object_id)
        return self._ask(
            request,
            edition,
            ReasonForm(filled(request)),
            gettext("Send back"),
            lambda principal, values: publishing.send_back(principal, edition, **values),
            done=gettext("The bulletin is a draft again."),
        )

    def withdraw_view(self, request: HttpRequest, object_id: object) -> HttpResponse:
        edition = self.find(request, object_id)
        return self._ask(
            request,
            edition,
            said_publicly(ReasonForm(filled(request))),
            gettext("Withdraw"),
            lambda principal, values: publishing.withdraw(principal, edition, **values),
            done=gettext("The bulletin was withdrawn."),
            grave=True,
        )

    def discard_view(self, request: HttpRequest, object_id: object) -> HttpResponse:
        edition = self.find(request, object_id)
        return self._ask(
            request,
            edition,
            ReasonForm(filled(request)),
            gettext("Discard"),
            lambda principal, values: editions.discard(principal, edition, **values),
            done=gettext("The draft was discarded."),
            grave=True,
        )

    def _ask(
        self,
        request: HttpRequest,
        edition: Edition,
        form: forms.Form,
        title: str,
        act: Act,
        *,
        done: str,
        intro: str = "",
        grave: bool = False,
        shown: bool = False,
    ) -> HttpResponse:
        principal = require(request, Scope.BULLETINS_WRITE)
        facts: list[Fact] = edition_facts.facts(edition)
        question = Question(
            title=f"{title}: {edition_facts.name_of(edition)}",
            button=title,
            back=self.url("change", edition.pk),
            intro=intro,
            facts=facts,
            grave=grave,
        )

        def acted(values: dict[str, Any]) -> str:
            act(principal, values)
            return done

        answer = self.ask(request, question, form, acted)
        if shown and edition.content and hasattr(answer, "context_data"):
            answer.template_name = "console/edition_question.html"  # type: ignore[attr-defined]
            answer.context_data["sides"] = edition_facts.sides(edition.content)
        return answer
