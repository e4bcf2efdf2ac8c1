"""Rows of a spreadsheet as the lines they stand for: line n is row n.

What is assumed is said in the filing guide: cells lose the blanks around their text, an empty cell
is a field left out, a time without an offset is Beijing time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import repeat
from typing import Any

import msgspec

from reporting.checks.cells import Cell, Row, Unreadable, Values, letters
from reporting.checks.characters import shown
from reporting.checks.columns import Column
from reporting.checks.fields import RECORD_ID
from reporting.checks.findings import PLACE, Finding
from reporting.checks.headers import Header, HeaderReader, Hidden
from reporting.checks.structure_tables import met
from reporting.vocabulary import Vocabulary

Note = Callable[[Iterable[Finding]], None]
Cells = Mapping[int, Cell]


class Places:
    """Where the fields of a table stand: known once its header has been read."""

    def __init__(self) -> None:
        self.of_pointer: dict[str, tuple[str, str]] = {}

    def know(self, header: Header) -> None:
        for at, column in header.places.items():
            self.of_pointer[column.pointer] = letters(at), shown(header.headings[at])

    def located(self, found: Finding) -> Finding:
        """With the cell that it is about and what its column is called, where there is one."""
        pointer = "/record_id" if found.pointer == "/record/record_id" else found.pointer
        place = self.of_pointer.get(pointer)
        if place is None or found.line is None:
            return found
        column, heading = place
        params = {**found.params, PLACE: f"{column}{found.line} {heading}"}
        return msgspec.structs.replace(found, params=params)


def lines_of_table(
    rows: Iterable[Row],
    vocabulary: Vocabulary,
    note: Note,
    *,
    correcting: bool = False,
    hidden: Hidden = lambda column: False,
    places: Places | None = None,
) -> Iterator[bytes]:
    """The lines of records or corrections. What can't be read goes to `note` and gives an empty
    line, as do the header and blank rows; a header that can't be used ends the table.

    `hidden` tells which columns can't be seen; it is asked once the first row is there. `places`
    are told of the header.
    """
    reader: _RowReader | None = None
    last = 0
    for row in rows:
        yield from repeat(b"", row.number - last - 1)
        last = row.number
        cells = {at: cell for at, cell in row.cells.items() if cell.text.strip()}
        if reader is not None:
            yield reader.line(row, cells, note) if cells else b""
            continue
        yield b""
        if cells:
            header, found = HeaderReader(vocabulary, correcting).read(row, hidden)
            note(found)
            if header is None:
                return
            if places is not None:
                places.know(header)
            reader = _RowReader(header, correcting)


class _RowReader:
    def __init__(self, header: Header, correcting: bool) -> None:
        self.header = header
        self.correcting = correcting
        self.columns = {at: (c, Values(c)) for at, c in header.places.items()}
        self.unnamed: set[int] = set()  # columns without a name that have been spoken of

    def line(self, row: Row, cells: Cells, note: Note) -> bytes:
        outer: dict[str, Any] = {}
        record: dict[str, str] = {}
        found = [*self._strays(row, cells)]
        for at, cell in cells.items():
            if at in self.columns:
                column, values = self.columns[at]
                try:
                    (record if column.inner else outer)[column.name] = values.of(cell)
                except Unreadable as trouble:
                    found.append(_unreadable(trouble, column, f"{letters(at)}{row.number}", row))
        if found:
            note(_named(found, outer))
            return b""
        if record or (self.correcting and outer.get("op") == "replace"):
            outer["record"] = {"record_id": outer.get("record_id"), **record}
        return msgspec.json.encode(outer)

    def _strays(self, row: Row, cells: Cells) -> Iterator[Finding]:
        if row.hidden:
            yield met("S152", line=row.number, hidden=str(row.number))
        last = max(cells)
        if last >= self.header.width:
            cell, columns = f"{letters(last)}{row.number}", self.header.width
            yield met("S145", line=row.number, cell=cell, columns=columns)
        for at in cells.keys() - self.header.headings.keys() - self.unnamed:
            if at < self.header.width:
                self.unnamed.add(at)
                yield met("S144", line=row.number, cell=f"{letters(at)}{row.number}")


def _unreadable(trouble: Unreadable, column: Column, cell: str, row: Row) -> Finding:
    return met(trouble.check_id, column.pointer, row.number, cell=cell, **trouble.params)


def _named(found: list[Finding], values: Mapping[str, Any]) -> list[Finding]:
    """With the id of the record, where it can be read."""
    record_id = values.get("record_id", "")
    if len(record_id) > 64 or not RECORD_ID.fullmatch(record_id):
        return found
    return [msgspec.structs.replace(one, record_id=record_id) for one in found]
