"""Signatures: compact JWS (RFC 7515), Ed25519 (RFC 9864), keys named by thumbprint (RFC 7638)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

ALGORITHM = "Ed25519"
LONGEST = 4 * 1024**2


class InvalidSignature(ValueError):
    """Not a JWS that one of the keys made, or not one of the type that was asked for."""


@dataclass(frozen=True)
class PrivateKey:
    """A key that signs, and what is published of it."""

    kid: str
    public: dict[str, str]
    held: OKPKey

    def sign(self, payload: bytes, typ: str) -> str:
        """A compact JWS. `typ` tells what is signed, so that no signature passes for another."""
        header = {"alg": ALGORITHM, "kid": self.kid, "typ": typ}
        return jws.serialize_compact(header, payload, self.held, algorithms=[ALGORITHM])


def private_key(jwk: Mapping[str, str]) -> PrivateKey:
    """Of a private JWK: kty OKP, crv Ed25519, x and d."""
    held = OKPKey.import_key(dict(jwk))
    return PrivateKey(held.thumbprint(), public_jwk(jwk), held)


def public_jwk(jwk: Mapping[str, str]) -> dict[str, str]:
    """What may be published of a key, by which it is known (RFC 7517)."""
    bare = {name: jwk[name] for name in ("kty", "crv", "x")}
    return {
        **bare,
        "kid": OKPKey.import_key(dict(bare)).thumbprint(),
        "alg": ALGORITHM,
        "use": "sig",
    }


def verified(text: str, keys: Mapping[str, Mapping[str, Any]], typ: str) -> bytes:
    """The payload of a JWS that one of the public keys, by kid, has made.

    Raises `InvalidSignature`.
    """
    if len(text) > LONGEST:
        raise InvalidSignature("too long")
    try:
        header = jws.extract_compact(text.encode()).headers()
        known = {name: keys[str(header["kid"])][name] for name in ("kty", "crv", "x")}
        if header.get("typ") != typ or header.get("alg") != ALGORITHM:
            raise InvalidSignature("of another type")
        found = jws.deserialize_compact(text, OKPKey.import_key(known), algorithms=[ALGORITHM])
    except (JoseError, KeyError, ValueError, TypeError) as error:
        raise InvalidSignature(str(error)) from error
    return bytes(found.payload)
