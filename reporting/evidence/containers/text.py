"""Plain text: nothing in it is metadata; `reporting.evidence.explicit` reads what it says."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from reporting.evidence.sites import Found
from reporting.evidence.sources import Source

BEGINNING = 1 << 18
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def find(source: Source) -> Iterator[Found]:
    source.item()
    yield from ()


def encoding(beginning: bytes) -> str | None:
    """What a beginning of a text is written in, None where it is no text. The last character may
    be cut off."""
    for mark, name in MARKS.items():
        if beginning.startswith(mark):
            return name
    if CONTROLS.search(beginning):
        return None
    for name in ("utf-8", "gb18030"):
        try:
            codecs.getincrementaldecoder(name)().decode(beginning)
        except UnicodeDecodeError:
            continue
        return name
    return None


def beginning(source: Source) -> str:
    data = source.read_at(0, BEGINNING)
    return data.decode(encoding(data) or "utf-8", "replace")


def ending(source: Source, size: int) -> str:
    """The last of it. A character that was cut off at its beginning is left out."""
    name = encoding(source.read_at(0, BEGINNING)) or "utf-8"
    start = max(0, source.size - size) & ~1
    data = source.read_at(start, size + 1)
    if name == "utf-16":
        wide = source.read_at(0, 2) == b"\xff\xfe"
        name = "utf-16-le" if wide else "utf-16-be"
    return data.decode(name, "ignore")
