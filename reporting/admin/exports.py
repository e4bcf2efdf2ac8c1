"""My office's exports: what was asked for, how far it is, and the file."""

from typing import Any, ClassVar
from urllib.parse import parse_qsl, urlencode

from django import forms
from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.defaultfilters import filesizeformat
from django.urls import URLPattern, reverse
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import ValidationError

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
from platforms.admin.numbers import grouped
from platforms.refusals import Refused
from platforms.roles import Scope
from reporting.api.downloads import begins, sent
from reporting.api.export_queries import parse
from reporting.api.exports import stored_of
from reporting.models import Export
from reporting.selectors.exports import fault_of, is_over, share_done
from reporting.services.exports import asking
from reporting.services.exports.asking import Wish
from reporting.services.exports.questions import SCOPES
from reporting.services.exports.tables import Layout
from tasks.exporting import ring_for_export

LANGUAGES = [("en", _("English")), ("zh", _("Chinese"))]
HEADINGS = [("words", _("in words")), ("codes", _("as in the API"))]


def link_for(kind: str, params: dict[str, Any]) -> str:
    """The page that asks for an export of what another page shows: of `kind`, with the parameters
    that the query of this kind has in the API."""
    given = {name: value for name, value in params.items() if value not in (None, "")}
    query = {"kind": kind, "query": urlencode(given, safe=",")}
    return f"{reverse('admin:reporting_export_add')}?{urlencode(query)}"


class AskForm(forms.Form):
    kind = forms.ChoiceField(label=_("content"), choices=Export.Kind.choices)
    query = forms.CharField(
        label=_("question"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
        help_text=_(
            "As in an address: from=2025-05&group_by=province,category for consolidated figures,"
            " period=2025-05 for filings, from=2025-05&category=P2-1 for records."
        ),
    )
    format = forms.ChoiceField(label=_("format"), choices=Export.Format.choices)
    headings = forms.ChoiceField(label=_("headings"), choices=HEADINGS)
    language = forms.ChoiceField(label=_("language of names"), choices=LANGUAGES)
    bom = forms.BooleanField(
        label=_("CSV for spreadsheets"),
        required=False,
        initial=True,
        help_text=_("Begins with the mark by which spreadsheets know UTF-8."),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if "kind" in given and "query" in given:
            params = _parameters(given["query"])
            try:
                given["question"], given["params"] = parse(given["kind"], params), params
            except ValidationError as wrong:
                for text in _texts(wrong.detail):
                    self.add_error("query", text)
        return given


def _parameters(text: str) -> dict[str, str]:
    """A parameter that is given more than once means all its values."""
    found: dict[str, list[str]] = {}
    for name, value in parse_qsl(text.strip().lstrip("?"), keep_blank_values=True):
        found.setdefault(name, []).append(value)
    return {name: ",".join(values) for name, values in found.items()}


def _texts(detail: Any) -> list[str]:
    """Each fault with the name of its parameter."""
    faults = detail["query"] if isinstance(detail, dict) else {"": detail}
    return [f"{name}: {text}".lstrip(": ") for name, texts in faults.items() for text in texts]


class ExportAdmin(DeskAdmin[Export]):
    read_scope = Scope.CONSOLIDATED_READ
    add_scope = Scope.CONSOLIDATED_READ
    list_display = ("name", "format", "standing", "counted", "volume", "asked_at", "expires_at")
    list_filter = ("state", "kind", "format")
    list_select_related = ("person", "credential")
    ordering: ClassVar = ("-id",)

    def own_urls(self) -> list[URLPattern]:
        return [
            self.own_url("<uuid:object_id>/file/", self.file_view, "file"),
            self.own_url("<uuid:object_id>/drop/", self.drop_view, "drop"),
        ]

    @admin.display(description=_("content"), ordering="kind")
    def name(self, export: Export) -> str:
        return heading_of(export)

    @admin.display(description=_("state"), ordering="state")
    def standing(self, export: Export) -> str:
        done = share_done(export)
        state = export.get_state_display()
        return f"{state} ({done} %)" if export.is_open and done is not None else state

    @admin.display(description=_("rows"), ordering="rows")
    def counted(self, export: Export) -> str:
        return grouped(export.rows)

    @admin.display(description=pgettext_lazy("file", "size"), ordering="size")
    def volume(self, export: Export) -> str:
        return "–" if export.size is None else filesizeformat(export.size)

    def heading(self, found: Export) -> str:
        return heading_of(found)

    def page(self, request: HttpRequest, found: Export) -> dict[str, Any]:
        return {"facts": self.facts(found), "links": list(self._links(request, found))}

    def _links(self, request: HttpRequest, found: Export) -> list[Link]:
        links = []
        ready = found.state == Export.State.READY and not is_over(found)
        if ready and principal_of(request).may(SCOPES[found.kind]):
            links.append(Link(gettext("Download"), self.url("file", found.pk)))
        if found.is_open:
            links.append(Link(gettext("Look again"), self.url("change", found.pk)))
        again = link_for(found.kind, found.query)
        return [
            *links,
            Link(gettext("Ask anew"), again),
            Link(gettext("Drop"), self.url("drop", found.pk), grave=True),
        ]

    def facts(self, found: Export) -> list[Fact]:
        fault = fault_of(found)
        return [
            (_("state"), self.standing(found)),
            *([(_("reason"), fault["detail"])] if fault else []),
            (_("question"), urlencode(found.query, safe=",:+")),
            (_("format"), found.get_format_display()),
            (_("rows"), self.counted(found)),
            (pgettext_lazy("file", "size"), self.volume(found)),
            ("SHA-256", found.sha256 or "–"),
            (_("by"), found.person or found.credential or "–"),
            (_("asked for at"), found.asked_at),
            (_("made at"), found.made_at or "–"),
            (_("kept until"), found.expires_at or "–"),
        ]

    # --- What may be done ---------------------------------------------------------------

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        principal = require(request, Scope.CONSOLIDATED_READ)
        form = AskForm(filled(request), initial=_initial(request))

        def act(given: dict[str, Any]) -> HttpResponse:
            export = asking.ask(principal, _wish(given))
            ring_for_export(export.id)
            return HttpResponseRedirect(self.url("change", export.pk))

        question = Question(
            title=gettext("Export"),
            button=gettext("Export"),
            back=self.url("changelist"),
            intro=gettext(
                "Workers make the file; it is kept for some days. It holds what you may see at the"
                " time it is made. A workbook takes a million rows; CSV and Parquet take more."
                " A table of figures, or a page of records, leads here with the question filled in."
            ),
        )
        return self.ask(request, question, form, act)

    def file_view(self, request: HttpRequest, object_id: Any) -> Any:
        export = self.find(request, object_id)
        principal = require(request, SCOPES[export.kind])
        try:
            answer = sent(request, stored_of(export))
        except Refused as refused:
            raise Http404(refused.code) from None
        if begins(request):
            asking.note_download(principal, export)
        return answer

    def drop_view(self, request: HttpRequest, object_id: Any) -> HttpResponse:
        export = self.find(request, object_id)
        principal = principal_of(request)

        def act(given: dict[str, Any]) -> str:
            asking.drop(principal, export)
            return gettext("The export is gone, and its file with it.")

        question = Question(
            title=gettext("Drop the export"),
            button=gettext("Drop"),
            back=self.url("changelist"),
            facts=self.facts(export),
            grave=True,
            crumbs=[Link(heading_of(export), self.url("change", export.pk))],
        )
        return self.ask(request, question, Confirmation(filled(request)), act)


def heading_of(export: Export) -> str:
    of = {name: export.query.get(name, "") for name in ("period", "campaign", "from", "to")}
    months = "–".join(text for text in of.values() if text)
    return f"{export.get_kind_display()} {months}".strip()


def _initial(request: HttpRequest) -> dict[str, Any]:
    given = {name: request.GET.get(name, "") for name in ("kind", "query", "format")}
    language = "zh" if (get_language() or "").startswith("zh") else "en"
    return {**{k: v for k, v in given.items() if v}, "language": language, "headings": "words"}


def _wish(given: dict[str, Any]) -> Wish:
    layout = Layout(bom=given["bom"], language=given["language"], headings=given["headings"])
    return Wish(given["kind"], given["question"], given["params"], given["format"], layout)
