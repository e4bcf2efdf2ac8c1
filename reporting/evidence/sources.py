"""Bytes of unknown origin: whatever a file claims, only so much of it is ever read."""

from __future__ import annotations

import io
import os
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import BinaryIO

from reporting.evidence.sites import DAMAGED, TRUNCATED

MIB = 1 << 20
READ_COST = 64  # bytes that a read costs at least, so that reading nothing comes to an end as well


class Exhausted(Exception):
    """A file asks for more than is spent on a file; `limit` is a field of `Limits`."""

    def __init__(self, limit: str) -> None:
        super().__init__(limit)
        self.limit = limit


class Damaged(Exception):
    """The file is not what its container must be, and nothing behind this place can be read."""

    def __init__(self, location: str, reason_id: str = DAMAGED) -> None:
        super().__init__(reason_id, location)
        self.reason_id, self.location = reason_id, location


@dataclass(frozen=True)
class Limits:
    """What one file may cost, everything inside of it included."""

    read_bytes: int = 256 * MIB  # bytes asked of the file; most of a film is never asked for
    inflated_bytes: int = 32 * MIB
    field_bytes: int = 4 * MIB  # of one place that may hold a label
    items: int = 200_000  # chunks, boxes, tags, properties
    depth: int = 16
    seconds: float = 10


@dataclass
class Budget:
    """What is left of the limits. Shared by a source and whatever is taken out of it."""

    limits: Limits = field(default_factory=Limits)
    clock: Callable[[], float] = time.monotonic

    def __post_init__(self) -> None:
        self.read_bytes, self.inflated_bytes, self.items = 0, 0, 0
        self.deadline = self.clock() + self.limits.seconds

    def read(self, size: int) -> None:
        self.read_bytes += max(size, READ_COST)
        if self.read_bytes > self.limits.read_bytes:
            raise Exhausted("read_bytes")
        self.hurry()

    def inflated(self, size: int) -> None:
        self.inflated_bytes += size
        if self.inflated_bytes > self.limits.inflated_bytes:
            raise Exhausted("inflated_bytes")

    def item(self) -> None:
        self.items += 1
        if self.items > self.limits.items:
            raise Exhausted("items")
        self.hurry()

    def deep(self, depth: int) -> None:
        if depth > self.limits.depth:
            raise Exhausted("depth")

    def hurry(self) -> None:
        if self.clock() > self.deadline:
            raise Exhausted("seconds")


class Source:
    """A file, or a part of one, read at offsets. Every loop of a reader calls `item()` once a turn.

    Methods raise `Exhausted` when a limit is reached, and `Damaged` where it says so.
    """

    def __init__(self, file: BinaryIO, budget: Budget | None = None) -> None:
        self.file, self.budget, self.start = file, budget or Budget(), 0
        self.size = file.seek(0, os.SEEK_END)

    def read_at(self, offset: int, size: int) -> bytes:
        """`size` bytes, fewer where the file ends; none for an offset outside of it."""
        size = max(0, min(size, self.size - offset)) if offset >= 0 else 0
        self.budget.read(size)
        if not size:
            return b""
        self.file.seek(self.start + offset)
        return self.file.read(size)

    def exactly(self, offset: int, size: int, location: str) -> bytes:
        """`size` bytes. `Damaged` (truncated) where the file has fewer."""
        data = self.read_at(offset, size)
        if len(data) != size:
            raise Damaged(location, TRUNCATED)
        return data

    def field_at(self, offset: int, size: int, location: str) -> bytes:
        """The same for what may be a label or hold one, which is never large."""
        if size > self.budget.limits.field_bytes:
            raise Exhausted("field_bytes")
        return self.exactly(offset, size, location)

    def item(self) -> None:
        """Count one turn of a loop."""
        self.budget.item()

    def deep(self, depth: int) -> None:
        """Of what nests; a reader keeps a list of what is left to do instead of calling itself."""
        self.budget.deep(depth)

    def part(self, offset: int, size: int) -> Source:
        """What stands at `offset`, as a source of its own: never more than this one holds."""
        inner = Source.__new__(Source)
        inner.file, inner.budget = self.file, self.budget
        inner.start = self.start + max(0, offset)
        inner.size = max(0, min(size, self.size - max(0, offset)))
        return inner

    def of(self, data: bytes) -> Source:
        """Bytes that came out of this source, read at the same expense."""
        return Source(io.BytesIO(data), self.budget)

    def inflate(self, data: bytes, location: str, *, window_bits: int = zlib.MAX_WBITS) -> bytes:
        """zlib, or bare deflate with `-zlib.MAX_WBITS`. `Damaged` where it is not, or ends early.

        What comes out is a field: `Exhausted` where it is larger.
        """
        decompressor = zlib.decompressobj(window_bits)
        limits = self.budget.limits
        try:
            inflated = decompressor.decompress(data, limits.field_bytes + 1)
        except zlib.error as error:
            raise Damaged(location) from error
        self.budget.inflated(len(inflated))
        if len(inflated) > limits.field_bytes:
            raise Exhausted("field_bytes")
        if not decompressor.eof:
            raise Damaged(location, TRUNCATED)
        self.budget.hurry()
        return inflated
