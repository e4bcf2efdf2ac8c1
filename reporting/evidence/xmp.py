"""XMP packets, as they stand in images, films and documents alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

from reporting.evidence.sites import DAMAGED, KEY, Found, Site, Trouble
from reporting.evidence.sources import Source

NAMESPACE = "http://www.tc260.org.cn/ns/AIGC/1.0/"
PDFX = "http://ns.adobe.com/pdfx/1.3/"  # where programs repeat a PDF's own entries: no second label
DEPTH = 64
TRAILER = re.compile(rb"<\?xpacket\s+end=[^>]{0,16}\?>")


class _Refused(Exception):
    """XML that no program which writes XMP would write."""


def in_packet(source: Source, packet: bytes, location: str) -> Iterator[Found]:
    """The labels of one packet: elements and attributes AIGC, `location` before their name.

    What follows the packet's own trailer is padding. A broken packet yields what came before."""
    trailer = TRAILER.search(packet)
    reader = _Reader(source, location)
    try:
        reader.expat.Parse(packet[: trailer.end()] if trailer else _unpadded(packet), True)
    except (expat.ExpatError, _Refused, LookupError, ValueError):
        yield from reader.sites
        yield Trouble(DAMAGED, location)
    else:
        yield from reader.sites


def _unpadded(packet: bytes) -> bytes:
    wide = packet.startswith((b"\xfe\xff", b"\xff\xfe", b"\0<", b"<\0"))
    return packet if wide else packet.strip(b"\0 \t\r\n")


class _Reader:
    def __init__(self, source: Source, location: str) -> None:
        self.source, self.location = source, location
        self.sites: list[Site] = []
        self.depth, self.inside = 0, 0  # `inside`: the depth of the label that is being read
        self.name, self.text = "", list[str]()
        self.expat = expat.ParserCreate(namespace_separator=" ")
        self.expat.buffer_text = True
        # Without a document type there are no entities, whatever they would have grown to.
        self.expat.StartDoctypeDeclHandler = _refuse
        self.expat.StartElementHandler = self._start
        self.expat.EndElementHandler = self._end
        self.expat.CharacterDataHandler = self._data

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.source.item()
        self.depth += 1
        if self.depth > DEPTH:
            raise _Refused
        for attribute, text in attributes.items():
            if _is_label(attribute):
                self._found(attribute, text)
        if not self.inside and _is_label(name):
            self.inside, self.name, self.text = self.depth, name, []

    def _data(self, text: str) -> None:
        if self.inside:
            self.text.append(text)

    def _end(self, _name: str) -> None:
        if self.inside == self.depth:
            self.inside = 0
            self._found(self.name, "".join(self.text).strip())
        self.depth -= 1

    def _found(self, name: str, text: str) -> None:
        namespace, _, local = name.rpartition(" ")
        key = local if namespace == NAMESPACE else f"{{{namespace}}}{local}"
        self.sites.append(Site(f"{self.location} {_shown(namespace, local)}", text, key))


def _is_label(name: str) -> bool:
    namespace, _, local = name.rpartition(" ")
    return local.casefold() == KEY.casefold() and namespace != PDFX


def _shown(namespace: str, local: str) -> str:
    return f"TC260:{local}" if namespace == NAMESPACE else local


def _refuse(*_arguments: object) -> None:
    raise _Refused
