"""The directory of a zip file, and its members, each at the expense of the file."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from reporting.evidence.sites import DAMAGED, ENCRYPTED, TRUNCATED, UNSUPPORTED
from reporting.evidence.sources import Damaged, Source

LOCAL, CENTRAL, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
LOCATOR64, END64 = b"PK\x06\x07", b"PK\x06\x06"
END_SIZE, CENTRAL_SIZE, LOCAL_SIZE = 22, 46, 30
LONGEST_COMMENT = 0xFFFF
WIDE = 0xFFFFFFFF  # the number stands in the extra field
STORED, DEFLATED = 0, 8


@dataclass(frozen=True)
class Member:
    name: str
    flags: int
    method: int
    packed: int
    offset: int


def members(source: Source) -> Iterator[Member]:
    """In the order of the directory; a name may come twice."""
    count, offset = _end(source)
    for _ in range(count):
        source.item()
        head = source.exactly(offset, CENTRAL_SIZE, "ZIP directory")
        if head[:4] != CENTRAL:
            raise Damaged("ZIP directory")
        flags, method = struct.unpack("<HH", head[8:12])
        packed, size, name, extra, comment = struct.unpack("<IIHHH", head[20:34])
        (local,) = struct.unpack("<I", head[42:46])
        text = source.exactly(offset + CENTRAL_SIZE, name + extra, "ZIP directory")
        packed, local = _wide(text[name:], packed, size, local)
        yield Member(_name(text[:name], flags), flags, method, packed, local)
        offset += CENTRAL_SIZE + name + extra + comment


def _end(source: Source) -> tuple[int, int]:
    """How many members there are, and where the directory begins."""
    start = max(0, source.size - END_SIZE - LONGEST_COMMENT)
    tail = source.read_at(start, source.size - start)
    at = tail.rfind(END)
    if at < 0 or len(tail) - at < END_SIZE:
        raise Damaged("ZIP", TRUNCATED)
    count, _, offset = struct.unpack("<HII", tail[at + 10 : at + 20])
    locator = tail[at - 20 : at] if at >= 20 else b""
    if locator.startswith(LOCATOR64):
        (where,) = struct.unpack("<Q", locator[8:16])
        wide = source.exactly(where, 56, "ZIP64")
        if not wide.startswith(END64):
            raise Damaged("ZIP64")
        count, _, offset = struct.unpack("<QQQ", wide[32:56])
    return count, offset


def _wide(extra: bytes, packed: int, size: int, local: int) -> tuple[int, int]:
    while len(extra) >= 4:
        kind, length = struct.unpack("<HH", extra[:4])
        if kind == 1:
            numbers = iter(struct.unpack(f"<{length // 8}Q", extra[4 : 4 + length // 8 * 8]))
            size = next(numbers, size) if size == WIDE else size
            packed = next(numbers, packed) if packed == WIDE else packed
            local = next(numbers, local) if local == WIDE else local
            break
        extra = extra[4 + length :]
    return packed, local


def _name(data: bytes, flags: int) -> str:
    return data.decode("utf-8" if flags & 0x800 else "cp437", "replace").replace("\\", "/")


def content(source: Source, member: Member) -> bytes:
    place = f"ZIP {member.name[:80]}"
    if member.flags & 1:
        raise Damaged(place, ENCRYPTED)
    head = source.exactly(member.offset, LOCAL_SIZE, place)
    if head[:4] != LOCAL:
        raise Damaged(place, DAMAGED)
    name, extra = struct.unpack("<HH", head[26:30])
    data = source.field_at(member.offset + LOCAL_SIZE + name + extra, member.packed, place)
    if member.method == STORED:
        return data
    if member.method != DEFLATED:
        raise Damaged(place, UNSUPPORTED)
    return source.inflate(data, place, window_bits=-zlib.MAX_WBITS)
