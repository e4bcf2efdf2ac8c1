"""What a file of evidence is, by its content: the media type it is served as, and its family."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import BinaryIO

from reporting.evidence.detect import archive, detect
from reporting.evidence.sources import Budget, Damaged, Exhausted, Limits, Source
from reporting.vocabulary.requirements import Family

IMAGE: Family = "image"
VIDEO: Family = "video"
AUDIO: Family = "audio"
TEXT: Family = "text"
DOCUMENT: Family = "document"
ARCHIVE: Family = "archive"
# Told while the sender waits: of an archive it takes the directory, of all others the beginning.
LIMITS = Limits(read_bytes=32 << 20, inflated_bytes=1 << 20, seconds=5)


@dataclass(frozen=True)
class Kind:
    """`name` as `detect` and `archive` have it; `family` is what a slot asks for."""

    name: str
    media_type: str
    family: Family


OFFICE = "application/vnd.openxmlformats-officedocument"
# Nothing that a browser runs is among them: HTML and SVG are taken as a picture or a PDF of them.
KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        name: Kind(name, media_type, family)
        for name, media_type, family in (
            ("gif", "image/gif", IMAGE),
            ("heic", "image/heic", IMAGE),
            ("jpeg", "image/jpeg", IMAGE),
            ("png", "image/png", IMAGE),
            ("tiff", "image/tiff", IMAGE),
            ("webp", "image/webp", IMAGE),
            ("avi", "video/vnd.avi", VIDEO),
            ("flv", "video/x-flv", VIDEO),
            ("matroska", "video/matroska", VIDEO),
            ("mov", "video/quicktime", VIDEO),
            ("mp4", "video/mp4", VIDEO),
            ("flac", "audio/flac", AUDIO),
            ("m4a", "audio/mp4", AUDIO),
            ("mp3", "audio/mpeg", AUDIO),
            ("ogg", "audio/ogg", AUDIO),
            ("wav", "audio/vnd.wave", AUDIO),
            ("markdown", "text/markdown", TEXT),
            ("text", "text/plain", TEXT),
            ("pdf", "application/pdf", DOCUMENT),
            ("docx", f"{OFFICE}.wordprocessingml.document", DOCUMENT),
            ("pptx", f"{OFFICE}.presentationml.presentation", DOCUMENT),
            ("xlsx", f"{OFFICE}.spreadsheetml.sheet", DOCUMENT),
            ("zip", "application/zip", ARCHIVE),
        )
    }
)


def identify(file: BinaryIO) -> Kind | None:
    """None for what is nothing of this, or an archive that is not a zip."""
    source = Source(file, Budget(LIMITS))
    try:
        name = detect(source) or archive(source)
    except (Damaged, Exhausted):  # a zip whose directory is broken or endless
        name = archive(Source(file, Budget(LIMITS)))
    return KINDS.get(name or "")
