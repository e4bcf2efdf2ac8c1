"""PNG: text chunks called AIGC, and the XMP packet of an iTXt chunk."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from reporting.evidence import ifds, xmp
from reporting.evidence.sites import DAMAGED, TRUNCATED, UNSUPPORTED, Found, Site, Trouble, is_label
from reporting.evidence.sources import Damaged, Source

SIGNATURE = b"\x89PNG\r\n\x1a\n"
PACKET = "XML:com.adobe.xmp"
TEXTS = {b"tEXt", b"zTXt", b"iTXt"}
LONGEST = (1 << 31) - 1  # a chunk, by the specification


def find(source: Source) -> Iterator[Found]:
    return chain.from_iterable(_found(source, *chunk) for chunk in _chunks(source))


def _chunks(source: Source) -> Iterator[tuple[bytes, int, int]]:
    """Name, offset of the content, its size. `Damaged` where IEND is missing."""
    offset = len(SIGNATURE)
    while True:
        source.item()
        header = source.exactly(offset, 8, "PNG")
        size, name = int.from_bytes(header[:4], "big"), header[4:]
        place = f"PNG {name.decode('ascii', 'replace')}"
        if size > LONGEST or not name.isalpha():
            raise Damaged(f"PNG {offset}")
        if offset + 12 + size > source.size:
            raise Damaged(place, TRUNCATED)
        yield name, offset + 8, size
        if name == b"IEND":
            return
        offset += 12 + size


def _found(source: Source, name: bytes, offset: int, size: int) -> Iterator[Found]:
    if name == b"eXIf":
        yield from ifds.find(source.part(offset, size), "PNG eXIf")
    if name not in TEXTS:
        return
    place = f"PNG {name.decode()}"
    try:
        keyword, text = _text(source, name, source.field_at(offset, size, place), place)
    except Damaged as damaged:
        yield Trouble(damaged.reason_id, damaged.location)
        return
    if keyword == PACKET:
        yield from xmp.in_packet(source, text, f"{place} {PACKET}")
    elif is_label(keyword, text):
        yield Site(f"{place} {keyword[:79]}", text, keyword)


def _text(source: Source, name: bytes, data: bytes, place: str) -> tuple[str, bytes]:
    """Keyword and text of a chunk; nothing is inflated that cannot be a label."""
    raw, _, rest = data.partition(b"\0")
    keyword = raw.decode("latin-1")
    if not (keyword == PACKET or "aigc" in keyword.casefold()):
        return keyword, b""
    if name == b"tEXt":
        return keyword, rest
    if name == b"zTXt":
        return keyword, _inflated(source, rest[:1] == b"\0", rest[1:], place)
    if len(rest) < 2:
        raise Damaged(place, DAMAGED)
    parts = rest[2:].split(b"\0", 2)  # language, keyword in that language, text
    if len(parts) < 3:
        raise Damaged(place, DAMAGED)
    if rest[0]:
        return keyword, _inflated(source, rest[1] == 0, parts[2], place)
    return keyword, parts[2]


def _inflated(source: Source, deflated: bool, data: bytes, place: str) -> bytes:
    if not deflated:
        raise Damaged(place, UNSUPPORTED)
    return source.inflate(data, place)
