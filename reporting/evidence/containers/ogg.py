"""Ogg: the comments of each stream in it (Vorbis, Opus, Speex, Theora, FLAC, VP8).

Streams are interleaved pages, and files may follow each other in one: all pages are visited, but
only the first two packets of a stream are put together. The second is its comments.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from reporting.evidence import vorbis
from reporting.evidence.sites import DAMAGED, TRUNCATED, Found, Trouble
from reporting.evidence.sources import Damaged, Source

MARK, HEADER, SEGMENTS = b"OggS", 27, 255
FIRST = 0x02  # of a stream
FULL = 255  # a segment of this size goes on in the next
# How the first packet of a stream begins, its name, and what stands before its comments.
CODECS = (
    (b"\x01vorbis", "Vorbis", b"\x03vorbis"),
    (b"OpusHead", "Opus", b"OpusTags"),
    (b"\x80theora", "Theora", b"\x81theora"),
    (b"OVP80\x01", "VP8", b"OVP80\x02 "),
    (b"Speex   ", "Speex", b""),
    (b"\x7fFLAC", "FLAC", b""),
)
FLAC_BLOCK = 4  # bytes before its comments, which are a metadata block
BACKWARDS = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))


@dataclass(frozen=True)
class Page:
    """`sizes`: of the packets in it; of the last one `goes_on` says whether that is all of it."""

    flags: int
    stream: int
    checksum: int
    header: int
    sizes: tuple[int, ...]
    goes_on: bool

    @property
    def size(self) -> int:
        return self.header + sum(self.sizes)


@dataclass
class Stream:
    """What is known of one: `codec` is an index into CODECS, once its first packet is read."""

    codec: int | None = None
    packet: bytearray = field(default_factory=bytearray)


def find(source: Source) -> Iterator[Found]:
    pending = dict[int, Stream]()  # streams whose comments are still to come
    offset = 0
    while offset < source.size:
        source.item()
        page = _page(source, offset)
        if page.flags & FIRST:
            pending[page.stream] = Stream()
        if page.stream in pending:
            yield from _of_page(source, offset, page, pending)
        offset += page.size
    if pending:
        yield Trouble(TRUNCATED, "Ogg comments")


def _page(source: Source, offset: int) -> Page:
    head = source.read_at(offset, HEADER + SEGMENTS)
    if len(head) < HEADER or not head.startswith(MARK):
        ended = len(head) < HEADER and MARK.startswith(head[:4])
        raise Damaged("Ogg page", TRUNCATED if ended else DAMAGED)
    flags, stream, checksum, count = struct.unpack("<5xB8xI4xIB", head[:HEADER])
    laced = head[HEADER : HEADER + count]
    page = Page(flags, stream, checksum, HEADER + count, *_sizes(laced))
    if len(laced) < count or offset + page.size > source.size:
        raise Damaged("Ogg page", TRUNCATED)
    return page


def _sizes(laced: bytes) -> tuple[tuple[int, ...], bool]:
    sizes, size = list[int](), 0
    for segment in laced:
        size += segment
        if segment < FULL:
            sizes.append(size)
            size = 0
    goes_on = laced.endswith(b"\xff")
    return (*sizes, size) if goes_on else tuple(sizes), goes_on


def _of_page(
    source: Source, offset: int, page: Page, pending: dict[int, Stream]
) -> Iterator[Found]:
    """Takes a stream out of `pending` when there is nothing more to expect of it."""
    data = source.exactly(offset, page.size, "Ogg page")
    if _checksum(data) != page.checksum:
        del pending[page.stream]
        yield Trouble(DAMAGED, "Ogg page checksum")
        return
    stream, at = pending[page.stream], page.header
    for number, size in enumerate(page.sizes, 1):
        source.budget.inflated(size)  # packets are put together in memory
        stream.packet += data[at : at + size]
        at += size
        if number == len(page.sizes) and page.goes_on:
            return
        if stream.codec is not None:
            yield from _comments(source, stream.codec, bytes(stream.packet))
        stream.codec = _codec(stream) if stream.codec is None else None
        if stream.codec is None:
            del pending[page.stream]
            return
        stream.packet.clear()


def _codec(stream: Stream) -> int | None:
    for index, (beginning, _, _) in enumerate(CODECS):
        if stream.packet.startswith(beginning):
            return index
    return None  # pictures of subtitles, an index: nothing that has comments


def _comments(source: Source, codec: int, packet: bytes) -> Iterator[Found]:
    _, name, beginning = CODECS[codec]
    location = f"Ogg {name} comment"
    if not packet.startswith(beginning):
        yield Trouble(DAMAGED, location)
        return
    skipped = FLAC_BLOCK if name == "FLAC" else len(beginning)
    yield from vorbis.comments(source.of(packet[skipped:]), location)


def _checksum(page: bytes) -> int:
    """That of Ogg is zlib's with every byte and the result backwards, and nothing inverted."""
    without = page[:22] + bytes(4) + page[26:]
    backwards = zlib.crc32(without.translate(BACKWARDS), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return int(f"{backwards:032b}"[::-1], 2)
