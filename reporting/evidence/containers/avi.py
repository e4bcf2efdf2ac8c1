"""AVI: a subchunk AIGC of LIST INFO. A long film is several forms in a row (`AVI `, `AVIX`)."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.evidence import riff, xmp
from reporting.evidence.sites import Found
from reporting.evidence.sources import Damaged, Source


def find(source: Source) -> Iterator[Found]:
    form = riff.form(source)
    if form.name != "RIFF" or form.kind != "AVI ":
        raise Damaged("AVI header")
    yield from _labels(source, form)
    while source.read_at(form.end + form.end % 2, 4) == b"RIFF":
        source.item()
        form = riff.form(source, form.end + form.end % 2)
        yield from _labels(source, form)
    yield from riff.behind(source, form)


def _labels(source: Source, form: riff.Form) -> Iterator[Found]:
    for chunk in riff.chunks(source, form.start + riff.FORM, form.end):
        yield from riff.label(chunk, "RIFF chunk")
        if chunk.name == "LIST":  # the film itself is one, and is stepped over
            yield from riff.info(chunk, "RIFF LIST INFO")
        elif chunk.name == "_PMX":
            packet = chunk.body.field_at(0, chunk.body.size, "RIFF chunk _PMX")
            yield from xmp.in_packet(source, packet, "RIFF chunk _PMX XMP")
    yield from riff.ends_early(source, form)
