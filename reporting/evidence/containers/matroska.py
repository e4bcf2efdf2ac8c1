"""Matroska and WebM: a SimpleTag named AIGC, of the whole or of a track."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reporting.evidence.sites import KEY, TRUNCATED, Found, Site, Trouble, is_label
from reporting.evidence.sources import Damaged, Source

EBML, SEGMENT, CLUSTER = 0x1A45DFA3, 0x18538067, 0x1F43B675
TAGS, TAG, SIMPLE_TAG = 0x1254C367, 0x7373, 0x67C8
NAME, STRING, BINARY = 0x45A3, 0x4487, 0x4485
LONGEST_ID, LONGEST_LENGTH = 4, 8
LONGEST_NAME = 256  # no tag has a longer one
PLACE = f"Matroska SimpleTag {KEY}"


@dataclass(frozen=True)
class Element:
    """From `start` to `end` of what it is in, its id and length before that. Without an `end` it
    goes on until something stands in it that cannot."""

    id: int
    start: int
    end: int | None


def find(source: Source) -> Iterator[Found]:
    offset = 0
    while source.read_at(offset, 4) == EBML.to_bytes(4):
        source.item()
        header = _whole(source, offset, "EBML header")
        segment = _element(source, header, "Matroska segment")
        if segment.id != SEGMENT:
            raise Damaged("Matroska segment")
        end = source.size if segment.end is None else segment.end
        yield from _segment(source.part(0, end), segment.start)
        if end > source.size:
            yield Trouble(TRUNCATED, "Matroska segment")
        offset = end
    if not offset:
        raise Damaged("EBML header")


def _whole(source: Source, offset: int, location: str) -> int:
    """The end of an element that has to have one."""
    end = _element(source, offset, location).end
    if end is None:
        raise Damaged(location)
    return end


def _segment(source: Source, offset: int) -> Iterator[Found]:
    """Clusters are stepped over; those of a live recording do not say how long they are, and what
    they hold is stepped over instead. Each step costs a read, which is what bounds this loop."""
    filmed = False
    while offset < source.size:
        element = _element(source, offset, "Matroska segment")
        filmed = filmed or element.id == CLUSTER
        if element.end is None:
            if element.id not in (CLUSTER, SEGMENT):
                raise Damaged("Matroska segment")
            offset = element.start
            continue
        if element.end > source.size:
            raise Damaged("Matroska segment", TRUNCATED)
        if element.id == TAGS:
            yield from _tags(source.part(element.start, element.end - element.start))
        offset = element.end
    if not filmed:
        raise Damaged("Matroska segment", TRUNCATED)


def _tags(tags: Source) -> Iterator[Found]:
    pending = [(tags, 0)]
    try:
        while pending:
            holder, depth = pending.pop()
            holder.deep(depth)
            inner = _bodies(holder)
            yield from _label(dict(inner))
            pending += [
                (body, depth + 1) for kind, body in reversed(inner) if kind in (TAG, SIMPLE_TAG)
            ]
    except Damaged as error:
        yield Trouble(error.reason_id, error.location)


def _bodies(holder: Source) -> list[tuple[int, Source]]:
    """What stands side by side in `holder`, by its id."""
    bodies, offset = list[tuple[int, Source]](), 0
    while offset < holder.size:
        holder.item()
        element = _element(holder, offset, "Matroska tags")
        if element.end is None or element.end > holder.size:
            raise Damaged("Matroska tags")
        bodies.append((element.id, holder.part(element.start, element.end - element.start)))
        offset = element.end
    return bodies


def _label(parts: dict[int, Source]) -> Iterator[Site]:
    """The label of a SimpleTag: a name, and a text or bytes. Zeros may follow them."""
    value = parts.get(STRING) or parts.get(BINARY)
    if NAME not in parts or value is None:
        return
    raw = parts[NAME].read_at(0, LONGEST_NAME).rstrip(b"\0")
    name = raw.decode("utf-8", "replace")
    if KEY.casefold() not in name.casefold():
        return
    text = value.field_at(0, value.size, PLACE).rstrip(b"\0")
    if is_label(name, text):
        yield Site(PLACE, text, name)


def _element(source: Source, offset: int, location: str) -> Element:
    head = source.read_at(offset, LONGEST_ID + LONGEST_LENGTH)
    id_size = _length(head[:1], LONGEST_ID, location)
    coded = head[id_size:]
    size = _length(coded[:1], LONGEST_LENGTH, location)
    if len(coded) < size:
        raise Damaged(location, TRUNCATED)
    # The first bit that is set says how many bytes there are; the rest is the number.
    ones = (1 << 7 * size) - 1
    number = int.from_bytes(coded[:size]) & ones
    start = offset + id_size + size
    end = None if number == ones else start + number
    return Element(int.from_bytes(head[:id_size]), start, end)


def _length(first: bytes, longest: int, location: str) -> int:
    """How many bytes a number has that begins with this one."""
    if not first:
        raise Damaged(location, TRUNCATED)
    length = 9 - first[0].bit_length()
    if length > longest:
        raise Damaged(location)
    return length
