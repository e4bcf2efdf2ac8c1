"""Consolidations: frozen, numbered sums; what they were made of, what changed since the last."""

from collections import defaultdict
from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from platforms.admin.desk import DeskAdmin, Link, Table, principal_of, require
from platforms.models import Jurisdiction
from platforms.models.jurisdictions import in_language
from platforms.principals import Principal
from platforms.refusals import Refused
from platforms.roles import Scope
from reporting.admin.asked import asked_in
from reporting.admin.asked_csv import figures_as_csv
from reporting.admin.asking import page_of_figures
from reporting.admin.restatements import page_of_restatements
from reporting.admin.sources import page_of_sources
from reporting.admin.words import at_least, category_of, name_of, words_of
from reporting.models import Consolidation, ConsolidationEntry, ConsolidationTotal
from reporting.selectors.changes import Changes, Difference, what_changed
from reporting.selectors.scopes import scope_of
from reporting.vocabulary import Vocabulary

SHOWN = 200
KINDS = {"added": _("added"), "removed": _("removed"), "replaced": _("replaced")}


class ConsolidationAdmin(DeskAdmin[Consolidation]):
    read_scope = Scope.CONSOLIDATED_READ
    list_display = ("heading", "created_at", "filed", "short_digest")
    list_select_related = ("period",)
    ordering: ClassVar = ("-period", "-number")

    def own_urls(self) -> list[URLPattern]:
        return [
            self.own_url("figures/", self.figures_view, "figures"),
            self.own_url("figures/sources/", self.sources_view, "sources"),
            self.own_url("restatements/", self.restatements_view, "restatements"),
        ]

    def figures_view(self, request: HttpRequest) -> HttpResponse:
        principal = require(request, self.read_scope)
        if request.GET.get("format") == "csv":
            return figures_as_csv(principal, request.GET, self.desk.in_words)
        context = page_of_figures(principal, request.GET, self.desk.in_words)
        return self.show(request, gettext("Ask the figures"), context, "console/figures.html")

    def sources_view(self, request: HttpRequest) -> HttpResponse:
        principal = require(request, self.read_scope)
        try:
            context = page_of_sources(principal, request.GET)
        except Refused as refused:
            context = {"asked": asked_in(request.GET), "refusal": self.desk.in_words(refused)}
        title = gettext("What a sum is made of")
        return self.show(request, title, context, "console/sources.html")

    def restatements_view(self, request: HttpRequest) -> HttpResponse:
        principal = require(request, self.read_scope)
        context = page_of_restatements(principal, request.GET, self.desk.in_words)
        return self.show(request, gettext("Restatements"), context, "console/restatements.html")

    @admin.display(description=_("consolidation"), ordering="-period")
    def heading(self, found: Consolidation) -> str:
        values = {"period": f"{found.period_id:%Y-%m}", "number": found.number}
        return gettext("%(period)s, number %(number)s") % values

    @admin.display(description=_("platforms that filed, in the nation"))
    def filed(self, consolidation: Consolidation) -> str:
        return f"{consolidation.platforms_filed:,} / {consolidation.platforms_due:,}"

    @admin.display(description=_("digest"))
    def short_digest(self, consolidation: Consolidation) -> str:
        return f"{consolidation.digest[:16]}…"

    def page(self, request: HttpRequest, found: Consolidation) -> dict[str, Any]:
        principal = principal_of(request)
        words = words_of(found.period.code)
        changes = what_changed(found, principal)
        scope = Jurisdiction.objects.get(pk=scope_of(principal))
        filings = reverse("admin:reporting_report_changelist")
        return {
            "facts": [
                (_("period"), found.period.code),
                (_("number"), found.number),
                (_("created at"), found.created_at),
                (_("totals of"), scope),
                (_("platforms that filed, in the nation"), self.filed(found)),
                (_("vocabulary"), found.vocabulary),
                (_("digest (SHA-256)"), found.digest),
            ],
            "links": [Link(capfirst(gettext("filings")), f"{filings}?period={found.period.code}")],
            "tables": [
                _totals(principal, found, words),
                *_changed(changes, words),
                _entries(principal, found),
            ],
        }


def _totals(principal: Principal, found: Consolidation, words: Vocabulary | None) -> Table:
    rows = (
        ConsolidationTotal.objects.visible_to(principal)
        .filter(consolidation=found, jurisdiction_id=scope_of(principal))
        .order_by()
        .values_list("measure", "measure_version", "category", "qualifier")
        .annotate(total=Sum("value"))
    )
    cells: dict[tuple[str, int, str], int] = defaultdict(int)
    bounded: set[tuple[str, int, str]] = set()
    for measure, version, category, qualifier, value in rows:
        for key in {(measure, version, ""), (measure, version, category)}:
            cells[key] += value
            if qualifier == "at_least":
                bounded.add(key)
    return Table(
        gettext("totals"),
        [gettext("measure"), gettext("category"), gettext("value")],
        [
            (
                name_of(words, "measures", key[0]),
                category_of(words, key[2]) or gettext("all"),
                at_least(value, "at_least" if key in bounded else "exact"),
            )
            for key, value in sorted(cells.items())
        ],
        empty=gettext("Nothing was counted."),
        numbers=frozenset({2}),
    )


def _difference(one: Difference, words: Vocabulary | None) -> tuple[object, ...]:
    change = (one.now or 0) - (one.before or 0)
    return (name_of(words, "measures", one.measure), one.before, one.now, f"{change:+,}")


def _changed(changes: Changes, words: Vocabulary | None) -> list[Table]:
    if changes.before is None:
        return []
    since = gettext("changed since number %(number)s") % {"number": changes.before}
    return [
        Table(
            since,
            [gettext("measure"), gettext("before"), gettext("now"), gettext("difference")],
            [_difference(one, words) for one in changes.measures],
            empty=gettext("No total changed."),
            numbers=frozenset({1, 2, 3}),
        ),
        Table(
            gettext("revisions that came, went or were replaced"),
            [gettext("platform"), gettext("change"), gettext("before"), gettext("now")],
            [
                (
                    Link(
                        in_language(change.name_en, change.name_zh),
                        reverse("admin:reporting_report_change", args=[change.report_id]),
                    ),
                    KINDS[change.kind],
                    change.revision_before,
                    change.revision_now,
                )
                for change in changes.platforms[:SHOWN]
            ],
            empty=gettext("None that you may see."),
        ),
    ]


def _entries(principal: Principal, found: Consolidation) -> Table:
    entries = (
        ConsolidationEntry.objects.visible_to(principal)
        .filter(consolidation=found)
        .select_related("platform", "revision")
        .order_by("platform__uscc")
    )
    return Table(
        gettext("made from these revisions"),
        [
            *(gettext("unified social credit code"), gettext("platform")),
            *(gettext("revision"), gettext("digest of its totals")),
        ],
        [
            (
                entry.platform.uscc,
                Link(
                    str(entry.platform),
                    reverse("admin:reporting_report_change", args=[entry.revision.report_id])
                    + f"?revision={entry.revision.number}",
                ),
                entry.revision.number,
                f"{entry.totals_sha256[:16]}…",
            )
            for entry in entries[:SHOWN]
        ],
        empty=gettext("None that you may see."),
        more=None,
    )
