"""The chart of an answer."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext

from platforms.admin.charts import Chart, Kind, Series
from reporting.admin.asked import TIMES, Asked
from reporting.admin.asked_rows import Words, span
from reporting.admin.words import language
from reporting.selectors.by_day import DAY
from reporting.selectors.comparing import Compared
from reporting.selectors.consolidated import Row
from reporting.selectors.words import find_definition

MOST_DRAWN, MOST_SERIES = 40, 6


def charts(asked: Asked, words: Words, rows: Sequence[Compared]) -> list[Chart]:
    """Of the first measure, by the first group; one that is a time runs from left to right."""
    if not rows or not asked.query.group_by:
        return []
    rows = [row for row in rows if row.measure == rows[0].measure]
    groups = asked.query.group_by
    axis = next((name for name in groups if name in TIMES), groups[0])
    others = [name for name in groups if name != axis]
    if len(others) > 1:
        return []
    drawn = _of_time(rows, axis) if axis in TIMES else _ranked(rows, axis)
    if others:
        series = _split(words, rows, axis, others[0], drawn)
    else:
        series = _plain(asked, rows, axis, drawn)
    return [
        Chart(
            _kind(axis, bool(others)),
            words.measure(rows[0]),
            [words.of(axis, code) for code in drawn],
            series,
            unit=_unit(rows[0]),
            axis=words.heading(axis),
            note=_note(rows, axis, drawn),
        )
    ]


def _note(rows: Sequence[Compared], axis: str, drawn: Sequence[Any]) -> str:
    every = len({row.group[axis] for row in rows})
    if axis in TIMES or every <= len(drawn):
        return ""
    said = {"drawn": len(drawn), "all": every}
    return gettext("The %(drawn)s largest of %(all)s are drawn.") % said


def _kind(axis: str, split: bool) -> Kind:
    if axis in ("period", DAY):
        return Kind.LINE
    return Kind.SIDEWAYS if split else Kind.RANKED


def _unit(row: Compared) -> str:
    found = find_definition(row.measure, row.measure_version)
    return found.unit if found and language() == "en" else ""


def _of_time(rows: Sequence[Compared], axis: str) -> list[Any]:
    return sorted({row.group[axis] for row in rows} - {None})


def _ranked(rows: Sequence[Compared], axis: str) -> list[Any]:
    sizes: dict[Any, int] = {}
    for row in rows:
        sizes[row.group[axis]] = sizes.get(row.group[axis], 0) + (row.now.value if row.now else 0)
    return sorted(sizes, key=lambda code: -sizes[code])[:MOST_DRAWN]


def _plain(asked: Asked, rows: Sequence[Compared], axis: str, drawn: Sequence[Any]) -> list[Series]:
    by_code = {row.group[axis]: row for row in rows}
    found = [_series(span(asked.query.months), [by_code[code].now for code in drawn])]
    if asked.compared:
        before = [by_code[code].before for code in drawn]
        found.append(_series(span(asked.compared), before, aside=True))
    return found


def _split(
    words: Words, rows: Sequence[Compared], axis: str, other: str, drawn: Sequence[Any]
) -> list[Series]:
    cells = {(row.group[axis], row.group[other]): row.now for row in rows}
    return [
        _series(words.of(other, code), [cells.get((at, code)) for at in drawn])
        for code in _ranked(rows, other)[:MOST_SERIES]
    ]


def _series(name: str, found: Sequence[Row | None], *, aside: bool = False) -> Series:
    bounded = frozenset(at for at, row in enumerate(found) if row and row.qualifier == "at_least")
    return Series(name, [row.value if row else None for row in found], bounded, aside)
