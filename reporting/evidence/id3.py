"""ID3v2 tags, as they stand before (and seldom behind) music, and within chunks of WAV.

Read are user texts (TXXX, TXX in 2.2) and the packet of XMP that some programs keep in a PRIV.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass

from reporting.evidence import xmp
from reporting.evidence.sites import (
    DAMAGED,
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

HEADER = 10
NARROW = {0: "latin-1", 3: "utf-8"}
UTF16 = {1: "utf-16-le", 2: "utf-16-be"}
USER_TEXTS, PRIVATE = (b"TXXX", b"TXX"), b"PRIV"

UNSYNCHRONISED, EXTENDED, FOOTER = 0x80, 0x40, 0x10  # flags of a tag
COMPRESSED_TAG = 0x40  # the same bit in 2.2, for which no way of compressing was ever given


@dataclass(frozen=True)
class Tag:
    """`size`: with header and footer. `version` is 2, 3 or 4."""

    version: int
    flags: int
    offset: int
    size: int


@dataclass(frozen=True)
class Frame:
    """`flags` in the words of 2.4, whichever version the tag is of."""

    id: bytes
    flags: int
    offset: int
    size: int


GROUPED, SQUEEZED, SECRET, STUFFED, LENGTH = 0x40, 0x08, 0x04, 0x02, 0x01


def tag_at(source: Source, offset: int) -> Tag | None:
    head = source.read_at(offset, HEADER)
    if len(head) < HEADER or head[:3] != b"ID3" or any(byte & 0x80 for byte in head[6:]):
        return None
    footer = HEADER if head[3] == 4 and head[5] & FOOTER else 0
    return Tag(head[3], head[5], offset, HEADER + _syncsafe(head[6:]) + footer)


def labels(source: Source, location: str = "") -> Generator[Found, None, int]:
    """The labels of all tags that stand in a row at the start of `source`; where they end."""
    offset = 0
    while tag := tag_at(source, offset):
        source.item()
        yield from _of_tag(source, tag, f"{location} ID3v2.{tag.version}".strip())
        offset += tag.size
    return offset


def _of_tag(source: Source, tag: Tag, location: str) -> Iterator[Found]:
    if tag.version not in (2, 3, 4) or (tag.version == 2 and tag.flags & COMPRESSED_TAG):
        yield Trouble(UNSUPPORTED, location)
        return
    if tag.offset + tag.size > source.size:
        yield Trouble(TRUNCATED, location)
    body = source.part(tag.offset + HEADER, tag.size - HEADER)
    if tag.version < 4 and tag.flags & UNSYNCHRONISED:
        # The whole tag is written so: it is taken into memory, as a field is.
        body = source.of(_synchronised(body.field_at(0, body.size, location)))
    try:
        for frame in _frames(body, tag, location):
            if frame.id in (*USER_TEXTS, PRIVATE):
                yield from _of_frame(body, frame, f"{location} {_shown(frame.id)}")
    except Damaged as error:
        yield Trouble(error.reason_id, error.location)


def _frames(body: Source, tag: Tag, location: str) -> Iterator[Frame]:
    offset = _behind_extended(body, tag, location)
    end = body.size - (HEADER if tag.version == 4 and tag.flags & FOOTER else 0)
    head_size = 6 if tag.version == 2 else 10
    while end - offset >= head_size:
        body.item()
        head = body.exactly(offset, head_size, location)
        if not head[0]:  # padding
            return
        frame = _frame(body, head, offset + head_size, tag)
        if frame.size > end - frame.offset:
            raise Damaged(f"{location} {_shown(frame.id)}")
        yield frame
        offset = frame.offset + frame.size


def _behind_extended(body: Source, tag: Tag, location: str) -> int:
    if tag.version == 2 or not tag.flags & EXTENDED:
        return 0
    size = body.exactly(0, 4, location)
    return _syncsafe(size) if tag.version == 4 else 4 + int.from_bytes(size)


def _frame(body: Source, head: bytes, offset: int, tag: Tag) -> Frame:
    if tag.version == 2:
        return Frame(head[:3], 0, offset, int.from_bytes(head[3:]))
    if tag.version == 3:
        return Frame(head[:4], _flags_of_3(head[9]), offset, int.from_bytes(head[4:8]))
    stuffed = STUFFED if tag.flags & UNSYNCHRONISED else 0
    return Frame(head[:4], head[9] | stuffed, offset, _size_of_4(body, head[4:8], offset))


def _flags_of_3(flags: int) -> int:
    return (
        (SQUEEZED | LENGTH if flags & 0x80 else 0)
        | (SECRET if flags & 0x40 else 0)
        | (GROUPED if flags & 0x20 else 0)
    )


def _size_of_4(body: Source, size: bytes, offset: int) -> int:
    """Seven bits a byte; but some programs write eight, which the next frame gives away."""
    safe, plain = _syncsafe(size), int.from_bytes(size)
    if safe == plain or _may_stand(body, offset + safe):
        return safe
    return plain if any(byte & 0x80 for byte in size) or _may_stand(body, offset + plain) else safe


def _may_stand(body: Source, offset: int) -> bool:
    """Whether a frame, padding or the end is at `offset`."""
    head = body.read_at(offset, 4)
    return offset <= body.size and (not head.strip(b"\0") or _is_id(head))


def _is_id(head: bytes) -> bool:
    return head.isalnum() and head.isupper()


def _shown(frame_id: bytes) -> str:
    return frame_id.decode("latin-1") if _is_id(frame_id) else frame_id.hex()


def _of_frame(body: Source, frame: Frame, location: str) -> Iterator[Found]:
    if frame.flags & SECRET:
        yield Trouble(ENCRYPTED, location)
        return
    data = body.field_at(frame.offset, frame.size, location)
    data = _plain(body, frame, data, location)
    if frame.id in USER_TEXTS:
        yield from _user_text(data, location)
    elif data.startswith(b"XMP\0"):
        yield from xmp.in_packet(body, data[4:], f"{location} XMP")


def _plain(body: Source, frame: Frame, data: bytes, location: str) -> bytes:
    """What a frame holds, without what its flags put before it."""
    data = data[(1 if frame.flags & GROUPED else 0) :]
    data = data[(4 if frame.flags & LENGTH else 0) :]
    if frame.flags & STUFFED:
        data = _synchronised(data)
    return body.inflate(data, location) if frame.flags & SQUEEZED else data


def _user_text(data: bytes, location: str) -> Iterator[Found]:
    """An encoding, a description, a text. 2.4 allows for more than one text."""
    try:
        name, *values = _texts(data[0], data[1:])
    except (LookupError, UnicodeError):
        yield Trouble(DAMAGED, location)
        return
    for value in values:
        if is_label(name, value):
            yield Site(f"{location} {KEY}", value, name)


def _texts(encoding: int, data: bytes) -> list[str]:
    """Two at least. Between them stand zeros; zeros at the end are no texts."""
    if encoding in UTF16:
        texts = _wide_texts(data, UTF16[encoding])
    else:
        texts = data.decode(NARROW[encoding]).split("\0")
    while len(texts) > 2 and not texts[-1]:
        texts.pop()
    return texts if len(texts) > 1 else [*texts, ""]


def _wide_texts(data: bytes, order: str) -> list[str]:
    """Each may begin with a mark of its own order; without one, that of the first holds."""
    if len(data) % 2 and data.endswith(b"\0"):
        data = data[:-1]
    if data.startswith(b"\xfe\xff"):
        order = "utf-16-be"
    texts = data.decode(order, "surrogatepass").split("\0")
    return [_in_order(text, order) for text in texts]


def _in_order(text: str, order: str) -> str:
    data = text.encode(order, "surrogatepass")
    if text.startswith("\ufffe"):
        order = "utf-16-be" if order == "utf-16-le" else "utf-16-le"
    return data.decode(order).removeprefix("\ufeff")


def _synchronised(data: bytes) -> bytes:
    """Without the zeros that keep music players from taking text for music."""
    return data.replace(b"\xff\0", b"\xff")


def _syncsafe(data: bytes) -> int:
    value = 0
    for byte in data:
        value = value << 7 | byte & 0x7F
    return value
