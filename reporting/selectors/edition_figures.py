"""The numbers of a bulletin by name: what own text may stand them in by, and nothing else.

`items_removed` is a sum, `items_removed.P2-1` the part of a code, `filings_due` a count of filings.
In text a name stands in braces; `{items_removed:full}` writes a lower bound out.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reporting.selectors.bulletins import Bulletin, Told
from reporting.selectors.numbers import in_full, in_headline
from reporting.selectors.provinces_together import term_of
from reporting.selectors.words import find_definition
from reporting.vocabulary import Language, Text

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
FULL = ":full"
FILINGS: Mapping[str, Text] = {
    "due": Text("Filings due", "应报份数"),
    "filed": Text("Filings filed", "已报份数"),
    "included": Text("Filings accepted and counted", "审核计入份数"),
}


@dataclass(frozen=True)
class EditionFigure:
    """A number with its name; `by` and `code` of a part, both empty of a sum.

    `measure_version` 0: a count of filings, which no vocabulary defines.
    """

    name: str
    measure: str
    measure_version: int
    by: str
    code: str
    value: int
    qualifier: str

    def said(self, language: Language, *, full: bool = False) -> str:
        put = in_full if full else in_headline
        return put(self.value, self.qualifier, language)

    def label(self, language: Language) -> str:
        if self.measure.removeprefix("filings_") in FILINGS and not self.measure_version:
            return FILINGS[self.measure.removeprefix("filings_")].within(language)
        definition = find_definition(self.measure, self.measure_version)
        name = definition.name.within(language) if definition else self.measure
        if not self.by:
            return name
        part = term_of(self.by, self.code, language)
        return f"{name}：{part}" if language == "zh" else f"{name}: {part}"


Figures = dict[str, EditionFigure]


def figures_of(bulletin: Bulletin) -> Figures:
    """Every number that may be named. Of unequal definitions the latest has the name; the others
    stand in the breakdowns."""
    return {one.name: one for one in _all(bulletin)}


def _all(bulletin: Bulletin) -> Iterator[EditionFigure]:
    coverage = bulletin.coverage
    for name in FILINGS:
        yield EditionFigure(
            f"filings_{name}", f"filings_{name}", 0, "", "", getattr(coverage, name), "exact"
        )
    for told in bulletin.measures:
        yield _figure(told, "")
    # A headline that nothing was filed for is a zero, and a number all the same.
    for told in bulletin.headline.values():
        yield _figure(told, "")
    for by, rows in bulletin.breakdowns.items():
        for told in rows:
            if told.code:
                yield _figure(told, by)


def _figure(told: Told, by: str) -> EditionFigure:
    name = f"{told.measure}.{told.code}" if told.code else told.measure
    return EditionFigure(
        name, told.measure, told.measure_version, by, told.code, told.value, told.qualifier
    )


def unknown_names(text: str, figures: Mapping[str, EditionFigure]) -> list[str]:
    """What stands in braces and is no number of the bulletin; a lone brace among them."""
    names = [name.removesuffix(FULL) for name in PLACEHOLDER.findall(text)]
    lone = [brace for brace in "{}" if brace in PLACEHOLDER.sub("", text)]
    return [name for name in names if name not in figures] + lone


def filled_in(text: str, figures: Mapping[str, EditionFigure], language: Language) -> str:
    """The text with its numbers. A name that `unknown_names` would tell stays as it stands."""

    def number(found: re.Match[str]) -> str:
        name = found[1]
        figure = figures.get(name.removesuffix(FULL))
        return figure.said(language, full=name.endswith(FULL)) if figure else found[0]

    return PLACEHOLDER.sub(number, text)
