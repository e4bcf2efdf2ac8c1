"""WebP: the chunks `XMP ` and `EXIF`."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.evidence import ifds, riff, xmp
from reporting.evidence.sites import Found
from reporting.evidence.sources import Source

EXIF = b"Exif\0\0"  # some programs keep what JPEG puts before it


def find(source: Source) -> Iterator[Found]:
    form = riff.form(source)
    yield from riff.ends_early(source, form)
    for chunk in riff.chunks(source, riff.FORM, form.end):
        body = chunk.body
        if chunk.name == "XMP ":
            packet = body.field_at(0, body.size, "WebP XMP")
            yield from xmp.in_packet(body, packet, "WebP XMP")
        elif chunk.name == "EXIF":
            skipped = len(EXIF) if body.read_at(0, len(EXIF)) == EXIF else 0
            yield from ifds.find(body.part(skipped, body.size), "WebP")
        else:
            yield from riff.label(chunk, "WebP chunk")
