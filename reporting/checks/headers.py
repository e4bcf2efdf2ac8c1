"""The header of a spreadsheet: which column holds which field."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from reporting.checks.cells import Row, letters
from reporting.checks.columns import Column, columns, folded, headed
from reporting.checks.findings import Finding
from reporting.checks.structure_tables import met
from reporting.vocabulary import Vocabulary

DELIMITERS = (";", "\t", "|", "，", "；")
Hidden = Callable[[int], bool]


@dataclass(frozen=True)
class Header:
    """The columns that mean something by where they stand; every heading there is; how far the
    header goes."""

    places: Mapping[int, Column]
    headings: Mapping[int, str]
    width: int


@dataclass(frozen=True)
class HeaderReader:
    """Reads one row as the header of records or, `correcting`, of corrections."""

    vocabulary: Vocabulary
    correcting: bool

    def read(self, row: Row, hidden: Hidden) -> tuple[Header | None, list[Finding]]:
        """No header where the rows below can't be read by it."""
        texts = {at: cell.text.strip() for at, cell in row.cells.items()}
        known = headed(self.vocabulary, correcting=self.correcting)
        meant = {at: known.get(folded(text)) for at, text in texts.items() if text}
        places = {at: column for at, column in meant.items() if column is not None}
        if not places:
            return None, [self._headless(texts, row.number)]
        fatal = [*_twice(places, row.number), *self._missing(places, row.number)]
        found = [*fatal, *_unknown(texts, meant, row.number), *_hidden(places, hidden, row.number)]
        headings = {at: texts[at] for at in meant}
        header = Header(places, headings, max(meant) + 1)
        return (None if fatal else header), found

    def _headless(self, texts: Mapping[int, str], line: int) -> Finding:
        known = headed(self.vocabulary, correcting=self.correcting)
        text = next(iter(texts.values()))
        for delimiter in DELIMITERS:
            parts = [folded(part) for part in text.split(delimiter)]
            if len(parts) > 1 and any(part in known for part in parts):
                return met("S158", line=line, delimiter=delimiter.replace("\t", "TAB"))
        return met("S140", line=line)

    def _missing(self, places: Mapping[int, Column], line: int) -> Iterator[Finding]:
        there = {column.name for column in places.values()}
        for name, column in columns(self.vocabulary, correcting=self.correcting).items():
            # A table of withdrawals needs no columns for the records they withdraw.
            if column.field.required and not column.inner and name not in there:
                yield met("S142", column.pointer, line, field=name)


def _twice(places: Mapping[int, Column], line: int) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for at, column in places.items():
        earlier = first.setdefault(column.name, at)
        if earlier != at:
            sides = {"first": letters(earlier), "second": letters(at)}
            yield met("S143", column.pointer, line, field=column.name, **sides)


def _unknown(
    texts: Mapping[int, str], meant: Mapping[int, Column | None], line: int
) -> Iterator[Finding]:
    for at, column in meant.items():
        if column is None:
            yield met("S141", line=line, column=letters(at), heading=texts[at])


def _hidden(places: Mapping[int, Column], hidden: Hidden, line: int) -> Iterator[Finding]:
    for at, column in places.items():
        if hidden(at):
            yield met("S152", column.pointer, line, hidden=letters(at))
