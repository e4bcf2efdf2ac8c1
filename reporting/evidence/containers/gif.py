"""GIF: the application extension "XMP Data", and comments that are labels."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.evidence import xmp
from reporting.evidence.sites import TRUNCATED, Found, Site, Trouble
from reporting.evidence.sources import Damaged, Source

SIGNATURES = (b"GIF87a", b"GIF89a")
XMP = b"XMP DataXMP"
TRAILER = 258  # "magic trailer": makes the packet pass for a chain of sub-blocks
BLOCK = 1 << 14
IMAGE, EXTENSION, END = 0x2C, 0x21, 0x3B
COMMENT, APPLICATION = 0xFE, 0xFF


def find(source: Source) -> Iterator[Found]:
    offset = 13 + _table(source.exactly(0, 13, "GIF")[10])
    while True:
        source.item()
        block = source.exactly(offset, 1, "GIF")[0]
        if block == END:
            return
        if block == IMAGE:
            flags = source.exactly(offset + 1, 9, "GIF image")[8]
            offset = _skipped(source, offset + 11 + _table(flags))
        elif block == EXTENSION:
            kind = source.exactly(offset + 1, 1, "GIF extension")[0]
            offset += 2
            end = _skipped(source, offset)
            yield from _extension(source, kind, offset, end)
            offset = end
        else:
            raise Damaged(f"GIF {offset}")


def _table(flags: int) -> int:
    """Bytes of a colour table."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _skipped(source: Source, offset: int) -> int:
    """Behind a chain of sub-blocks, each with its length before it, an empty one at the end."""
    while True:
        source.item()
        block, at = source.exactly(offset, min(BLOCK, max(1, source.size - offset)), "GIF"), 0
        while at < len(block):
            size = block[at]
            at += 1 + size
            if not size:
                return offset + at
        offset += at


def _extension(source: Source, kind: int, offset: int, end: int) -> Iterator[Found]:
    if kind == APPLICATION and source.read_at(offset, 12) == b"\x0b" + XMP:
        place = "GIF XMP Data"
        packet = source.field_at(offset + 12, end - offset - 12, place)
        if len(packet) < TRAILER:
            yield Trouble(TRUNCATED, place)
        else:
            yield from xmp.in_packet(source, packet[:-TRAILER], place)
    elif kind == COMMENT:
        yield from _comment(source, offset)


def _comment(source: Source, offset: int) -> Iterator[Found]:
    """Nothing names a comment: it is a label only where it looks like a wrapped one."""
    head = source.read_at(offset, 32)
    if not head[1:].lstrip().startswith(b"{"):
        return
    parts, size = [], head[0]
    while size:
        source.item()
        parts.append(source.exactly(offset + 1, size, "GIF comment"))
        offset += 1 + size
        size = source.exactly(offset, 1, "GIF comment")[0]
    text = b"".join(parts)
    if b'"aigc"' in text[:64].lower():
        yield Site("GIF comment", text)
