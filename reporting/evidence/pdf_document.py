"""What a PDF holds under its numbers: cross-references in tables and streams, object streams.

A file that was changed by appending has several sections, the newest first. Nothing is searched for
in the raw bytes: what was deleted or replaced still stands there. Broken cross-references are
`Damaged`; programs that mend them guess.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import cast

from reporting.evidence.pdf_objects import Name, Object, Ref, Word, at
from reporting.evidence.pdf_prediction import unpredicted
from reporting.evidence.sites import TRUNCATED, UNSUPPORTED
from reporting.evidence.sources import Damaged, Source

TAIL = 2048
# What is written behind the end is a change; without an end of its own, it was cut off.
START = re.compile(rb"startxref\s+([0-9]{1,19})\s+%%EOF[\s\0]*\Z")
SUBSECTION = re.compile(rb"\s*([0-9]{1,10})\s+([0-9]{1,10})[ \t]*(?:\r\n|\r|\n)?")
TRAILER = re.compile(rb"\s*trailer")
ENTRY = re.compile(rb"([0-9]{10}) [0-9]{5} ([nf])")
ENTRY_SIZE = 20
MOST_SECTIONS = 1000  # a file that was changed so often without being written anew
MOST_HOPS = 8  # references that lead to references


@dataclass
class Stream:
    entries: dict[str, Object]
    data: Source


@dataclass
class _Table:
    """A cross-reference section: number of its first object, how many, where they stand."""

    parts: list[tuple[int, int, int]] = field(default_factory=list)


@dataclass
class _Rows:
    """The same as a stream: rows of numbers with so many bytes each."""

    widths: tuple[int, int, int]
    parts: list[tuple[int, int, int]]
    data: bytes


class Document:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.sections: list[_Table | _Rows] = []
        self.trailer: dict[str, Object] = {}
        self.within = 0  # objects that are needed to read the one that is asked for
        self.packs: dict[int, tuple[dict[int, int], Source]] = {}

    def load(self) -> None:
        tail = self.source.read_at(max(0, self.source.size - TAIL), TAIL)
        start = START.search(tail)
        if not start:
            raise Damaged("PDF startxref", TRUNCATED)
        pending, seen = [int(start[1])], set[int]()
        while pending:
            self.source.item()
            offset = pending.pop()
            if offset in seen:
                continue
            seen.add(offset)
            if len(seen) > MOST_SECTIONS:
                raise Damaged("PDF xref")
            entries = self._section(offset)
            self.trailer = entries | self.trailer
            if type(previous := entries.get("Prev")) is int:
                pending.append(previous)

    def _section(self, offset: int) -> dict[str, Object]:
        """Append what is at an offset to the sections; the entries of its trailer."""
        if not self.source.read_at(offset, 16).lstrip().startswith(b"xref"):
            return self._stream(offset)
        table, entries = self._table(offset)
        # A hybrid file hides objects from old readers: its table calls them free, a stream knows.
        if type(hidden := entries.get("XRefStm")) is int:
            self._stream(hidden)
        self.sections.append(table)
        return entries

    def _stream(self, offset: int) -> dict[str, Object]:
        stream = self._indirect(offset, None, "PDF xref")
        if not isinstance(stream, Stream) or stream.entries.get("Type") != Name("XRef"):
            raise Damaged("PDF xref")
        self.sections.append(self._rows(stream))
        return stream.entries

    def _table(self, offset: int) -> tuple[_Table, dict[str, Object]]:
        table = _Table()
        offset += self.source.read_at(offset, 16).index(b"xref") + 4
        while True:
            self.source.item()
            head = self.source.read_at(offset, 64)
            if trailer := TRAILER.match(head):
                break
            part = SUBSECTION.match(head)
            if not part:
                raise Damaged("PDF xref")
            offset += part.end()
            table.parts.append((int(part[1]), int(part[2]), offset))
            offset += ENTRY_SIZE * int(part[2])
        [(entries, _)] = at(self.source, offset + trailer.end(), 1, "PDF trailer")
        if not isinstance(entries, dict):
            raise Damaged("PDF trailer")
        return table, entries

    def _rows(self, stream: Stream) -> _Rows:
        widths, size = stream.entries.get("W"), stream.entries.get("Size")
        index = stream.entries.get("Index", [0, size])
        numbers = _numbers(widths, 3) + _numbers(index)
        if max(numbers[:3]) > 8 or len(numbers) % 2 == 0 or len(numbers) > 2 * MOST_SECTIONS:
            raise Damaged("PDF xref")
        parts, row = [], 0
        for first, count in zip(numbers[3::2], numbers[4::2], strict=True):
            parts.append((first, count, row))
            row += count
        data = self.decoded(stream, "PDF xref")
        return _Rows((numbers[0], numbers[1], numbers[2]), parts, data)

    def resolved(self, value: Object) -> Object:
        for _ in range(MOST_HOPS):
            if not isinstance(value, Ref):
                return value
            value = self._object(value.number)
        raise Damaged("PDF references")

    def _object(self, number: int) -> Object:
        """What has the number now; null where nothing has."""
        self.within += 1
        if self.within > MOST_HOPS:
            raise Damaged("PDF references")
        try:
            return self._looked_up(number)
        finally:
            self.within -= 1

    def _looked_up(self, number: int) -> Object:
        for section in self.sections:
            self.source.item()
            found = (
                self._in_table(section, number)
                if isinstance(section, _Table)
                else _in_rows(section, number)
            )
            if found is None:
                continue
            kind, place = found
            if kind == 1:
                return self._indirect(place, number, f"PDF object {number}")
            return self._packed(place, number) if kind == 2 else None
        return None

    def _in_table(self, table: _Table, number: int) -> tuple[int, int] | None:
        for first, count, offset in table.parts:
            self.source.item()
            if first <= number < first + count:
                data = self.source.read_at(offset + ENTRY_SIZE * (number - first), ENTRY_SIZE)
                entry = ENTRY.match(data)
                if not entry:
                    raise Damaged("PDF xref")
                return (1 if entry[2] == b"n" else 0), int(entry[1])
        return None

    def _indirect(self, offset: int, number: int | None, place: str) -> Object:
        """`12 0 obj ...` at an offset. None as number: whichever it is."""
        found = at(self.source, offset, 5, place)
        (had, _), (generation, _), (word, _), (value, _end), (after, begins) = found
        if word != Word(b"obj") or type(had) is not int or type(generation) is not int:
            raise Damaged(place)
        if number is not None and had != number:
            raise Damaged(place)
        if after == Word(b"R") or type(after) is int:  # an object that is a reference only
            return value if not isinstance(value, int) else Ref(value)
        if not isinstance(value, dict) or after != Word(b"stream"):
            return value
        start = begins + (2 if self.source.read_at(begins, 2) == b"\r\n" else 1)
        length = value.get("Length")
        if isinstance(length, Ref):
            # A length that stands in a compressed object would need this to be read already.
            length = self.resolved(length) if self.sections else None
        if type(length) is not int or not 0 <= length <= self.source.size - start:
            raise Damaged(place)
        return Stream(value, self.source.part(start, length))

    def _packed(self, pack: int, number: int) -> Object:
        place = f"PDF object stream {pack}"
        if pack not in self.packs:
            self.packs[pack] = self._unpacked(pack, place)
        offsets, data = self.packs[pack]
        if number not in offsets:
            raise Damaged(place)
        [(value, _)] = at(data, offsets[number], 1, place)
        if type(value) is int:  # maybe "12 0 R"
            rest = data.read_at(offsets[number], 32).split()
            return Ref(value) if rest[2:3] == [b"R"] else value
        return value

    def _unpacked(self, pack: int, place: str) -> tuple[dict[int, int], Source]:
        self.packs[pack] = ({}, self.source)  # so that one that is within itself is found damaged
        stream = self._object(pack)
        if not isinstance(stream, Stream):
            raise Damaged(place)
        count, first = stream.entries.get("N"), stream.entries.get("First")
        if type(count) is not int or type(first) is not int:
            raise Damaged(place)
        data = self.decoded(stream, place)
        offsets = dict[int, int]()
        pairs = data[: max(0, first)].split()[: 2 * max(0, count)]
        for had, offset in zip(pairs[::2], pairs[1::2], strict=False):
            self.source.item()
            if not (had.isdigit() and offset.isdigit() and len(had + offset) < 40):
                raise Damaged(place)
            offsets[int(had)] = first + int(offset)
        return offsets, self.source.of(data)

    def decoded(self, stream: Stream, place: str) -> bytes:
        data = stream.data.field_at(0, stream.data.size, place)
        filters, parms = (
            value if isinstance(value, list) else [] if value is None else [value]
            for value in map(self.resolved, map(stream.entries.get, ("Filter", "DecodeParms")))
        )
        if len(filters) > 1 or any(f != Name("FlateDecode") for f in filters):
            raise Damaged(place, UNSUPPORTED)
        if not filters:
            return data
        data = stream.data.inflate(data, place)
        parm = self.resolved(parms[0]) if parms else None
        return unpredicted(stream.data, data, parm if isinstance(parm, dict) else {}, place)


def _in_rows(rows: _Rows, number: int) -> tuple[int, int] | None:
    kind_size, place_size, _index = rows.widths
    each = sum(rows.widths)
    for first, count, row in rows.parts:
        if first <= number < first + count:
            at_row = (row + number - first) * each
            data = rows.data[at_row : at_row + each]
            if len(data) < each or not each:
                raise Damaged("PDF xref")
            kind = int.from_bytes(data[:kind_size], "big") if kind_size else 1
            place = int.from_bytes(data[kind_size : kind_size + place_size], "big")
            return kind, place
    return None


def _numbers(value: Object, count: int | None = None) -> list[int]:
    whole = isinstance(value, list) and all(type(n) is int and n >= 0 for n in value)
    if not whole or (count is not None and len(value) != count):
        raise Damaged("PDF xref")
    return cast("list[int]", value)
