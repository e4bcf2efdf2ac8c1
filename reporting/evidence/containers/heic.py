"""HEIC and AVIF: XMP and EXIF are items of the file's `meta` box; films within, as in MP4."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reporting.evidence import ifds, xmp
from reporting.evidence.boxes import Box, boxes, full_body, meta_body
from reporting.evidence.containers import isobmff
from reporting.evidence.sites import DAMAGED, ENCRYPTED, TRUNCATED, UNSUPPORTED, Found, Trouble
from reporting.evidence.sources import Damaged, Exhausted, Source

XMP_TYPES = (b"application/rdf+xml", b"application/xml")
IN_FILE, IN_BOX = 0, 1  # what offsets of an item count from
MOST_EXTENTS = 1000


@dataclass(frozen=True)
class _Item:
    kind: bytes
    content_type: bytes
    encoding: bytes
    protected: bool


class _Numbers:
    """Numbers of changing width, one after another."""

    def __init__(self, source: Source, place: str) -> None:
        self.source, self.place, self.at = source, place, 0

    def next(self, size: int) -> int:
        if not size:
            return 0
        data = self.source.exactly(self.at, size, self.place)
        self.at += size
        return int.from_bytes(data, "big")


@dataclass(frozen=True)
class _Place:
    method: int
    foreign: bool  # in another file
    extents: tuple[tuple[int, int], ...]


def find(source: Source) -> Iterator[Found]:
    for box in boxes(source, "HEIC "):
        if box.type == b"meta":
            yield from _items(source, meta_body(box.body))
    yield from isobmff.find(source)


def _items(source: Source, meta: Source) -> Iterator[Found]:
    parts: dict[bytes, Box] = {}
    for box in boxes(meta, "HEIC meta."):
        parts.setdefault(box.type, box)
    if b"iinf" not in parts:
        return
    items = _kinds(parts[b"iinf"].body)
    wanted = {number: item for number, item in items.items() if _is_wanted(item)}
    if not wanted:
        return
    if b"iloc" not in parts:
        raise Damaged("HEIC meta.iloc")
    places = _places(parts[b"iloc"].body, wanted)
    held = parts[b"idat"].body if b"idat" in parts else meta.part(0, 0)
    for number, item in wanted.items():
        source.item()
        if number not in places:
            yield Trouble(DAMAGED, f"HEIC item {number}")
        else:
            yield from _item(source, held, item, places[number])


def _is_wanted(item: _Item) -> bool:
    return item.kind == b"Exif" or (item.kind == b"mime" and item.content_type in XMP_TYPES)


def _kinds(body: Source) -> dict[int, _Item]:
    place = "HEIC meta.iinf"
    wide = body.exactly(0, 1, place)[0] > 0
    start = 4 + (4 if wide else 2)
    items = {}
    for box in boxes(body.part(start, body.size), f"{place}."):
        if box.type != b"infe":
            continue
        version = box.body.exactly(0, 1, place)[0]
        if version < 2:  # of before HEIC
            continue
        numbers = _Numbers(full_body(box.body), place)
        number, protection = numbers.next(2 if version == 2 else 4), numbers.next(2)
        kind = numbers.next(4).to_bytes(4, "big")
        texts = numbers.source.read_at(numbers.at, 512).split(b"\0")
        _name, content_type, encoding = (*texts, b"", b"", b"")[:3]
        items[number] = _Item(kind, content_type.lower(), encoding, bool(protection))
    return items


def _places(body: Source, wanted: dict[int, _Item]) -> dict[int, _Place]:
    place = "HEIC meta.iloc"
    version = body.exactly(0, 1, place)[0]
    if version > 2:
        raise Damaged(place, UNSUPPORTED)
    numbers = _Numbers(full_body(body), place)
    sizes, more = numbers.next(1), numbers.next(1)
    wide = 4 if version == 2 else 2
    places = {}
    for _ in range(numbers.next(wide)):
        body.item()
        number = numbers.next(wide)
        method = numbers.next(2) & 15 if version else IN_FILE
        foreign = bool(numbers.next(2))
        base = numbers.next(more >> 4)
        extents = []
        for _ in range(numbers.next(2)):
            body.item()
            numbers.next(more & 15 if version else 0)
            extents.append((base + numbers.next(sizes >> 4), numbers.next(sizes & 15)))
        if number in wanted:
            places[number] = _Place(method, foreign, tuple(extents))
    return places


def _item(source: Source, held: Source, item: _Item, place: _Place) -> Iterator[Found]:
    name = "HEIC Exif" if item.kind == b"Exif" else "HEIC XMP"
    holder = {IN_FILE: source, IN_BOX: held}.get(place.method)
    if item.protected:
        yield Trouble(ENCRYPTED, name)
        return
    if holder is None or place.foreign or item.encoding or len(place.extents) > MOST_EXTENTS:
        yield Trouble(UNSUPPORTED, name)
        return
    try:
        data = _joined(holder, place, name)
    except Damaged as damaged:
        yield Trouble(damaged.reason_id, damaged.location)
        return
    if item.kind == b"Exif":
        if len(data) < 4:
            yield Trouble(TRUNCATED, name)
            return
        tiff = 4 + int.from_bytes(data[:4], "big")  # something like "Exif\0\0" may stand before
        yield from ifds.find(source.of(data[tiff:]), "HEIC")
    else:
        yield from xmp.in_packet(source, data, name)


def _joined(holder: Source, place: _Place, name: str) -> bytes:
    data = []
    for offset, length in place.extents:
        # No length: all of it, which of a file nobody means.
        data.append(holder.field_at(offset, length or max(0, holder.size - offset), name))
        if sum(map(len, data)) > holder.budget.limits.field_bytes:
            raise Exhausted("field_bytes")
    return b"".join(data)
