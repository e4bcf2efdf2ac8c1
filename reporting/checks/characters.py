"""Which characters may be filed, and how those that may not are shown."""

from __future__ import annotations

import re

SHOWN = 80  # characters of a filed value that may appear in a finding

PLANES = range(0x10000, 0x110000, 0x10000)

# Controls, halves of surrogate pairs, invisible and direction-changing characters, and code points
# that are no characters. Joiners (U+200C, U+200D) stay: scripts and emoji need them.
FORBIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff"
    "\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufdd0-\ufdef\ufeff\ufff9-\ufffb"
    "\ufffe\uffff\U000e0000-\U000e007f"
    + "".join(chr(plane + low) for plane in PLANES for low in (0xFFFE, 0xFFFF))
    + "]"
)


def first_forbidden(text: str) -> str | None:
    """Everything forbidden is unprintable, so most texts cost one look."""
    if text.isprintable():
        return None
    found = FORBIDDEN.search(text)
    return found.group() if found else None


def shown(value: str) -> str:
    """Cut and escaped: it can neither flood nor disguise, and any database stores it."""
    cut = value if len(value) <= SHOWN else value[: SHOWN - 1] + "…"
    if cut.isprintable():
        return cut
    return "".join(escaped(c) if FORBIDDEN.match(c) else c for c in cut)


def step(key: str) -> str:
    """One step of a JSON Pointer, from a key the filer may have made up."""
    return shown(key).replace("~", "~0").replace("/", "~1")


def escaped(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
