"""Numbers the state gives to companies, products and sites: read, never over-strict.

Each reader returns the parts of the number, or raises `InvalidIdentifier` with a stable code.
Where a format is only inferred from published samples, doubts become `warnings`.
"""

from __future__ import annotations

from dataclasses import dataclass

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)


class InvalidIdentifier(ValueError):
    """`code` is stable and names the reason; `value` is what was given."""

    def __init__(self, code: str, value: str) -> None:
        super().__init__(f"{code}: {value[:80]!r}")
        self.code = code
        self.value = value


@dataclass(frozen=True)
class Uscc:
    """GB 32100-2015."""

    value: str
    department: str
    kind: str
    region: str
    organisation: str
    warnings: tuple[str, ...] = ()


def uscc(value: str) -> Uscc:
    if len(value) != 18:
        raise InvalidIdentifier("uscc_length", value)
    if not set(value) <= set(ALPHABET):
        raise InvalidIdentifier("uscc_alphabet", value)
    if value[17] != uscc_check_char(value[:17]):
        raise InvalidIdentifier("uscc_checksum", value)
    return Uscc(value, value[0], value[1], value[2:8], value[8:17])


def uscc_check_char(first_17: str) -> str:
    total = sum(ALPHABET.index(c) * w for c, w in zip(first_17, WEIGHTS, strict=True))
    return ALPHABET[-total % 31]


def make_uscc(region: str, serial: int) -> str:
    """A synthetic code, checksum correct, under a block of organisations that stands for nobody."""
    body = f"91{region[:2]}0000MADEM{serial:04d}"
    return body + uscc_check_char(body)
