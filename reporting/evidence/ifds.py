"""Image file directories, as TIFF is made of and EXIF is written: XMP, and comments of users."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from reporting.evidence import xmp
from reporting.evidence.sites import DAMAGED, TRUNCATED, Found, Site, Trouble
from reporting.evidence.sources import Damaged, Source

SUB_DIRECTORIES, PACKET, EXIF, USER_COMMENT = 0x014A, 0x02BC, 0x8769, 0x9286
POINTERS = {SUB_DIRECTORIES, EXIF}
LONG, IFD, LONG8, IFD8 = 4, 13, 16, 18
SIZES = {1: 1, 2: 1, 3: 2, LONG: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
SIZES |= {IFD: 4, LONG8: 8, 17: 8, IFD8: 8}
MOST_POINTERS = 64


@dataclass(frozen=True)
class Order:
    """How numbers stand: `mark` of struct, and whether offsets have eight bytes (BigTIFF)."""

    mark: str
    big: bool

    def number(self, data: bytes) -> int:
        return int.from_bytes(data, "little" if self.mark == "<" else "big")


@dataclass(frozen=True)
class Entry:
    tag: int
    kind: int
    offset: int
    size: int


def find(source: Source, location: str) -> Iterator[Found]:
    """The labels of all directories. Offsets count from the beginning of `source`."""
    try:
        order, first = _header(source, location)
    except Damaged as damaged:
        yield Trouble(damaged.reason_id, damaged.location)
        return
    pending, seen = [first], set[int]()
    while pending:
        source.item()
        offset = pending.pop()
        if offset in seen or not offset:
            continue
        seen.add(offset)
        try:
            entries, following = _directory(source, order, offset, location)
        except Damaged as damaged:
            yield Trouble(damaged.reason_id, damaged.location)
            continue
        pending.append(following)
        for entry in entries:
            if entry.tag in POINTERS:
                pending += _pointers(source, order, entry)
            else:
                yield from _label(source, order, entry, location)


def _header(source: Source, location: str) -> tuple[Order, int]:
    head = source.exactly(0, 8, location)
    mark = {b"II": "<", b"MM": ">"}.get(head[:2])
    if mark is None:
        raise Damaged(location)
    version = Order(mark, big=False).number(head[2:4])
    if version == 43:
        order = Order(mark, big=True)
        return order, order.number(source.exactly(8, 8, location))
    if version != 42:
        raise Damaged(location)
    order = Order(mark, big=False)
    return order, order.number(head[4:])


def _directory(source: Source, order: Order, offset: int, location: str) -> tuple[list[Entry], int]:
    """The entries that are read here, and where the next directory is."""
    wide, each, count = (8, 20, 8) if order.big else (4, 12, 2)
    number = order.number(source.exactly(offset, count, location))
    place = f"{location} directory at {offset}"
    table = source.field_at(offset + count, number * each, place)
    entries = []
    for at in range(0, len(table), each):
        source.item()
        tag, kind = struct.unpack(f"{order.mark}HH", table[at : at + 4])
        if tag in POINTERS or tag in (PACKET, USER_COMMENT):
            amount = order.number(table[at + 4 : at + 4 + wide])
            size = amount * SIZES.get(kind, 1)
            value = at + 4 + wide
            if size > wide:
                entries.append(Entry(tag, kind, order.number(table[value : value + wide]), size))
            else:
                entries.append(Entry(tag, kind, offset + count + value, size))
    # Some programs end the file with the last directory, without the offset of a next one.
    following = source.read_at(offset + count + len(table), wide)
    return entries, order.number(following) if len(following) == wide else 0


def _pointers(source: Source, order: Order, entry: Entry) -> list[int]:
    each = SIZES.get(entry.kind, 1)
    data = source.read_at(entry.offset, min(entry.size, each * MOST_POINTERS))
    numbers = []
    for at in range(0, len(data), each):
        source.item()
        numbers.append(order.number(data[at : at + each]))
    return numbers


def _label(source: Source, order: Order, entry: Entry, location: str) -> Iterator[Found]:
    name = "XMP" if entry.tag == PACKET else "EXIF UserComment"
    place = f"{location} {name}"
    if entry.offset + entry.size > source.size:
        yield Trouble(TRUNCATED, place)
        return
    data = source.field_at(entry.offset, entry.size, place)
    if entry.tag == PACKET:
        yield from xmp.in_packet(source, data, place)
    elif data:
        yield from _comment(data, order, place)


def _comment(data: bytes, order: Order, place: str) -> Iterator[Found]:
    """Nothing names a comment: it is a label where it is a wrapped one, and a text otherwise."""
    code, text = data[:8], data[8:].strip(b"\0 ")
    try:
        if code == b"UNICODE\0":
            text = _unicode(data[8:], order).encode()
        elif code == b"JIS\0\0\0\0\0":
            text = text.decode("iso2022_jp").encode()
    except UnicodeError:
        yield Trouble(DAMAGED, place)
        return
    if text.startswith(b"{") and b'"aigc"' in text[:64].lower():
        yield Site(place, text)


def _unicode(data: bytes, order: Order) -> str:
    """UTF-16 in the order of the numbers, as a rule; programs that forget it exist."""
    data = data[: len(data) & ~1]
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16").strip("\0 ")
    little = order.mark == "<"
    if data[:2] in (b"{\0", b"\0{"):
        little = data[:1] == b"{"
    return data.decode("utf-16-le" if little else "utf-16-be").strip("\0 ")
