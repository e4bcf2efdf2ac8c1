"""What was filed as plain values, in one order, and the digests of it that receipts carry.

Numbers that may pass 2 ** 53 are written as text, for RFC 8785 knows none larger.
"""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from reporting.proof.canonical import canonical, digest

FIGURE = ("measure", "category", "product_kind", "value", "qualifier")
TOTAL = (
    *("measure", "measure_version", "category", "product_kind", "action", "modality"),
    *("detection", "province", "value", "qualifier"),
)
BATCH = ("id", "kind", "sha256", "size", "media_type", "encoding")
EVIDENCE = ("id", "slot", "name", "sha256", "size", "media_type")
AS_TEXT = frozenset({"value", "size", "id"})
EXACT = 2**53 - 1
Row = Mapping[str, Any]


def _row(names: Iterable[str], values: Row) -> dict[str, Any]:
    return {name: str(values[name]) if name in AS_TEXT else values[name] for name in names}


def rows(names: tuple[str, ...], found: Iterable[Row]) -> list[dict[str, Any]]:
    """The members named, in the order of their texts, whatever order they come in."""
    return sorted((_row(names, one) for one in found), key=lambda one: [str(one[n]) for n in names])


def summary(found: Iterable[Any]) -> dict[str, Any]:
    """{"count", "sha256"} of rows: the digest is over the canonical JSON of the array."""
    hashed, count = hashlib.sha256(b"["), 0
    for row in found:
        hashed.update(b"," * (count > 0) + canonical(row))
        count += 1
    hashed.update(b"]")
    return {"count": count, "sha256": hashed.hexdigest()}


def digest_of_figures(found: Iterable[Row]) -> dict[str, Any]:
    return summary(rows(FIGURE, found))


def digest_of_totals(found: Iterable[Row]) -> dict[str, Any]:
    return summary(rows(TOTAL, found))


def digest_of_evidence(found: Iterable[Row]) -> dict[str, Any]:
    return summary(rows(EVIDENCE, found))


def digest_of_measurements(measurements: Mapping[str, Any]) -> str:
    return digest_of(measurements)


def digest_of(value: Any) -> str:
    """SHA-256 over the canonical JSON of a value, `exact`."""
    return digest(canonical(exact(value)))


def exact(value: Any) -> Any:
    """The same, with every integer that JSON numbers do not hold exactly as text."""
    if isinstance(value, Mapping):
        return {name: exact(one) for name, one in value.items()}
    if isinstance(value, list):
        return [exact(one) for one in value]
    if isinstance(value, int) and abs(value) > EXACT:
        return str(value)
    return value
