"""Public identifiers: UUID version 7 (RFC 9562), so that new rows land at the end of an index."""

import os
import time
from datetime import UTC, datetime
from uuid import UUID


def uuid7() -> UUID:
    """A new UUIDv7: 48 bits of Unix milliseconds, 12 bits of their fraction, 62 random bits.

    The fraction (RFC 9562, 6.2, method 3) keeps what one process makes in the order of making.
    The standard library has a UUIDv7 from Python 3.14 on.
    """
    milliseconds, rest = divmod(time.time_ns(), 1_000_000)
    fraction = (rest << 12) // 1_000_000
    chance = int.from_bytes(os.urandom(8)) & (1 << 62) - 1
    return UUID(int=milliseconds << 80 | 0x7 << 76 | fraction << 64 | 0x2 << 62 | chance)


def made_at(found: UUID) -> datetime:
    """When a UUIDv7 was made, to the millisecond."""
    return datetime.fromtimestamp((found.int >> 80) / 1000, UTC)


def first_of(moment: datetime) -> UUID:
    """A bound for UUIDv7: what was made before the moment has a lesser id."""
    return UUID(int=int(moment.timestamp() * 1000) << 80)
