"""Which container a file is, by what it holds and never by its name."""

from __future__ import annotations

import re

from reporting.evidence.containers import markdown, ooxml, pdf, text
from reporting.evidence.sources import Source

LOOK = 4096
SIGNATURES = {
    b"\x89PNG\r\n\x1a\n": "png",
    b"\xff\xd8\xff": "jpeg",
    b"GIF87a": "gif",
    b"GIF89a": "gif",
    b"II*\0": "tiff",
    b"MM\0*": "tiff",
    b"II+\0": "tiff",
    b"MM\0+": "tiff",
    b"\x1a\x45\xdf\xa3": "matroska",
    b"FLV": "flv",
    b"fLaC": "flac",
    b"OggS": "ogg",
}
RIFF, RIFF_KINDS = (b"RIFF", b"RF64", b"BW64"), {b"WEBP": "webp", b"AVI ": "avi", b"WAVE": "wav"}
IMAGES = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis"}
MUSIC = {b"M4A ", b"M4B ", b"M4P "}
OLD_FILMS = {b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"}  # QuickTime without `ftyp`
# Text that is a format of its own, with places for metadata that are not read here.
MARKUP = re.compile(r"\s*(<\?xml|<!doctype|<html|<svg|<!--|%!PS|\{\\rtf)", re.IGNORECASE)
ID3_HEADER, RIFF_HEADER = 10, 12
ARCHIVES = {
    b"PK\x03\x04": "zip",
    b"PK\x05\x06": "zip",  # with nothing in it
    b"\x1f\x8b": "gzip",
    b"7z\xbc\xaf\x27\x1c": "7z",
    b"Rar!\x1a\x07": "rar",
    b"\x28\xb5\x2f\xfd": "zstd",
    b"BZh": "bzip2",
    b"\xfd7zXZ\0": "xz",
}
TAR, TAR_AT = b"ustar", 257
STUMPS = (*SIGNATURES, *RIFF, pdf.HEADER, b"ID3", b"PK\x03\x04")


def detect(source: Source) -> str | None:
    """A name of `reporting.evidence.verdict.READERS`; None where it is none of them."""
    head = source.read_at(0, LOOK)
    return _by_signature(head) or _by_structure(source, head) or _by_text(head)


def archive(source: Source) -> str | None:
    """What packs files, where it is none of the containers."""
    head = source.read_at(0, LOOK)
    if head[TAR_AT : TAR_AT + len(TAR)] == TAR:
        return "tar"
    return next((name for start, name in ARCHIVES.items() if head.startswith(start)), None)


def _by_signature(head: bytes) -> str | None:
    for signature, name in SIGNATURES.items():
        if head.startswith(signature):
            return name
    if head[:4] in RIFF:
        return RIFF_KINDS.get(head[8:12])
    if head[4:8] == b"ftyp":
        return _by_brand(head[8:12])
    return "mov" if head[4:8] in OLD_FILMS else None


def _by_brand(major: bytes) -> str:
    """The major brand says what the file is; of a film that is an image too, it is the film."""
    if major == b"qt  ":
        return "mov"
    if major in MUSIC:
        return "m4a"
    return "heic" if major in IMAGES else "mp4"


def _by_structure(source: Source, head: bytes) -> str | None:
    if head.startswith(b"PK\x03\x04"):
        return ooxml.kind(source)
    if _is_pdf(head):
        return "pdf"
    if head.startswith(b"ID3") and len(head) >= ID3_HEADER:
        size = 0
        for byte in head[6:10]:
            size = size << 7 | byte & 0x7F
        return "flac" if source.read_at(ID3_HEADER + size, 4) == b"fLaC" else "mp3"
    return "mp3" if _is_frame(head) else None


def _is_pdf(head: bytes) -> bool:
    """Something may stand before the header, but a text that speaks of PDF is a text."""
    if head.lstrip().startswith(pdf.HEADER):
        return True
    return pdf.HEADER in head[: pdf.HEADER_WITHIN] and text.encoding(head) is None


def _is_frame(head: bytes) -> bool:
    """The header of a frame of MPEG audio, layer II or III, with bit and sampling rates that exist.
    UTF-16 begins like layer I, which nobody writes."""
    return (
        len(head) >= 4
        and head[0] == 0xFF
        and head[1] & 0xE0 == 0xE0
        and head[1] & 0x18 != 0x08
        and head[1] & 0x06 in (0x02, 0x04)
        and head[2] & 0xF0 != 0xF0
        and head[2] & 0x0C != 0x0C
    )


def _by_text(head: bytes) -> str | None:
    encoding = text.encoding(head)
    if encoding is None or _is_stump(head):
        return None
    beginning = head.decode(encoding, "replace")
    if MARKUP.match(beginning.lstrip("\ufeff")):
        return None
    return "markdown" if markdown.opens(beginning) else "text"


def _is_stump(head: bytes) -> bool:
    """A file that was cut off within its own signature is no text."""
    if head.startswith(RIFF) and len(head) < RIFF_HEADER:
        return True
    return any(stump.startswith(head) for stump in STUMPS)
