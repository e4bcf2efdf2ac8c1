"""WAV, also beyond 4 GiB (RF64, BW64): a chunk AIGC, and the other places programs write to."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import replace

from reporting.evidence import id3, riff, xmp
from reporting.evidence.sites import TRUNCATED, Found, Trouble
from reporting.evidence.sources import Damaged, Source

FORMS = ("RIFF", "RF64", "BW64")


def find(source: Source) -> Iterator[Found]:
    form, samples = _form(source), False
    for chunk in _chunks(source, form):
        samples = samples or chunk.name == "data"
        place = f"RIFF chunk {chunk.name.rstrip()}"
        yield from riff.label(chunk, "RIFF chunk")
        if chunk.name == "LIST":
            yield from riff.info(chunk, "RIFF LIST INFO")
        elif chunk.name in ("id3 ", "ID3 "):
            yield from id3.labels(chunk.body, place)
        elif chunk.name == "_PMX":
            packet = chunk.body.field_at(0, chunk.body.size, place)
            yield from xmp.in_packet(source, packet, f"{place} XMP")
    yield from riff.ends_early(source, form)
    if not samples:
        yield Trouble(TRUNCATED, "WAV data")
    yield from riff.behind(source, form)


def chunks(source: Source) -> Iterator[riff.Chunk]:
    return _chunks(source, _form(source))


def _chunks(source: Source, form: riff.Form) -> Iterator[riff.Chunk]:
    wide = None if form.name == "RIFF" else _sizes(source)[1]
    return riff.chunks(source, riff.FORM, form.end, wide=wide)


def _form(source: Source) -> riff.Form:
    form = riff.form(source)
    if form.name not in FORMS or form.kind != "WAVE":
        raise Damaged("WAV header")
    if form.name == "RIFF":
        return form
    return replace(form, end=riff.HEADER + _sizes(source)[0])


def _sizes(source: Source) -> tuple[int, int]:
    """How long the file and `data` are, where 32 bits do not hold it."""
    head = source.exactly(riff.FORM, 24, "RIFF chunk ds64")
    if head[:4] != b"ds64":
        raise Damaged("RIFF chunk ds64")
    whole, data = struct.unpack("<QQ", head[8:])
    return whole, data
