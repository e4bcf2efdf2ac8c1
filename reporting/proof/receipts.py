"""What a receipt says, and how it is put together and read.

A receipt is a compact JWS over canonical JSON. The log's leaf is the JWS itself, byte for byte, and
the next receipt of the platform names it by the SHA-256 of the same bytes.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from reporting.proof.canonical import canonical, digest, parse
from reporting.proof.merkle import leaf_hash
from reporting.proof.signing import Keys, PrivateKey, sign, verify

RECEIPT = "candor-receipt+json"
TREE_HEAD = "candor-tree-head+json"
VERSION = 1


@dataclass(frozen=True)
class Statement:
    """The payload of a receipt. Times are RFC 3339 in UTC, ids in their text form."""

    id: str
    kind: str
    # The place in the platform's chain, from 1; {"id", "sha256"} of the one before, or None.
    serial: int
    previous: Mapping[str, str] | None
    # {"id", "uscc"}
    platform: Mapping[str, str]
    # {"id", "number"}: a report, an attestation or a directive, and its revision or answer.
    object: Mapping[str, Any]
    given_at: str
    # {"kind", "credential" or None, "person" or None}: at whose hand.
    by: Mapping[str, Any]
    # {"id", "name"} of whoever signed for the platform, or None.
    signatory: Mapping[str, str] | None
    rule_set: str
    # What was filed or decided, by its digests: see docs/receipts.md for each kind.
    what: Mapping[str, Any]
    # SHA-256 of the platform's own signature where it gave one.
    signature: str | None
    version: int = VERSION


def issue(key: PrivateKey, statement: Statement) -> str:
    """The receipt as a compact JWS."""
    return sign(canonical(asdict(statement)), key, RECEIPT)


def digest_of(jws: str) -> str:
    """By which the next receipt names this one."""
    return digest(jws.encode())


def leaf_of(jws: str) -> bytes:
    """The hash of a receipt in the log."""
    return leaf_hash(jws.encode())


def sign_head(key: PrivateKey, *, size: int, root: bytes, signed_at: str) -> str:
    """A signed tree head: what the log was at a moment."""
    said = {"root": root.hex(), "signed_at": signed_at, "size": size, "version": VERSION}
    return sign(canonical(said), key, TREE_HEAD)


def read(jws: str, keys: Keys, typ: str = RECEIPT) -> dict[str, Any]:
    """What a receipt or a tree head says, signed by one of the keys. Raises `BadSignature`."""
    said: dict[str, Any] = parse(verify(jws, keys, typ))
    return said
