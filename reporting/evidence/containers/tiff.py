"""TIFF and BigTIFF: XMP in tag 700, and the comment of a user in EXIF."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.evidence import ifds
from reporting.evidence.sites import Found
from reporting.evidence.sources import Source


def find(source: Source) -> Iterator[Found]:
    return ifds.find(source, "TIFF")
