"""ISO base media boxes, as films and HEIC images are made of."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from reporting.evidence.sites import DAMAGED, TRUNCATED
from reporting.evidence.sources import Damaged, Source

XMP = bytes.fromhex(
    "be7acfcb97a942e89c71999491e3afac"
)  # a `uuid` box of this type is an XMP packet
_HEADER, _LARGE, _UUID = 8, 16, 16


@dataclass(frozen=True)
class Box:
    """`body` is what stands behind the header. Of a `uuid` box, `uuid` is its type."""

    type: bytes
    body: Source
    uuid: bytes = b""

    @property
    def name(self) -> str:
        """As people write it: the bytes that Apple begins names with are shown as ©."""
        return self.type.decode("latin-1")


def boxes(source: Source, location: str) -> Iterator[Box]:
    """The boxes that stand side by side in `source`. `Damaged` where one isn't of a size it can be.

    `location` stands before the names of boxes, as "MP4 moov.".
    """
    offset = 0
    while source.size - offset >= _HEADER:
        source.item()
        kind, header, size = _head(source, offset, location)
        if not header <= size <= source.size - offset:
            # Within another box it is the two sizes that disagree, not the file that ends early.
            reason = DAMAGED if source.start else TRUNCATED
            raise Damaged(location + _shown(kind), reason)
        uuid = source.exactly(offset + header, _UUID, location) if kind == b"uuid" else b""
        header += len(uuid)
        yield Box(kind, source.part(offset + header, size - header), uuid)
        offset += size
    rest = source.read_at(offset, _HEADER)
    if rest and not source.start:
        raise Damaged(location.rstrip(". "), TRUNCATED)
    if any(rest):  # QuickTime ends some lists with four zeros
        raise Damaged(location.rstrip(". "))


def _head(source: Source, offset: int, location: str) -> tuple[bytes, int, int]:
    """Type, length of the header, and length of the whole box."""
    size, kind = struct.unpack(">I4s", source.exactly(offset, _HEADER, location))
    if size == 1:
        (size,) = struct.unpack(">Q", source.exactly(offset + _HEADER, 8, location))
        return kind, _LARGE, size
    if size == 0:  # up to the end of the file
        return kind, _HEADER, source.size - offset
    return kind, _HEADER, size


def _shown(kind: bytes) -> str:
    name = kind.decode("latin-1")
    return name if name.isprintable() else kind.hex()


def meta_body(body: Source) -> Source:
    """What a `meta` box holds: ISO puts a version and flags in front, QuickTime does not."""
    return body if body.read_at(4, 4) == b"hdlr" else full_body(body)


def full_body(body: Source) -> Source:
    """Behind version and flags."""
    return body.part(4, body.size - 4)
