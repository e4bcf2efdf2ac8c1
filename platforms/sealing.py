"""Secrets that the database keeps, and that a copy of the database does not give away."""

import base64
import hashlib
import hmac
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.utils.encoding import force_bytes

VERSION = "1."
NONCE_BYTES = 12


def seal(secret: bytes, of: object) -> str:
    """Text for a column; it opens for the same `of` alone, so that nobody moves it elsewhere."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    sealed = AESGCM(_key(settings.SECRET_KEY)).encrypt(nonce, secret, str(of).encode())
    return VERSION + base64.b64encode(nonce + sealed).decode()


def unseal(text: str, of: object) -> bytes | None:
    """None where the secret key is another one now and the one before is not among its fallbacks,
    or where it was sealed for something else."""
    sealed = base64.b64decode(text.removeprefix(VERSION))
    nonce, rest = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    for secret_key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        try:
            return AESGCM(_key(secret_key)).decrypt(nonce, rest, str(of).encode())
        except InvalidTag:
            continue
    return None


def _key(secret_key: str | bytes) -> bytes:
    return hmac.new(force_bytes(secret_key), b"candor.sealing", hashlib.sha256).digest()
