"""Whether a zstd file is whole (RFC 8878): its decoder takes a file that is cut off for its end."""

import os
from typing import BinaryIO

import zstandard

LONGEST_HEADER = 18
SKIPPABLE = range(0x184D2A50, 0x184D2A60)
RLE = 1


def is_whole(stored: BinaryIO) -> bool:
    """Walk from block to block without decoding them: of each, only its size is read."""
    end = stored.seek(0, os.SEEK_END)
    place = 0
    while place < end:
        after = _after_frame(stored, place)
        if after is None or after > end:
            return False
        place = after
    return True


def _after_frame(stored: BinaryIO, place: int) -> int | None:
    """Where a frame ends, if it has an end."""
    stored.seek(place)
    head = stored.read(LONGEST_HEADER)
    if int.from_bytes(head[:4], "little") in SKIPPABLE:
        return place + 8 + int.from_bytes(head[4:8], "little")
    try:
        checksum = 4 if zstandard.get_frame_parameters(head).has_checksum else 0
        place += zstandard.frame_header_size(head)
    except zstandard.ZstdError:
        return None
    last = False
    while not last:
        stored.seek(place)
        header = stored.read(3)
        if len(header) < 3:
            return None
        bits = int.from_bytes(header, "little")
        last, kind, size = bool(bits & 1), bits >> 1 & 3, bits >> 3
        place += 3 + (1 if kind == RLE else size)
    return place + checksum
