"""Numbers of people that have no business in a note."""

from __future__ import annotations

import re

MOBILE = re.compile(r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])")
IDENTITY = re.compile(
    r"(?<![0-9])[1-8][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
    r"[0-9]{3}[0-9Xx](?![0-9])"
)
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS = "10X98765432"


def holds_mobile_number(text: str) -> bool:
    return MOBILE.search(text) is not None


def holds_identity_number(text: str) -> bool:
    """GB 11643: the last place is a checksum over the others, so few other numbers pass."""
    return any(_adds_up(number) for number in IDENTITY.findall(text))


def _adds_up(number: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], WEIGHTS, strict=True))
    return CHECK_DIGITS[total % 11] == number[17].upper()
