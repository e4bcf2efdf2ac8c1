"""PDF: the entry /AIGC of the document's information, and its XMP packet."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.evidence import xmp
from reporting.evidence.pdf_document import Document, Stream
from reporting.evidence.sites import ENCRYPTED, Found, Site, Trouble, is_label
from reporting.evidence.sources import Damaged, Source

HEADER, HEADER_WITHIN = b"%PDF-", 1024  # what stands before the header is not counted in offsets


def find(source: Source) -> Iterator[Found]:
    header = source.read_at(0, HEADER_WITHIN).find(HEADER)
    document = Document(source.part(max(0, header), source.size))
    document.load()
    if document.trailer.get("Encrypt") is not None:
        yield Trouble(ENCRYPTED, "PDF")
        return
    yield from _information(document)
    yield from _packet(document)


def _information(document: Document) -> Iterator[Found]:
    information = document.resolved(document.trailer.get("Info"))
    if not isinstance(information, dict):
        return
    for key, value in information.items():
        document.source.item()
        if "aigc" not in key.casefold():
            continue
        text = document.resolved(value)
        if not isinstance(text, bytes):
            text = b"" if text is None else repr(text).encode()
        if is_label(key, text):
            yield Site(f"PDF Info /{key[:80]}", _text(text), key)


def _text(data: bytes) -> str | bytes:
    marks = {b"\xfe\xff": "utf-16-be", b"\xff\xfe": "utf-16-le", b"\xef\xbb": "utf-8-sig"}
    if data[:2] not in marks:
        return data
    return data.decode(marks[data[:2]], "replace").lstrip("\ufeff")


def _packet(document: Document) -> Iterator[Found]:
    root = document.resolved(document.trailer.get("Root"))
    if not isinstance(root, dict):
        raise Damaged("PDF Root")
    metadata = document.resolved(root.get("Metadata"))
    if metadata is None:
        return
    if not isinstance(metadata, Stream):
        raise Damaged("PDF Metadata")
    packet = document.decoded(metadata, "PDF XMP")
    yield from xmp.in_packet(document.source, packet, "PDF XMP")
