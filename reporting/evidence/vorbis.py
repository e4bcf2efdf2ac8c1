"""Vorbis comments, as FLAC and Ogg keep them: `NAME=text`, the name in any case, the text UTF-8."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from reporting.evidence.sites import DAMAGED, KEY, Found, Site, Trouble, is_label
from reporting.evidence.sources import Damaged, Source


def comments(source: Source, location: str) -> Iterator[Found]:
    """The labels of one block, which starts with the name of the program that wrote it."""
    try:
        offset = _behind_text(source, 0, location)
        (count,) = struct.unpack("<I", source.exactly(offset, 4, location))
        offset += 4
        for _ in range(count):
            source.item()
            start, offset = offset + 4, _behind_text(source, offset, location)
            if offset - start > len(KEY):
                yield from _comment(source, start, offset - start, location)
    except Damaged as error:
        # The container says how long the block is: what does not fit is wrong within it.
        yield Trouble(DAMAGED, error.location)


def _behind_text(source: Source, offset: int, location: str) -> int:
    (size,) = struct.unpack("<I", source.exactly(offset, 4, location))
    end = offset + 4 + int(size)
    if end > source.size:
        raise Damaged(location)
    return end


def _comment(source: Source, offset: int, size: int, location: str) -> Iterator[Site]:
    """Pictures stand here as well, so the name is looked at before the text is read."""
    start = source.read_at(offset, min(size, 64))
    raw, equals, _ = start.partition(b"=")
    if not equals or KEY.lower().encode() not in raw.lower():
        return
    text = source.field_at(offset, size, location)[len(raw) + 1 :]
    name = raw.decode("ascii", "replace").upper()  # `aigc=` is the same name
    if is_label(name, text):
        yield Site(f"{location} {KEY}", text, name)
