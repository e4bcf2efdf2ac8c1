"""Charts as data. `console/chart.html` shows one, with the table of its numbers behind it.

chart = Chart("line", gettext("Items removed"), months, [Series(gettext("all"), values)])
{% include "console/chart.html" with chart=chart %}
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext

from platforms.admin.numbers import Number, grouped, short

NAMED = 3


class Tone(StrEnum):
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    CALM = "calm"
    QUIET = "quiet"


class Kind(StrEnum):
    LINE = "line"
    BAR = "bar"
    STACKED = "stacked"
    RANKED = "ranked"  # bars from left to right, one below the other: for long names
    SIDEWAYS = "sideways"  # the same, stacked


@dataclass(frozen=True)
class Series:
    """Values in the order of the chart's labels; None where there is none."""

    name: str
    values: Sequence[Number | None]
    bounded: frozenset[int] = frozenset()  # where the value is a lower bound
    aside: bool = False  # what the others are held against: a median, last year
    tone: Tone | str = ""  # where the colour is to say how things are; else each gets its own

    def told(self) -> list[tuple[int, Number]]:
        return [(at, value) for at, value in enumerate(self.values) if value is not None]


@dataclass(frozen=True)
class Cell:
    text: str
    value: Number | None


@dataclass(frozen=True)
class Row:
    label: str
    url: str
    cells: Sequence[Cell]


@dataclass(frozen=True)
class Chart:
    kind: Kind | str
    title: str
    labels: Sequence[str]
    series: Sequence[Series]
    unit: str = ""
    note: str = ""
    links: Sequence[str] = ()  # where each label leads, in their order
    axis: str = ""  # what the labels are: the heading of the table's first column
    open: bool = False  # whether the table is shown from the start

    @property
    def is_empty(self) -> bool:
        return not any(one.told() for one in self.series)

    @property
    def rows(self) -> list[Row]:
        return [
            Row(
                str(label),
                self.links[at] if at < len(self.links) else "",
                [Cell(_said(one, at), one.values[at]) for one in self.series],
            )
            for at, label in enumerate(self.labels)
        ]

    @property
    def data(self) -> dict[str, Any]:
        """What `charts.js` draws."""
        return {
            "kind": str(self.kind),
            "title": capfirst(self.title),
            "unit": self.unit,
            "note": self.note,
            "labels": [str(label) for label in self.labels],
            "links": list(self.links),
            "series": [
                {
                    "name": one.name,
                    "values": [None if v is None else float(v) for v in one.values],
                    "bounded": sorted(one.bounded),
                    "aside": one.aside,
                    "tone": str(one.tone),
                }
                for one in self.series
            ],
        }

    @property
    def summary(self) -> str:
        """What is to be seen, in a sentence or two."""
        if self.is_empty:
            return gettext("There is nothing to show.")
        say = _course if self.kind == Kind.LINE else _largest
        return " ".join(say(one, self.labels) for one in self.series[:NAMED] if one.told())


def _said(series: Series, at: int) -> str:
    value = series.values[at]
    if value is None:
        return "–"
    number = grouped(value)
    return gettext("at least %(number)s") % {"number": number} if at in series.bounded else number


def _in_short(series: Series, at: int) -> str:
    value, bounded = series.values[at], at in series.bounded
    if value is None:
        return "–"
    number = short(value, at_least=bounded)
    return gettext("at least %(number)s") % {"number": number} if bounded else number


def _course(series: Series, labels: Sequence[str]) -> str:
    told = series.told()
    first, last = told[0][0], told[-1][0]
    peak, _most = max(told, key=lambda one: one[1])
    text = gettext(
        "%(name)s: %(start)s in %(first)s, %(end)s in %(last)s; most in %(peak)s: %(most)s."
    )
    return text % {
        "name": capfirst(series.name),
        "first": labels[first],
        "start": _in_short(series, first),
        "last": labels[last],
        "end": _in_short(series, last),
        "peak": labels[peak],
        "most": _in_short(series, peak),
    }


def _largest(series: Series, labels: Sequence[str]) -> str:
    told = sorted(series.told(), key=lambda one: -one[1])
    named = gettext(", ").join(
        f"{labels[at]} {_in_short(series, at)}" for at, _value in told[:NAMED]
    )
    values = {"name": capfirst(series.name), "named": named}
    return gettext("%(name)s, the largest first: %(named)s.") % values
