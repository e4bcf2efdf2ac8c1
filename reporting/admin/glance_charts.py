"""The charts of the first page."""

from collections import Counter
from collections.abc import Sequence
from typing import Protocol
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext

from platforms.admin.charts import Chart, Kind, Series, Tone
from platforms.principals import Principal
from reporting import vocabulary
from reporting.admin.coverage_asked import RESULT_WORDS
from reporting.admin.glance_figures import MAIN, Figures
from reporting.admin.words import category_of, control_of
from reporting.models import Period
from reporting.selectors import coverage
from reporting.selectors.coverage import Day, Filters
from reporting.selectors.trends import Added

MOST_PLACES = 15
RESULTS = {
    "satisfied": Tone.GOOD,
    "not_satisfied": Tone.BAD,
    "inconclusive": Tone.WARN,
    "expired": Tone.QUIET,
    "untested": Tone.CALM,
}


class Filed(Protocol):
    """How far the filings of a period are."""

    @property
    def period(self) -> Period: ...
    @property
    def on_time(self) -> int: ...
    @property
    def late(self) -> int: ...
    @property
    def missing(self) -> int: ...


def filings(months: Sequence[Filed]) -> Chart:
    shown = list(reversed(months))
    return Chart(
        Kind.STACKED,
        gettext("filings by month"),
        [one.period.code for one in shown],
        [
            Series(gettext("on time"), [one.on_time for one in shown]),
            Series(gettext("late"), [one.late for one in shown], tone=Tone.WARN),
            Series(gettext("missing"), [one.missing for one in shown], tone=Tone.BAD),
        ],
        unit=gettext("platforms"),
        links=[f"{_filings()}?period={one.period.code}" for one in shown],
        axis=gettext("month"),
    )


def of_figures(figures: Figures) -> list[Chart]:
    return [_course(figures), _by_category(figures), _by_place(figures)]


def _filings() -> str:
    return reverse("admin:reporting_report_changelist")


def _course(figures: Figures) -> Chart:
    periods, course = list(reversed(figures.periods)), list(reversed(figures.course))
    return Chart(
        Kind.LINE,
        gettext("month by month"),
        [one.code for one in periods],
        [_series(figures.measure, course)],
        unit=figures.measure,
        links=[f"?period={one.code}" for one in periods],
        axis=gettext("month"),
    )


def _by_category(figures: Figures) -> Chart:
    now, before = figures.now, figures.before
    codes = sorted(now, key=lambda code: -now[code].value)
    series = [_series(figures.periods[0].code, [now[code] for code in codes])]
    if before:
        series.append(_series(figures.periods[1].code, [before.get(code) for code in codes]))
    return Chart(
        Kind.RANKED,
        gettext("by category"),
        [category_of(figures.words, code) or gettext("without a category") for code in codes],
        series,
        unit=figures.measure,
        links=[_asked(figures.periods[0].code, code) if code else "" for code in codes],
        axis=gettext("category"),
    )


def _asked(month: str, category: str) -> str:
    """The question behind a bar: the same sum, by platform."""
    query = {"from": month, "to": month, "measure": MAIN, "category": category}
    address = reverse("admin:reporting_consolidation_figures")
    return f"{address}?{urlencode({**query, 'group_by': 'platform'})}"


def _by_place(figures: Figures) -> Chart:
    """Provinces for the nation; for a province, its platforms."""
    places = figures.places if figures.national else figures.places[:MOST_PLACES]
    month = figures.periods[0].code
    return Chart(
        Kind.RANKED,
        gettext("by province of registration") if figures.national else gettext("by platform"),
        [place.name for place in places],
        [_series(month, [Added(one.value, 0, one.bounded) for one in places])],
        unit=figures.measure,
        links=[
            f"{_filings()}?period={month}&province={one.code}"
            if figures.national
            else reverse("admin:platforms_platform_change", args=[one.code])
            for one in places
        ],
        axis=gettext("province") if figures.national else gettext("platform"),
    )


def _series(name: str, values: Sequence[Added | None]) -> Series:
    return Series(
        name,
        [value.value if value else None for value in values],
        frozenset(at for at, value in enumerate(values) if value and value.bounded),
    )


def safeguards(principal: Principal, on: Day) -> Chart:
    """Of each control how many platforms claim it, by what testing it showed."""
    controls = vocabulary.load().controls
    cells: Counter[tuple[str, str]] = Counter()
    for one in coverage.counted(principal, Filters(), on, controls=controls):
        cells[one.control, one.result] += one.n
    claimed = [code for code in controls if any(code == control for control, _result in cells)]
    address = reverse("admin:reporting_attestation_matrix")
    return Chart(
        Kind.SIDEWAYS,
        gettext("safeguards claimed, by what testing showed"),
        [f"{code} {control_of(code)}" for code in claimed],
        [
            Series(str(RESULT_WORDS[name]), [cells[code, name] for code in claimed], tone=tone)
            for name, tone in RESULTS.items()
        ],
        unit=gettext("platforms"),
        links=[f"{address}?control={code}" for code in claimed],
        axis=gettext("control"),
    )
