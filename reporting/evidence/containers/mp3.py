"""MP3: the ID3v2 tags before the music, and one behind it that its footer gives away."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.evidence import id3
from reporting.evidence.sites import Found
from reporting.evidence.sources import Source

ID3V1 = 128  # bytes at the very end, too short for a label


def find(source: Source) -> Iterator[Found]:
    start = yield from id3.labels(source)
    yield from _behind(source, start)


def _behind(source: Source, start: int) -> Iterator[Found]:
    end = source.size
    if source.read_at(end - ID3V1, 3) == b"TAG":
        end -= ID3V1
    footer = source.read_at(end - id3.HEADER, id3.HEADER)
    if footer[:3] != b"3DI":
        return
    tag = id3.tag_at(source.of(b"ID3" + footer[3:]), 0)
    if tag and end - tag.size >= start:
        yield from id3.labels(source.part(end - tag.size, tag.size))
