"""JPEG: XMP (also where it is spread over segments), EXIF, and comments that are labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from reporting.evidence import ifds, xmp
from reporting.evidence.sites import DAMAGED, TRUNCATED, Found, Site, Trouble
from reporting.evidence.sources import Damaged, Exhausted, Source

XMP = b"http://ns.adobe.com/xap/1.0/\0"
EXTENSION = b"http://ns.adobe.com/xmp/extension/\0"
EXTENSION_HEAD = len(EXTENSION) + 32 + 4 + 4  # digest, length of the whole, offset in the whole
EXIF = b"Exif\0"
APP1, COMMENT, SCAN, END = 0xE1, 0xFE, 0xDA, 0xD9
ALONE = {0x01, *range(0xD0, 0xD9)}  # markers without content
# Within a scan 0xFF is followed by zero or by a restart marker; anything else ends the scan.
MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
BLOCK = 1 << 16


@dataclass
class _Extension:
    """An XMP packet that did not fit into one segment."""

    length: int
    parts: dict[int, bytes] = field(default_factory=dict)

    def whole(self) -> bytes:
        data = b"".join(self.parts[offset] for offset in sorted(self.parts))
        return data if len(data) == self.length else b""


def find(source: Source) -> Iterator[Found]:
    extensions = dict[bytes, _Extension]()
    for marker, content in _segments(source):
        if marker == APP1:
            yield from _app1(content, extensions)
        elif marker == COMMENT:
            yield from _comment(content)
    for extension in extensions.values():
        place = "JPEG APP1 extended XMP"
        if packet := extension.whole():
            yield from xmp.in_packet(source, packet, place)
        else:
            yield Trouble(DAMAGED, place)


def _segments(source: Source) -> Iterator[tuple[int, Source]]:
    offset = 2
    while True:
        source.item()
        head = source.exactly(offset, 2, "JPEG")
        if head[0] != 0xFF:
            raise Damaged(f"JPEG {offset}")
        marker = head[1]
        if marker == END:
            return
        if marker == 0xFF or marker in ALONE:  # any number of 0xFF may stand before a marker
            offset += 1 if marker == 0xFF else 2
            continue
        size = int.from_bytes(source.exactly(offset + 2, 2, "JPEG"), "big")
        if size < 2:
            raise Damaged(f"JPEG {offset}")
        if offset + 2 + size > source.size:
            raise Damaged("JPEG", TRUNCATED)
        yield marker, source.part(offset + 4, size - 2)
        offset += 2 + size
        if marker == SCAN:
            offset = _behind_scan(source, offset)


def _behind_scan(source: Source, offset: int) -> int:
    while True:
        source.item()
        block = source.read_at(offset, BLOCK)
        if found := MARKER.search(block):
            return offset + found.start()
        if len(block) < BLOCK:
            raise Damaged("JPEG", TRUNCATED)
        offset += BLOCK - 1  # 0xFF may stand at the very end of a block


def _app1(content: Source, extensions: dict[bytes, _Extension]) -> Iterator[Found]:
    head = content.read_at(0, EXTENSION_HEAD)
    if head.startswith(XMP):
        packet = content.read_at(len(XMP), content.size - len(XMP))
        yield from xmp.in_packet(content, packet, "JPEG APP1 XMP")
    elif head.startswith(EXTENSION) and len(head) == EXTENSION_HEAD:
        _extended(content, head, extensions)
    elif head.startswith(EXIF):
        yield from ifds.find(content.part(6, content.size), "JPEG")


def _extended(content: Source, head: bytes, extensions: dict[bytes, _Extension]) -> None:
    digest = head[len(EXTENSION) :][:32]
    length, offset = int.from_bytes(head[-8:-4], "big"), int.from_bytes(head[-4:], "big")
    if length > content.budget.limits.field_bytes:
        raise Exhausted("field_bytes")
    extension = extensions.setdefault(digest, _Extension(length))
    extension.parts[offset] = content.read_at(EXTENSION_HEAD, content.size - EXTENSION_HEAD)


def _comment(content: Source) -> Iterator[Found]:
    """Nothing names a comment: it is a label only where it is a wrapped one."""
    text = content.read_at(0, content.size).strip(b"\0 ")
    if text.startswith(b"{") and b'"aigc"' in text[:64].lower():
        yield Site("JPEG comment", text)
