"""Places of a file where a label stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

KEY = "AIGC"  # GB 45438-2025, 6.1: the name of the field contains it

# Reasons that a reader of containers may give, see `reporting.evidence.reasons`.
UNRECOGNISED, TRUNCATED, DAMAGED, ENCRYPTED, UNSUPPORTED = "L001", "L002", "L003", "L006", "L008"

_SEPARATORS = re.compile(r"[:./\s]")


@dataclass(frozen=True)
class Site:
    """`location` says where, as "PNG iTXt XML:com.adobe.xmp"; `text` is what stands there, as
    written: bytes where the container doesn't say in which encoding. `key` is the name of the
    field; containers whose names have no case give "AIGC"."""

    location: str
    text: str | bytes
    key: str = KEY


@dataclass(frozen=True)
class Trouble:
    """A place that could not be read. The file is then inconclusive, whatever else it holds."""

    reason_id: str
    location: str


Found = Site | Trouble


def is_label(key: str, text: str | bytes) -> bool:
    """Whether a field is meant as a label: AIGC, by itself or behind a prefix, in any case; or a
    name that contains it (the standard asks for no more) over something that looks like JSON."""
    folded = key.casefold()
    if _SEPARATORS.split(folded)[-1] == "aigc":
        return True
    opening = text.lstrip()[:1] in ("{", b"{")
    return "aigc" in folded and opening
