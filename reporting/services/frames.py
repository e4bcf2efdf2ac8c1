"""The frames of a zstd file (RFC 8878), looked at without decoding them.

Its decoder takes a file that is cut off for its end, and tells a frame that asks for too much
memory from a broken one only in words.
"""

import os
from dataclasses import dataclass
from typing import BinaryIO

import zstandard

LONGEST_HEADER = 18
# Frames and blocks of a file that are looked at. An honest block holds up to 128 KB, a hostile one
# is three bytes that decode to nothing.
MOST = 4_000_000
SKIPPABLE = range(0x184D2A50, 0x184D2A60)
RLE = 1


@dataclass(frozen=True)
class Frame:
    """`end`: where it ends, None if it has no end. `window`: the bytes that its reader keeps.
    `parts`: itself, and its blocks."""

    end: int | None
    window: int = 0
    parts: int = 1


@dataclass(frozen=True)
class Survey:
    """`whole`: every frame ends within the file. `widest`: of the windows, in bytes."""

    whole: bool
    widest: int


class TooMany(Exception):
    """More than `MOST` frames and blocks."""


def survey(stored: BinaryIO) -> Survey:
    """The frames of a file, as far as they are to be seen. Raises `TooMany`."""
    size = stored.seek(0, os.SEEK_END)
    place: int | None = 0
    widest, left = 0, MOST
    while place is not None and place < size:
        frame = _frame(stored, place, left)
        place, widest, left = frame.end, max(widest, frame.window), left - frame.parts
        if left < 0:
            raise TooMany
    stored.seek(0)
    return Survey(place is not None and place <= size, widest)


def _frame(stored: BinaryIO, place: int, left: int) -> Frame:
    stored.seek(place)
    head = stored.read(LONGEST_HEADER)
    if int.from_bytes(head[:4], "little") in SKIPPABLE:
        return Frame(place + 8 + int.from_bytes(head[4:8], "little"))
    try:
        header = zstandard.get_frame_parameters(head)
        blocks = place + zstandard.frame_header_size(head)
    except zstandard.ZstdError:
        return Frame(None)
    end, count = _after_blocks(stored, blocks, left)
    checksum = 4 if header.has_checksum else 0
    return Frame(None if end is None else end + checksum, header.window_size, 1 + count)


def _after_blocks(stored: BinaryIO, place: int, left: int) -> tuple[int | None, int]:
    """Walk from block to block: of each, only its size is read. Where they end, and their count,
    which ends with the first that are more than `left`."""
    last, count = False, 0
    while not last and count <= left:
        stored.seek(place)
        header = stored.read(3)
        if len(header) < 3:
            return None, count
        count += 1
        bits = int.from_bytes(header, "little")
        last, kind, size = bool(bits & 1), bits >> 1 & 3, bits >> 3
        place += 3 + (1 if kind == RLE else size)
    return place, count
