"""The private key that receipts are signed with: from the environment, or this machine's own."""

import base64
import binascii
import json
import os
import tempfile
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.exceptions import ImproperlyConfigured

REMEDY = (
    "RECEIPT_KEY must be a private Ed25519 key as a JWK,"
    ' {"kty":"OKP","crv":"Ed25519","d":...}; make one with `manage.py receipt-keys new`.'
)
FILE = "receipt_key.json"


def read(text: str) -> dict[str, str]:
    """A whole JWK (RFC 8037) of one that has at least `d`, or `ImproperlyConfigured`.

    What is wrong is never quoted: it may be a secret.
    """
    try:
        given = json.loads(text)
        secret = _bytes(given["d"])
        known = (given["kty"], given["crv"]) == ("OKP", "Ed25519") and len(secret) == 32
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ImproperlyConfigured(REMEDY) from None
    if not known:
        raise ImproperlyConfigured(REMEDY)
    whole = _jwk(secret)
    if given.get("x", whole["x"]) != whole["x"]:
        raise ImproperlyConfigured("RECEIPT_KEY: `x` is not the public half of `d`.")
    return whole


def make() -> dict[str, str]:
    return _jwk(os.urandom(32))


def own(folder: Path) -> dict[str, str]:
    """The key of servers that are this machine's own: made once, and kept beside their data."""
    path = folder / FILE
    try:
        if not path.exists():
            folder.mkdir(parents=True, exist_ok=True)
            _put(path, make())
        return read(path.read_text())
    except PermissionError as error:
        raise ImproperlyConfigured(f"{path} belongs to another user: {error}") from error


def _put(path: Path, key: dict[str, str]) -> None:
    """Whole or not at all, readable by its owner alone; of two who come at once, one makes it."""
    with tempfile.NamedTemporaryFile("w", dir=path.parent, prefix=".receipt_key-") as file:
        json.dump(key, file)
        file.flush()
        try:
            os.link(file.name, path)
        except FileExistsError:
            return


def _jwk(secret: bytes) -> dict[str, str]:
    public = Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()
    return {"kty": "OKP", "crv": "Ed25519", "x": _text(public), "d": _text(secret)}


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _bytes(text: Any) -> bytes:
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except binascii.Error as error:
        raise ValueError from error
