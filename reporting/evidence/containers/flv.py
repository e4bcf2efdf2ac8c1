"""FLV: the script tag onMetaData, whose values are written in AMF 0."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from reporting.evidence.sites import (
    ENCRYPTED,
    KEY,
    TRUNCATED,
    UNSUPPORTED,
    Found,
    Site,
    Trouble,
    is_label,
)
from reporting.evidence.sources import Damaged, Source

PLACE = "FLV onMetaData"
HEADER, TAG, BACK = 9, 11, 4  # BACK: each tag is followed by its length
SCRIPT, KINDS, FILTERED = 18, (8, 9, 18), 0x20

# Kinds of values, and how long those of a fixed length are.
STRING, OBJECT, MAP, END, LIST, LONG, XML, TYPED = 2, 3, 8, 9, 10, 12, 15, 16
FIXED = {0: 8, 1: 1, 5: 0, 6: 0, 7: 2, 11: 10, 13: 0}
TEXTS = {STRING: ">H", LONG: ">I", XML: ">I"}
BEFORE = {OBJECT: 0, MAP: 4}  # what stands before the pairs


def find(source: Source) -> Iterator[Found]:
    head = source.exactly(0, HEADER, "FLV header")
    if not head.startswith(b"FLV"):
        raise Damaged("FLV header")
    start = offset = int.from_bytes(head[5:]) + BACK
    # A long film has a million tags. Each costs a read, which is what bounds this loop.
    while offset < source.size:
        tag = source.exactly(offset, TAG, "FLV tag")
        kind, size = tag[0], int.from_bytes(tag[1:4])
        if kind & ~FILTERED not in KINDS:
            raise Damaged("FLV tag")
        if size > source.size - offset - TAG:
            raise Damaged("FLV tag", TRUNCATED)
        if kind & ~FILTERED == SCRIPT:
            yield from _script(source.part(offset + TAG, size), filtered=kind != SCRIPT)
        offset += TAG + size + BACK
    if offset == start or offset > source.size:
        raise Damaged("FLV tag", TRUNCATED)


def _script(body: Source, *, filtered: bool) -> Iterator[Found]:
    if filtered:
        yield Trouble(ENCRYPTED, PLACE)
        return
    try:
        yield from _Values(body).labels()
    except Damaged as error:
        yield Trouble(error.reason_id, error.location)


class _Values:
    """The values of one tag, in the order in which they are written."""

    def __init__(self, body: Source) -> None:
        self.body, self.offset = body, 0
        # What is open: how many values of a list are to come, or None for pairs up to an END.
        self.open = list[int | None]()

    def labels(self) -> Iterator[Found]:
        begun = False
        # Behind the one map there may be padding; before it stand names. Some maps have no END.
        while self.offset < self.body.size and (self.open or not begun):
            self.body.item()
            name = self._name()
            if name is not None:
                yield from self._value(name)
                begun = begun or bool(self.open)

    def _name(self) -> str | None:
        """Of the value that comes next; None where none does."""
        if not self.open:
            return ""
        left = self.open[-1]
        if left == 0:
            self.open.pop()
            return None
        if left is not None:
            self.open[-1] = left - 1
            return ""
        name = self._text(">H")
        if not name and self.body.read_at(self.offset, 1) == bytes([END]):
            self.offset += 1
            self.open.pop()
            return None
        return name.decode("utf-8", "replace")

    def _value(self, name: str) -> Iterator[Found]:
        kind = self._take(1)[0]
        if kind in TEXTS:
            text = self._text(TEXTS[kind])
            if is_label(name, text):
                yield Site(f"{PLACE} {KEY}", text, name)
            return
        if is_label(name, ""):
            yield Trouble(UNSUPPORTED, f"{PLACE} {KEY}")
        self._step_over(kind)

    def _step_over(self, kind: int) -> None:
        if kind in FIXED:
            self._take(FIXED[kind])
        elif kind == LIST:
            self._open(int.from_bytes(self._take(4)))
        elif kind == TYPED:
            self._text(">H")
            self._open(None)
        elif kind in BEFORE:
            self._take(BEFORE[kind])
            self._open(None)
        else:
            raise Damaged(PLACE, UNSUPPORTED)

    def _open(self, left: int | None) -> None:
        self.open.append(left)
        self.body.deep(len(self.open))

    def _text(self, length: str) -> bytes:
        (size,) = struct.unpack(length, self._take(struct.calcsize(length)))
        return self._take(size)

    def _take(self, size: int) -> bytes:
        if size > self.body.size - self.offset:
            raise Damaged(PLACE)
        data = self.body.field_at(self.offset, size, PLACE)
        self.offset += size
        return data
