"""Signatures: compact JWS (RFC 7515), Ed25519 (RFC 9864), keys named by thumbprint (RFC 7638).

There is one reading of a signature or none. Neither `alg` nor `kid` of a header decides anything:
they have to be those of a key at hand, and the header has no member that could bring another.
"""

import base64
import re

from joserfc import jws

from reporting.proof.canonical import NotCanonical, parse
from reporting.proof.keys import (
    ALGORITHM,
    OLD_NAMES,
    BadKey,
    Keys,
    PrivateKey,
    PublicKey,
    key_set,
    new_key,
    private_key,
    public_key,
    thumbprint,
    to_jwks,
)

__all__ = [
    "BadKey",
    "BadSignature",
    "Keys",
    "PrivateKey",
    "PublicKey",
    "key_set",
    "kid_of",
    "new_key",
    "private_key",
    "public_key",
    "sign",
    "sign_detached",
    "thumbprint",
    "to_jwks",
    "unverified",
    "verify",
    "verify_detached",
]

LONGEST = 1024**2
LONGEST_HEADER = 512
BASE64URL = re.compile(r"[A-Za-z0-9_-]*")


class BadSignature(ValueError):
    """Not a JWS that one of the keys made, or not one of the type that was asked for.

    `code`: malformed, header, type, key_unknown, algorithm, signature.
    """

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code


def sign(payload: bytes, key: PrivateKey, typ: str) -> str:
    """A compact JWS. `typ` tells what is signed, so that no signature passes for another."""
    header = {"alg": ALGORITHM, "kid": key.kid, "typ": typ}
    return jws.serialize_compact(header, payload, key.held, algorithms=[ALGORITHM])


def sign_detached(payload: bytes, key: PrivateKey, typ: str) -> str:
    """As `sign`, the payload left out: RFC 7515, appendix F."""
    return jws.detach_content(sign(payload, key, typ))


def verify(text: str, keys: Keys, typ: str) -> bytes:
    """The payload of a JWS that one of the public keys, by kid, has made.

    Raises `BadSignature`.
    """
    header, payload, signature = _parts(text)
    if not payload:
        raise BadSignature("malformed", "there is no payload")
    _hold(header, payload, signature, keys, typ)
    return decoded(payload)


def verify_detached(text: str, payload: bytes, keys: Keys, typ: str) -> PublicKey:
    """Which of the public keys has signed this payload, which the JWS leaves out.

    Raises `BadSignature`.
    """
    header, elided, signature = _parts(text)
    if elided:
        raise BadSignature("malformed", "the payload is to be left out")
    return _hold(header, _encoded(payload), signature, keys, typ)


def unverified(text: str) -> bytes:
    """What a JWS says, to show or to look further; nobody may rely on it. Raises
    `BadSignature` where it is none."""
    return decoded(_parts(text)[1])


def kid_of(text: str) -> str:
    """The key that a JWS names, unverified. Raises `BadSignature`."""
    return _header(_parts(text)[0])["kid"]


def decoded(text: str) -> bytes:
    """Of base64url without padding, in its one spelling. Raises `BadSignature`."""
    if not BASE64URL.fullmatch(text) or len(text) % 4 == 1:
        raise BadSignature("malformed", "not base64url")
    content = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if _encoded(content) != text:
        raise BadSignature("malformed", "not base64url in its one spelling")
    return content


def _encoded(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode("ascii")


def _parts(text: str) -> tuple[str, str, str]:
    parts = text.split(".", 3)
    if len(text) > LONGEST or len(parts) != 3 or len(parts[0]) > LONGEST_HEADER:
        raise BadSignature("malformed", "not a compact JWS")
    return parts[0], parts[1], parts[2]


def _hold(header: str, payload: str, signature: str, keys: Keys, typ: str) -> PublicKey:
    said = _header(header)
    if said["typ"] != typ:
        raise BadSignature("type", said["typ"])
    key = keys.get(said["kid"])
    if key is None or key.kid != said["kid"]:
        raise BadSignature("key_unknown", said["kid"])
    if OLD_NAMES.get(said["alg"], said["alg"]) != key.algorithm:
        raise BadSignature("algorithm", said["alg"])
    model = jws.JWSRegistry.algorithms[key.algorithm]
    if not model.verify(f"{header}.{payload}".encode("ascii"), decoded(signature), key.held):
        raise BadSignature("signature")
    return key


def _header(segment: str) -> dict[str, str]:
    """Exactly three members: nothing that brings its own key, and nothing critical."""
    try:
        header = parse(decoded(segment))
    except NotCanonical as error:
        raise BadSignature("header", str(error)) from error
    if not isinstance(header, dict) or set(header) != {"alg", "kid", "typ"}:
        raise BadSignature("header", "alg, kid and typ are its members")
    if not all(isinstance(value, str) for value in header.values()):
        raise BadSignature("header", "its members are texts")
    return header
