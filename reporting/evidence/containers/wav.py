"""WAV, also beyond 4 GiB (RF64, BW64): a chunk AIGC, and the other places programs write to."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from reporting.evidence import id3, riff, xmp
from reporting.evidence.sites import Found
from reporting.evidence.sources import Damaged, Source

FORMS = ("RIFF", "RF64", "BW64")


def find(source: Source) -> Iterator[Found]:
    for chunk in chunks(source):
        place = f"RIFF chunk {chunk.name.rstrip()}"
        yield from riff.label(chunk, "RIFF chunk")
        if chunk.name == "LIST":
            yield from riff.info(chunk, "RIFF LIST INFO")
        elif chunk.name in ("id3 ", "ID3 "):
            yield from id3.labels(chunk.body, place)
        elif chunk.name == "_PMX":
            packet = chunk.body.field_at(0, chunk.body.size, place)
            yield from xmp.in_packet(source, packet, f"{place} XMP")
    form = riff.form(source)
    yield from riff.ends_early(source, form)
    yield from riff.behind(source, form)


def chunks(source: Source) -> Iterator[riff.Chunk]:
    form = riff.form(source)
    if form.name not in FORMS or form.kind != "WAVE":
        raise Damaged("WAV header")
    return riff.chunks(source, riff.FORM, form.end, wide=_wide(source, form))


def _wide(source: Source, form: riff.Form) -> int | None:
    """The length of `data` where 32 bits do not hold it."""
    if form.name == "RIFF":
        return None
    head = source.exactly(riff.FORM, 24, "RIFF chunk ds64")
    if head[:4] != b"ds64":
        raise Damaged("RIFF chunk ds64")
    return int(struct.unpack("<Q", head[16:])[0])
