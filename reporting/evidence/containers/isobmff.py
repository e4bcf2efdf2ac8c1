"""MP4, MOV, M4A: the metadata of the film and of its tracks, and XMP in a `uuid` box.

`keys` names an entry and `ilst` gives its value under the number of the name (QuickTime, and what
TC260-PG-20257A asks for); players for music write the name beside the value (`----`).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from reporting.evidence import xmp
from reporting.evidence.boxes import XMP, Box, boxes, full_body, meta_body
from reporting.evidence.sites import (
    DAMAGED,
    KEY,
    TRUNCATED,
    UNSUPPORTED,
    Found,
    Site,
    Trouble,
    is_label,
)
from reporting.evidence.sources import Damaged, Source

HOLDERS = (b"moov", b"udta", b"trak", b"meta", b"moof", b"traf")  # what metadata may stand in
UTF8, UTF16, RESERVED = 1, 2, 0  # well-known types of a value


def find(source: Source) -> Iterator[Found]:
    seen = set[bytes]()
    pending = [(source, "MP4 ", 0)]
    while pending:
        holder, location, depth = pending.pop()
        holder.deep(depth)
        inner = list[tuple[Source, str, int]]()
        metadata = dict[bytes, Box]()
        try:
            for box in boxes(holder, location):
                if not depth:
                    seen.add(box.type)
                if box.type in HOLDERS:
                    body = meta_body(box.body) if box.type == b"meta" else box.body
                    inner.append((body, _inside(location, box), depth + 1))
                elif box.type in (b"keys", b"ilst") and location.endswith("meta."):
                    metadata[box.type] = box
                yield from _of_itself(box, location)
        except Damaged as error:
            yield Trouble(error.reason_id, error.location)
        yield from _entries(metadata, location)
        pending += reversed(inner)
    if not _is_whole(seen):
        yield Trouble(TRUNCATED, "MP4 moov, mdat")


def _is_whole(seen: set[bytes]) -> bool:
    """A film is described and is there, perhaps in fragments; an image is described by `meta`."""
    return b"meta" in seen or (b"moov" in seen and not seen.isdisjoint((b"mdat", b"moof")))


def _inside(location: str, box: Box) -> str:
    return f"{location}{box.name}."


def _of_itself(box: Box, location: str) -> Iterator[Found]:
    """A box that is a label by itself."""
    place = f"{location}{box.name}"
    if box.uuid == XMP or box.type == b"XMP_":  # the latter is QuickTime's, within udta
        packet = box.body.field_at(0, box.body.size, place)
        yield from xmp.in_packet(box.body, packet, f"{place} XMP")
    elif box.name.upper() == KEY:
        yield Site(place, box.body.field_at(0, box.body.size, place), box.name)


def _entries(metadata: dict[bytes, Box], location: str) -> Iterator[Found]:
    try:
        names = _names(metadata[b"keys"].body, location) if b"keys" in metadata else []
        if b"ilst" in metadata:
            yield from _values(metadata[b"ilst"].body, names, f"{location}ilst")
    except Damaged as error:
        yield Trouble(error.reason_id, error.location)


def _names(body: Source, location: str) -> list[str]:
    """Of a `keys` box: a count, then boxes whose type is the namespace of the name in them."""
    (count,) = struct.unpack(">I", body.exactly(4, 4, f"{location}keys"))
    names = list[str]()
    for key in boxes(body.part(8, body.size - 8), f"{location}keys "):
        name = key.body.field_at(0, key.body.size, f"{location}keys")
        names.append(name.decode("utf-8", "replace"))
    if len(names) != count:
        raise Damaged(f"{location}keys")
    return names


def _values(body: Source, names: list[str], location: str) -> Iterator[Found]:
    for entry in boxes(body, f"{location} "):
        number = int.from_bytes(entry.type)
        name = names[number - 1] if 0 < number <= len(names) else entry.name
        parts = list(boxes(entry.body, f"{location} "))
        if entry.type == b"----":
            name = _name_beside(parts, location)
        for part in parts:
            if part.type == b"data":
                yield from _value(part.body, name, location)


def _name_beside(parts: list[Box], location: str) -> str:
    for part in parts:
        if part.type == b"name":
            return full_body(part.body).field_at(0, part.body.size - 4, location).decode("latin-1")
    return ""


def _value(body: Source, name: str, location: str) -> Iterator[Found]:
    """Type and country of a value, four bytes each, and the value. Pictures are not read."""
    if KEY.casefold() not in name.casefold():
        return
    kind, _ = struct.unpack(">II", body.exactly(0, 8, location))
    value = body.field_at(8, body.size - 8, location)
    place = f"{location} {KEY}"
    if kind == UTF16:
        yield from _decoded(value, name, place)
    elif kind not in (UTF8, RESERVED):
        yield Trouble(UNSUPPORTED, place)
    elif is_label(name, value):
        yield Site(place, value, name)


def _decoded(value: bytes, name: str, place: str) -> Iterator[Found]:
    try:
        text = value.decode("utf-16-be")
    except UnicodeDecodeError:
        yield Trouble(DAMAGED, place)
        return
    if is_label(name, text):
        yield Site(place, text, name)
