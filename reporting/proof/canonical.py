"""One way to write a value down (RFC 8785), so that everybody computes the same digest of it."""

import hashlib
from collections.abc import Iterable
from typing import Any

import rfc8785


def dumps(value: Any) -> bytes:
    """Canonical JSON. Integers beyond 2 ** 53 are not exact there: pass them as text."""
    return rfc8785.dumps(value)


def digest(value: Any) -> str:
    """SHA-256 over the canonical JSON, in hexadecimal."""
    return hashlib.sha256(dumps(value)).hexdigest()


def digest_of_rows(rows: Iterable[Any]) -> tuple[int, str]:
    """How many rows, and SHA-256 over the canonical JSON of the array of them, one at a time."""
    hashed, count = hashlib.sha256(b"["), 0
    for row in rows:
        hashed.update(b"," * (count > 0) + dumps(row))
        count += 1
    hashed.update(b"]")
    return count, hashed.hexdigest()
