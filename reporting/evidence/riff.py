"""RIFF chunks, as WAV, AVI and WebP are made of; and what may be a label in a list of them."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from reporting.evidence.sites import DAMAGED, KEY, TRUNCATED, Found, Site, Trouble
from reporting.evidence.sources import Damaged, Source

HEADER, FORM = 8, 12
UNKNOWN = 0xFFFFFFFF  # a length that a program could not know when it began to write


@dataclass(frozen=True)
class Chunk:
    """`name` is four characters; `body` what stands behind the header, without padding."""

    name: str
    body: Source
    offset: int


@dataclass(frozen=True)
class Form:
    """What the whole file is: `RIFF` (or `RF64`), a kind ("WAVE"), and its chunks.

    It stands from `start` to `end`, which programs that add chunks don't always correct."""

    name: str
    kind: str
    start: int
    end: int


def form(source: Source, offset: int = 0) -> Form:
    name, size, kind = struct.unpack("<4sI4s", source.exactly(offset, FORM, "RIFF"))
    end = source.size if size == UNKNOWN else offset + HEADER + size
    return Form(name.decode("latin-1"), kind.decode("latin-1"), offset, end)


def chunks(
    source: Source, offset: int, end: int, location: str = "RIFF chunk", wide: int | None = None
) -> Iterator[Chunk]:
    """The chunks from `offset` to `end`. `wide`: how long a chunk of unknown length is; else it
    goes up to the end. `Damaged` where a chunk is larger than what holds it.
    """
    end = min(end, source.size)
    while end - offset >= HEADER:
        source.item()
        tag, size = struct.unpack("<4sI", source.exactly(offset, HEADER, location))
        name = tag.decode("latin-1")
        room = end - offset - HEADER
        if size == UNKNOWN:
            size = room if wide is None else wide
        if size > room:
            # Within another chunk it is the two lengths that disagree, not the file that ends.
            reason = DAMAGED if source.start else TRUNCATED
            raise Damaged(f"{location} {printable(name)}", reason)
        yield Chunk(name, source.part(offset + HEADER, size), offset)
        offset += HEADER + size + size % 2


def behind(source: Source, form: Form) -> Iterator[Trouble]:
    """A label behind the end that the file gives itself: some programs read it, others do not."""
    try:
        for chunk in chunks(source, form.end + form.end % 2, source.size):
            if chunk.name.upper() == KEY:
                yield Trouble(DAMAGED, f"RIFF size, chunk {chunk.name}")
    except Damaged:
        return  # no chunks: what stands behind a file is nobody's concern


def ends_early(source: Source, form: Form) -> Iterator[Trouble]:
    if form.end - form.end % 2 > source.size:  # a padding byte may be counted and not written
        yield Trouble(TRUNCATED, "RIFF size")


def printable(name: str) -> str:
    """The name of a chunk, of a file that may hold anything in its place."""
    return name if name.isascii() and name.isprintable() else name.encode("latin-1").hex()


def info(chunk: Chunk, location: str) -> Iterator[Found]:
    """Labels in a `LIST` chunk of kind INFO; other lists are left alone."""
    if chunk.body.read_at(0, 4) != b"INFO":
        return
    # A list is not where the file ends: where its lengths disagree, the next chunk can be read.
    try:
        for inner in chunks(chunk.body, 4, chunk.body.size, location):
            yield from label(inner, location)
    except Damaged as error:
        yield Trouble(error.reason_id, error.location)


def label(chunk: Chunk, location: str) -> Iterator[Site]:
    """A chunk that is a label by its name. Its text may end in zeros, which are no part of it."""
    if chunk.name.upper() == KEY:
        place = f"{location} {chunk.name}"
        text = chunk.body.field_at(0, chunk.body.size, place)
        yield Site(place, text.rstrip(b"\0"), chunk.name)
