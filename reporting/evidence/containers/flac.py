"""FLAC: the comments among its metadata blocks; and an ID3v2 tag, which some put before them."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.evidence import id3, vorbis
from reporting.evidence.sites import TRUNCATED, Found
from reporting.evidence.sources import Damaged, Source

MARK = b"fLaC"
LAST, COMMENTS, FORBIDDEN = 0x80, 4, 127


def find(source: Source) -> Iterator[Found]:
    offset = yield from id3.labels(source)
    if source.read_at(offset, 4) != MARK:
        raise Damaged("FLAC header")
    offset += 4
    last = False
    while not last:
        source.item()
        head = source.exactly(offset, 4, "FLAC metadata")
        kind, size, last = head[0] & ~LAST, int.from_bytes(head[1:]), bool(head[0] & LAST)
        if kind == FORBIDDEN:
            raise Damaged("FLAC metadata")
        if offset + 4 + size > source.size:
            raise Damaged("FLAC metadata", TRUNCATED)
        if kind == COMMENTS:
            yield from vorbis.comments(source.part(offset + 4, size), "FLAC Vorbis comment")
        offset += 4 + size
