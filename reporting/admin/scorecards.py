"""Scorecards: every platform's filing beside its peers', and one platform month by month."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from platforms.admin.charts import Chart, Kind, Series
from platforms.admin.desk import DeskAdmin, Link, Table, require
from platforms.models import Jurisdiction, Platform
from platforms.principals import NATIONAL, Principal
from platforms.roles import Scope
from reporting.admin.words import language
from reporting.models import Period, Quality
from reporting.models.periods import parse_period
from reporting.selectors import scorecards as selected
from reporting.selectors.scorecards import USUAL, WINDOWS, Span
from reporting.selectors.signals import Filters, visible_signals
from reporting.signals import tell
from reporting.signals.indicators import INDICATORS, Indicator, Judged

PAGE_SIZE = 50
MOST_SIGNALS = 10
KEPT = ("period", "months", "sort", "province", "size", "outliers")
SIZES = [size for size in Platform.Size.values if size]


@dataclass(frozen=True)
class Line:
    """One platform, with its indicators in the order of the headings."""

    row: Mapping[str, Any]
    judged: list[Judged]

    @property
    def name(self) -> str:
        names = [self.row["platform__name_zh"], self.row["platform__name_en"]]
        zh = (get_language() or "").startswith("zh")
        return str(next(one for one in (names if zh else reversed(names)) if one))

    @property
    def cells(self) -> list[tuple[str, str]]:
        """What is shown, and why it stands out."""
        said = language()
        return [(one.shown(one.value), one.reason(said)) for one in self.judged]


class ScorecardAdmin(DeskAdmin[Quality]):
    read_scope = Scope.REPORTS_READ
    nav_name = _("scorecards")

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        principal = require(request, self.read_scope)
        context = _page_of_platforms(principal, request.GET)
        return self.show(request, gettext("Scorecards"), context, "console/scorecards.html")

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Of a platform, by the platform's id."""
        principal = require(request, self.read_scope)
        platform = _platform(principal, object_id)
        context = _page_of_platform(principal, platform, request.GET)
        title = gettext("Scorecard of %(platform)s") % {"platform": platform}
        return self.show(request, title, context, "console/scorecard.html")


def _platform(principal: Principal, object_id: str) -> Platform:
    try:
        wanted = UUID(object_id)
    except ValueError:
        raise Http404 from None
    found = Platform.objects.visible_to(principal).filter(pk=wanted).first()
    if found is None:
        raise Http404
    return found


def _span(given: Mapping[str, str]) -> Span | None:
    """What was asked for, or else the latest month that was due, and half a year."""
    months = given.get("months", "")
    window = int(months) if months in map(str, WINDOWS) else USUAL
    try:
        return Span(parse_period(given.get("period", "")), window)
    except ValueError:
        latest = selected.latest_month()
        return Span(latest, window) if latest else None


def _choices(span: Span) -> dict[str, Any]:
    rows = Period.objects.filter(month__gte=Span(span.month, 36).first).order_by("-month")
    return {"span": span, "periods": list(rows), "windows": WINDOWS}


def _page_of_platforms(principal: Principal, given: Mapping[str, str]) -> dict[str, Any]:
    span = _span(given)
    if span is None:
        return {"span": None}
    asked = {name: given.get(name, "").replace("\0", "") for name in KEPT}
    rows = selected.scorecards(
        principal,
        span,
        sort=asked["sort"],
        provinces=[asked["province"]] if asked["province"] else (),
        sizes={asked["size"]} & set(SIZES),
        outliers=bool(asked["outliers"]),
    ).order_by("place")
    page = Paginator(rows, PAGE_SIZE).get_page(given.get("page"))
    compared = selected.peers(span)
    provinces = Jurisdiction.objects.exclude(code=NATIONAL) if principal.sees_all else ()
    return {
        **_choices(span),
        "asked": asked,
        "page": page,
        "headings": [_heading(one, asked) for one in INDICATORS.values()],
        "median_cells": [_median(one, compared) for one in INDICATORS.values()],
        "lines": [Line(one, selected.judge(one, compared)) for one in page.object_list],
        "provinces": list(provinces),
        "sizes": [(size, Platform.Size(size).label) for size in SIZES],
        "paging": urlencode({name: value for name, value in asked.items() if value}),
    }


def _heading(one: Indicator, asked: Mapping[str, str]) -> tuple[str, str, str, str]:
    """What it is called, what it is, where it is put in order, the worst first, and how it is."""
    worst = one.name if one.low_is_bad else f"-{one.name}"
    best = f"-{one.name}" if one.low_is_bad else one.name
    to = best if asked["sort"] == worst else worst
    said = language()
    order = {worst: "worst", best: "best"}.get(asked["sort"], "")
    query = urlencode({**{n: v for n, v in asked.items() if v}, "sort": to})
    return one.title.within(said), one.definition.within(said), query, order


def _median(one: Indicator, compared: selected.Compared) -> str:
    peers = compared.get(("", one.name))
    return Judged(one, None, None).shown(peers.median) if peers else "–"


def _page_of_platform(
    principal: Principal, platform: Platform, given: Mapping[str, str]
) -> dict[str, Any]:
    span = _span(given)
    row = selected.scorecard(principal, platform.pk, span) if span else None
    links = [
        Link(gettext("Platform"), reverse("admin:platforms_platform_change", args=[platform.pk]))
    ]
    if span is None or row is None:
        return {"span": None, "links": links}
    judged = selected.judge(row, selected.peers(span))
    months = selected.by_month(principal, platform.pk, Span(span.month, max(WINDOWS)))
    return {
        **_choices(span),
        "links": links,
        "facts": [_fact(one) for one in judged],
        "reasons": [one.reason(language()) for one in judged if one.outlier],
        "charts": [_chart(one, months) for one in judged],
        "tables": [_signals(principal, platform)],
    }


def _fact(one: Judged) -> dict[str, Any]:
    return {
        "title": one.indicator.title.within(language()),
        "shown": one.shown(one.value),
        "beside": _beside(one),
        "outlier": one.outlier,
    }


def _beside(one: Judged) -> str:
    if one.peers is None:
        return gettext("fewer than five platforms to compare with")
    size = Platform.Size(one.peers.size).label if one.peers.size else gettext("all sizes")
    said = {"median": one.shown(one.peers.median), "n": one.peers.n, "size": size}
    return gettext("median %(median)s of %(n)s platforms (%(size)s)") % said


def _chart(one: Judged, months: list[dict[str, Any]]) -> Chart:
    """Month by month, held against the median of the window."""
    scale = 100 if one.indicator.share else 1
    values = [row[one.indicator.name] for row in months]
    shown = [None if value is None else round(value * scale, 1) for value in values]
    series = [Series(gettext("this platform"), shown)]
    if one.peers is not None:
        line = [round(one.peers.median * scale, 1)] * len(shown)
        series.append(Series(gettext("median"), line, aside=True))
    return Chart(
        Kind.LINE,
        one.indicator.title.within(language()),
        [f"{row['period_id']:%Y-%m}" for row in months],
        series,
        unit="%" if one.indicator.share else "",
        axis=gettext("month"),
    )


def _signals(principal: Principal, platform: Platform) -> Table:
    filters = Filters(platform=platform.pk, gone=False)
    rows = visible_signals(principal, filters).order_by("-period", "-strength")[:MOST_SIGNALS]
    said = language()
    return Table(
        title=capfirst(gettext("signals")),
        headings=[gettext("period"), gettext("signal"), gettext("state")],
        rows=[
            (
                f"{one.period_id:%Y-%m}",
                Link(
                    tell(one.rule, one.numbers, said).message,
                    reverse("admin:reporting_signal_change", args=[one.pk]),
                ),
                one.get_state_display(),
            )
            for one in rows
        ],
        empty=gettext("Nothing odd was found."),
    )
