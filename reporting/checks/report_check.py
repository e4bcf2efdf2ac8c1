"""What report, history and cross-platform checks have in common: a snapshot in, problems out."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.checks.characters import step
from reporting.checks.registry import Example, Params
from reporting.checks.snapshots import FigureValue, Key, ReportSnapshot

GUIDE = "docs/guide/first-report.md"
CLEAN: Example = {"report": {}}
ALL = "all"


def pointer(measure: str, category: str | None = None, kind: str | None = None) -> str:
    """Figures are addressed by what they count, so that a finding keeps its place in the next
    revision however the figures are ordered."""
    places = [measure, category or ALL, kind or ALL]
    while places[-1] == ALL:
        places.pop()
    return "/figures/" + "/".join(step(place) for place in places)


def saying(**values: str | int) -> Params:
    return values


def place(figure: FigureValue) -> str:
    return pointer(figure.measure, figure.category, figure.product_kind)


def named(key: Key) -> Params:
    return {"measure": key[0], "category": key[1] or ALL, "product_kind": key[2] or ALL}


def key_of(figure: FigureValue) -> Key:
    return (figure.measure, figure.category, figure.product_kind)


def known_figures(snapshot: ReportSnapshot) -> Iterator[FigureValue]:
    """Those the vocabulary knows; T313 and T314 speak of the others."""
    for figure in snapshot.figures:
        if figure.measure in snapshot.vocabulary.measures:
            yield figure


def backed_figures(snapshot: ReportSnapshot) -> Iterator[tuple[FigureValue, int]]:
    """Figures that records stand behind, with how many do."""
    for figure in known_figures(snapshot):
        if snapshot.vocabulary.measures[figure.measure].backing == "records":
            yield figure, snapshot.recorded.get(key_of(figure), 0)
