"""The frames of a zstd file (RFC 8878), looked at without decoding them.

Its decoder takes a file that is cut off for its end, and tells a frame that asks for too much
memory from a broken one only in words.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

import zstandard

LONGEST_HEADER = 18
SKIPPABLE = range(0x184D2A50, 0x184D2A60)
RLE = 1


@dataclass(frozen=True)
class Frame:
    """`end`: where it ends, None if it has no end. `window`: the bytes that its reader keeps."""

    end: int | None
    window: int = 0


def is_whole(stored: BinaryIO) -> bool:
    """Whether every frame ends within the file."""
    size = stored.seek(0, os.SEEK_END)
    return all(frame.end is not None and frame.end <= size for frame in _frames(stored))


def widest_window(stored: BinaryIO) -> int:
    """In bytes; as far as there are frames to be seen."""
    return max((frame.window for frame in _frames(stored)), default=0)


def _frames(stored: BinaryIO) -> Iterator[Frame]:
    size = stored.seek(0, os.SEEK_END)
    place: int | None = 0
    while place is not None and place < size:
        frame = _frame(stored, place)
        yield frame
        place = frame.end


def _frame(stored: BinaryIO, place: int) -> Frame:
    stored.seek(place)
    head = stored.read(LONGEST_HEADER)
    if int.from_bytes(head[:4], "little") in SKIPPABLE:
        return Frame(place + 8 + int.from_bytes(head[4:8], "little"))
    try:
        header = zstandard.get_frame_parameters(head)
        blocks = place + zstandard.frame_header_size(head)
    except zstandard.ZstdError:
        return Frame(None)
    end = _after_blocks(stored, blocks)
    checksum = 4 if header.has_checksum else 0
    return Frame(None if end is None else end + checksum, header.window_size)


def _after_blocks(stored: BinaryIO, place: int) -> int | None:
    """Walk from block to block: of each, only its size is read."""
    last = False
    while not last:
        stored.seek(place)
        header = stored.read(3)
        if len(header) < 3:
            return None
        bits = int.from_bytes(header, "little")
        last, kind, size = bool(bits & 1), bits >> 1 & 3, bits >> 3
        place += 3 + (1 if kind == RLE else size)
    return place
