"""Public keys as JWK (RFC 7517): which are taken, and by which name they are known."""

import base64
import binascii
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from joserfc.errors import JoseError
from joserfc.jwk import ECKey, OKPKey

from reporting.proof.canonical import canonical

Jwk = Mapping[str, Any]
ALGORITHM = "Ed25519"  # what we sign with ourselves
# Platforms may sign with either: many of the devices that keep keys know P-256 alone.
ALGORITHMS: Mapping[tuple[str, str], str] = MappingProxyType(
    {("OKP", "Ed25519"): "Ed25519", ("EC", "P-256"): "ES256"}
)
# What libraries from before RFC 9864 call it.
OLD_NAMES: Mapping[str, str] = MappingProxyType({"EdDSA": "Ed25519"})
PRIVATE = frozenset({"d", "k", "p", "q", "dp", "dq", "qi", "oth"})
LENGTH = 32  # bytes of a coordinate
# Under these, anybody makes signatures that hold: the points of small order of Ed25519 and their
# second spellings, without the sign bit.
WEAK = frozenset(
    bytes.fromhex(point)
    for point in (
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    )
)


class BadKey(ValueError):
    """`code`: malformed, unsupported, private, public, mismatch, kid, weak."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class PublicKey:
    kid: str
    algorithm: str
    jwk: Jwk  # as published: kty, crv, x (and y), kid, alg, use
    held: OKPKey | ECKey
    # Since then, as seconds since 1970, somebody else may have had it.
    leaked_at: int | None = None


@dataclass(frozen=True)
class PrivateKey:
    public: PublicKey
    held: OKPKey

    @property
    def kid(self) -> str:
        return self.public.kid


Keys = Mapping[str, PublicKey]  # by kid


def new_key() -> dict[str, str]:
    """A private Ed25519 key as a JWK: to be kept secret, and read again by `private_key`."""
    made = OKPKey.generate_key("Ed25519").as_dict(private=True)
    kept = {name: str(made[name]) for name in ("kty", "crv", "x", "d")}
    return {**kept, "kid": thumbprint(kept), "alg": ALGORITHM, "use": "sig"}


def public_key(jwk: object) -> PublicKey:
    """A key that verifies. One with its private half in it has been given away, and is refused.

    Raises `BadKey`.
    """
    if not isinstance(jwk, Mapping):
        raise BadKey("malformed")
    if PRIVATE & set(jwk):
        raise BadKey("private")
    algorithm, bare, kid = _algorithm(jwk), _required(jwk), thumbprint(jwk)
    if jwk.get("kid", kid) != kid:
        raise BadKey("kid")
    shown = {**bare, "kid": kid, "alg": algorithm, "use": "sig"}
    return PublicKey(kid, algorithm, MappingProxyType(shown), _held(bare), _leaked_at(jwk))


def private_key(jwk: Jwk) -> PrivateKey:
    """A key that signs: kty OKP, crv Ed25519, x and d. Raises `BadKey`, also where x and d do not
    belong together."""
    public = public_key({name: value for name, value in jwk.items() if name != "d"})
    if public.algorithm != ALGORITHM:
        raise BadKey("unsupported")
    if not isinstance(jwk.get("d"), str):
        raise BadKey("public")
    try:
        held = OKPKey.import_key({name: jwk[name] for name in ("kty", "crv", "x", "d")})
    except (JoseError, ValueError, TypeError) as error:
        raise BadKey("malformed") from error
    # What the library gives back as `x` is what it was given.
    if held.public_key.public_bytes_raw() != _coordinate(public.jwk["x"]):
        raise BadKey("mismatch")
    return PrivateKey(public, held)


def thumbprint(jwk: Jwk) -> str:
    """RFC 7638, base64url of SHA-256. Raises `BadKey`."""
    hashed = hashlib.sha256(canonical(_required(jwk))).digest()
    return base64.urlsafe_b64encode(hashed).rstrip(b"=").decode("ascii")


def key_set(jwks: object) -> Keys:
    """The keys of a JWK set by kid. Kinds that are not ours are left out, as RFC 7517 asks.

    Raises `BadKey` where there is no set, or a key of ours is damaged, private or misnamed.
    """
    listed = jwks.get("keys") if isinstance(jwks, Mapping) else None
    if not isinstance(listed, list):
        raise BadKey("malformed")
    return MappingProxyType({key.kid: key for key in _ours(listed)})


def to_jwks(keys: Iterable[PublicKey]) -> dict[str, list[dict[str, str]]]:
    return {"keys": [dict(key.jwk) for key in keys]}


def _ours(listed: list[object]) -> Iterator[PublicKey]:
    for jwk in listed:
        try:
            yield public_key(jwk)
        except BadKey as error:
            if error.code != "unsupported":
                raise


def _leaked_at(jwk: Jwk) -> int | None:
    """As OpenID Federation writes it: `"revoked": {"revoked_at": 1764000000}`."""
    revoked = jwk.get("revoked")
    if revoked is None:
        return None
    since = revoked.get("revoked_at") if isinstance(revoked, Mapping) else None
    return since if isinstance(since, int) else 0


def _algorithm(jwk: Jwk) -> str:
    algorithm = ALGORITHMS.get((str(jwk.get("kty")), str(jwk.get("crv"))))
    said = jwk.get("alg", algorithm)
    if algorithm is None or OLD_NAMES.get(str(said), said) != algorithm:
        raise BadKey("unsupported")
    if jwk.get("use", "sig") != "sig":
        raise BadKey("unsupported")
    return algorithm


def _required(jwk: Jwk) -> dict[str, str]:
    names = ("kty", "crv", "x", "y") if jwk.get("kty") == "EC" else ("kty", "crv", "x")
    bare = {name: jwk.get(name) for name in names}
    if not all(isinstance(value, str) and value.isascii() for value in bare.values()):
        raise BadKey("malformed")
    return {name: str(value) for name, value in bare.items()}


def _held(bare: dict[str, str]) -> OKPKey | ECKey:
    points = [_coordinate(bare[name]) for name in ("x", "y") if name in bare]
    if bare["kty"] == "OKP" and points[0][:-1] + bytes([points[0][-1] & 0x7F]) in WEAK:
        raise BadKey("weak")
    parts: Any = bare
    try:
        return OKPKey.import_key(parts) if bare["kty"] == "OKP" else ECKey.import_key(parts)
    except (JoseError, ValueError, TypeError) as error:
        raise BadKey("malformed") from error


def _coordinate(text: str) -> bytes:
    try:
        point = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (ValueError, binascii.Error) as error:
        raise BadKey("malformed") from error
    spelled = base64.urlsafe_b64encode(point).rstrip(b"=").decode("ascii")
    if len(point) != LENGTH or spelled != text:
        raise BadKey("malformed")
    return point
