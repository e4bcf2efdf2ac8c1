"""The directory of a zip file, and its members, each at the expense of the file."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from reporting.evidence.sites import DAMAGED, ENCRYPTED, TRUNCATED, UNSUPPORTED
from reporting.evidence.sources import Damaged, Source

LOCAL, CENTRAL, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
LOCATOR64, END64 = b"PK\x06\x07", b"PK\x06\x06"
END_SIZE, CENTRAL_SIZE, LOCAL_SIZE = 22, 46, 30
LONGEST_COMMENT = 0xFFFF
WIDE = 0xFFFFFFFF  # the number stands in the extra field
STORED, DEFLATED = 0, 8
UTF_8, LOCKED = 0x800, 0x1 | 0x40 | 0x2000  # flags; the three ways of encrypting
ENCODINGS = ("utf-8", "gb18030")  # of names that do not say: older programs wrote their own
UNIX = 3
PIECE = 1 << 18


@dataclass(frozen=True)
class Member:
    name: str
    flags: int
    method: int
    packed: int
    offset: int
    size: int = 0
    crc: int = 0
    mode: int = 0  # of Unix, where such a system wrote the file

    @property
    def place(self) -> str:
        return f"ZIP {self.name[:80]}"


def members(source: Source) -> Iterator[Member]:
    """In the order of the directory; a name may come twice."""
    count, offset = _end(source)
    for _ in range(count):
        source.item()
        head = source.exactly(offset, CENTRAL_SIZE, "ZIP directory")
        if head[:4] != CENTRAL:
            raise Damaged("ZIP directory")
        flags, method = struct.unpack("<HH", head[8:12])
        crc, packed, size, name, extra, comment = struct.unpack("<IIIHHH", head[16:34])
        mode, local = struct.unpack("<HI", head[40:46])
        text = source.exactly(offset + CENTRAL_SIZE, name + extra, "ZIP directory")
        packed, size, local = _wide(text[name:], packed, size, local)
        mode = mode if head[5] == UNIX else 0
        yield Member(_name(text[:name], flags), flags, method, packed, local, size, crc, mode)
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


def _wide(extra: bytes, packed: int, size: int, local: int) -> tuple[int, int, int]:
    while len(extra) >= 4:
        kind, length = struct.unpack("<HH", extra[:4])
        if 4 + length > len(extra):
            raise Damaged("ZIP directory")
        if kind == 1:
            numbers = iter(struct.unpack(f"<{length // 8}Q", extra[4 : 4 + length // 8 * 8]))
            size = next(numbers, size) if size == WIDE else size
            packed = next(numbers, packed) if packed == WIDE else packed
            local = next(numbers, local) if local == WIDE else local
            break
        extra = extra[4 + length :]
    return packed, size, local


def _name(data: bytes, flags: int) -> str:
    return _decoded(data, flags).replace("\\", "/")


def _decoded(data: bytes, flags: int) -> str:
    if flags & UTF_8:
        return data.decode("utf-8", "replace")
    for encoding in ENCODINGS:
        with suppress(UnicodeDecodeError):
            return data.decode(encoding)
    return data.decode("cp437")


def content(source: Source, member: Member) -> bytes:
    place, begin = member.place, _begin(source, member)
    data = source.field_at(begin, member.packed, place)
    if member.method == STORED:
        return data
    return source.inflate(data, place, window_bits=-zlib.MAX_WBITS)


def _begin(source: Source, member: Member) -> int:
    """Where the bytes of a member stand."""
    place = member.place
    if member.flags & LOCKED:
        raise Damaged(place, ENCRYPTED)
    head = source.exactly(member.offset, LOCAL_SIZE, place)
    if head[:4] != LOCAL:
        raise Damaged(place, DAMAGED)
    if member.method not in (STORED, DEFLATED):
        raise Damaged(place, UNSUPPORTED)
    name, extra = struct.unpack("<HH", head[26:30])
    return member.offset + LOCAL_SIZE + int(name) + int(extra)


def unpacked(source: Source, member: Member) -> Iterator[bytes]:
    """A member of any size, in pieces. `Damaged` where it is not what the directory says, at the
    latest with the last piece; it never gives more bytes than the directory says."""
    pieces = _stored if member.method == STORED else _inflated
    size, crc = 0, 0
    for piece in pieces(source, member, _begin(source, member)):
        size, crc = size + len(piece), zlib.crc32(piece, crc)
        if size > member.size:
            raise Damaged(member.place)
        yield piece
    if (size, crc) != (member.size, member.crc):
        raise Damaged(member.place)


def _stored(source: Source, member: Member, begin: int) -> Iterator[bytes]:
    for done in range(0, member.packed, PIECE):
        yield source.exactly(begin + done, min(PIECE, member.packed - done), member.place)


def _inflated(source: Source, member: Member, begin: int) -> Iterator[bytes]:
    inflater, left = zlib.decompressobj(-zlib.MAX_WBITS), member.packed
    while not inflater.eof:
        data = inflater.unconsumed_tail
        if not data and left:
            data = source.exactly(begin + member.packed - left, min(left, PIECE), member.place)
            left -= len(data)
        try:
            piece = inflater.decompress(data, PIECE)
        except zlib.error as error:
            raise Damaged(member.place) from error
        if not (data or piece):  # nothing goes in, nothing comes out
            raise Damaged(member.place, TRUNCATED)
        yield piece
