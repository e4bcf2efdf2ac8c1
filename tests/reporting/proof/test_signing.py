"""Whoever does not have the private key makes nothing that holds, whatever a header says."""

import base64
import hashlib
import hmac
import json
from typing import Any

import pytest
from joserfc import jws
from joserfc.jwk import ECKey, OKPKey

from reporting.proof import signing
from reporting.proof.canonical import NotCanonical, canonical, parse
from reporting.proof.keys import WEAK
from reporting.proof.signing import BadKey, BadSignature, PrivateKey

TYP = "candor-receipt+json"
# RFC 8037, appendix A.
RFC_8037 = {
    "kty": "OKP",
    "crv": "Ed25519",
    "d": "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
    "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
}
P = 2**255 - 19


@pytest.fixture(scope="module")
def key() -> PrivateKey:
    return signing.private_key(signing.new_key())


def b64(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def headed(header: dict[str, Any] | str, payload: bytes, key: PrivateKey) -> str:
    """Signed in truth, under whatever header."""
    text = header if isinstance(header, str) else json.dumps(header)
    signed = f"{b64(text.encode())}.{b64(payload)}"
    held: Any = key.held.private_key
    return f"{signed}.{b64(held.sign(signed.encode()))}"


def code_of(text: str, keys: signing.Keys) -> str:
    with pytest.raises(BadSignature) as refused:
        signing.verify(text, keys, TYP)
    return refused.value.code


def test_known_answers() -> None:
    known = signing.private_key(RFC_8037)
    assert known.kid == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"
    # RFC 8037, A.4: signed under the name that Ed25519 had before RFC 9864.
    signature = (
        "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg"
    )
    assert headed('{"alg":"EdDSA"}', b"Example of Ed25519 signing", known).endswith(signature)


def test_a_signature_holds_for_its_payload_type_and_key(key: PrivateKey) -> None:
    other = signing.private_key(signing.new_key())
    keys = signing.key_set(signing.to_jwks([key.public, other.public]))
    made = signing.sign(b'{"a":1}', key, TYP)
    assert signing.verify(made, keys, TYP) == b'{"a":1}'
    elided = signing.sign_detached(b"abc", key, TYP)
    assert signing.verify_detached(elided, b"abc", keys, TYP).kid == key.kid
    for wrong in (b"abd", b"", b"abc\n"):
        with pytest.raises(BadSignature, match="signature"):
            signing.verify_detached(elided, wrong, keys, TYP)
    with pytest.raises(BadSignature, match="malformed"):
        signing.verify_detached(signing.sign(b"abc", key, TYP), b"abc", keys, TYP)
    assert code_of(elided, keys) == "malformed"
    assert code_of(signing.sign(b"{}", key, "candor-tree-head+json"), keys) == "type"
    assert code_of(made, {}) == "key_unknown"
    assert code_of(made, {key.kid: other.public}) == "key_unknown"


def test_neither_algorithm_nor_key_come_from_the_header(key: PrivateKey) -> None:
    keys = {key.kid: key.public}
    header = {"alg": "Ed25519", "kid": key.kid, "typ": TYP}
    assert signing.verify(headed(header, b"{}", key), keys, TYP) == b"{}"
    assert signing.verify(headed(header | {"alg": "EdDSA"}, b"{}", key), keys, TYP) == b"{}"
    for algorithm in ("none", "None", "HS256", "ES256", "Ed448", "ed25519", ""):
        assert code_of(headed(header | {"alg": algorithm}, b"{}", key), keys) == "algorithm"
    # HMAC with what everybody has: the public key, in each form that a library might take.
    said = b64(json.dumps(header | {"alg": "HS256"}).encode()) + "." + b64(b"{}")
    for secret in (
        base64.urlsafe_b64decode(key.public.jwk["x"] + "="),
        canonical(dict(key.public.jwk)),
    ):
        mac = hmac.new(secret, said.encode(), hashlib.sha256).digest()
        assert code_of(f"{said}.{b64(mac)}", keys) == "algorithm"
    for bare in (f"{b64(json.dumps(header | {'alg': 'none'}).encode())}.{b64(b'{}')}.",):
        assert code_of(bare, keys) == "algorithm"
    mine = signing.private_key(signing.new_key())
    brought: list[dict[str, Any]] = [
        {"jwk": dict(mine.public.jwk)},
        {"jku": "https://attacker.example/jwks.json"},
        {"x5c": ["MIIB"]},
        {"crit": ["b64"], "b64": False},
        {"zip": "DEF"},
    ]
    for member in brought:
        assert code_of(headed(header | member, b"{}", mine), keys) == "header"
    for kid in ("", "../../etc/passwd", "' OR 1=1", key.kid.lower(), key.kid + " ", mine.kid):
        assert code_of(headed(header | {"kid": kid}, b"{}", mine), keys) == "key_unknown"
    assert code_of(headed(header, b"{}", mine), keys) == "signature"
    for odd in (None, 1, [key.kid], {"a": 1}):
        assert code_of(headed(header | {"kid": odd}, b"{}", key), keys) == "header"
    twice = json.dumps(header)[:-1] + ', "alg": "none"}'
    assert code_of(headed(twice, b"{}", key), keys) == "header"


def test_a_signature_has_one_spelling(key: PrivateKey) -> None:
    """The log's leaf is the JWS itself, so a second spelling would be a second receipt."""
    keys, made = {key.kid: key.public}, signing.sign(b'{"a":1}', key, TYP)
    header, payload, signature = made.split(".")
    last = signature[-1]
    sibling = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    loose = signature[:-1] + sibling[sibling.index(last) ^ 1]
    others = [f"{made}=", f" {made}", f"{made}\n", f"{made}.", f"{header}.{payload}.{loose}"]
    others += [made.replace(".", "..", 1), f"{header}.{payload}", "", ".", "..", "é.é.é"]
    others += [f"{header}.{payload}.{signature}AAAA", f"{header}.{payload}.{signature[:-4]}"]
    for text in others:
        assert code_of(text, keys) in ("malformed", "signature"), text
    for place in range(0, len(made), 7):
        changed = made[:place] + ("A" if made[place] != "A" else "B") + made[place + 1 :]
        with pytest.raises(BadSignature):
            signing.verify(changed, keys, TYP)
    # S + L verifies nowhere: signatures are not malleable.
    raw = base64.urlsafe_b64decode(signature + "==")
    order = 2**252 + 27742317777372353535851937790883648493
    moved = raw[:32] + (int.from_bytes(raw[32:], "little") + order).to_bytes(32, "little")
    assert code_of(f"{header}.{payload}.{b64(moved)}", keys) == "signature"


def test_keys_that_prove_nothing_are_refused() -> None:
    good = signing.new_key()
    shown = {name: value for name, value in good.items() if name != "d"}
    assert signing.public_key(shown).kid == good["kid"]
    del shown["kid"]
    bad: list[tuple[Any, str]] = [
        (good, "private"),
        (shown | {"kid": "another"}, "kid"),
        (shown | {"x": shown["x"][:-2]}, "malformed"),
        (shown | {"x": shown["x"] + "="}, "malformed"),
        (shown | {"x": 7}, "malformed"),
        (shown | {"x": "é" * 43}, "malformed"),
        (shown | {"alg": "HS256"}, "unsupported"),
        (shown | {"use": "enc"}, "unsupported"),
        ({"kty": "oct", "k": "c2VjcmV0"}, "private"),
        ({"kty": "RSA", "n": "AQAB", "e": "AQAB"}, "unsupported"),
        ({"kty": "EC", "crv": "P-256", "x": shown["x"], "y": shown["x"]}, "malformed"),
        ("text", "malformed"),
        ([], "malformed"),
    ]
    for point in WEAK:
        for sign in (0, 0x80):
            spelled = point[:-1] + bytes([point[-1] | sign])
            bad.append(({"kty": "OKP", "crv": "Ed25519", "x": b64(spelled)}, "weak"))
    for jwk, code in bad:
        with pytest.raises(BadKey) as refused:
            signing.public_key(jwk)
        assert refused.value.code == code, jwk
    with pytest.raises(BadKey, match="mismatch"):
        signing.private_key(good | {"d": signing.new_key()["d"]})
    with pytest.raises(BadKey, match="public"):
        signing.private_key(shown)


def test_the_weak_points_are_all_there_are() -> None:
    """Eight points have an order that divides eight: y is 0, 1, -1 or one of two others (RFC 8032);
    what is as small as p has a second spelling."""
    d = -121665 * pow(121666, -1, P) % P
    # Doubling to a point with y = 0: y^2 = x^2 there, so that d y^4 + 2 y^2 - 1 = 0.
    half = pow(2, -1, P)
    # y^2 solves d z^2 + 2 z - 1 = 0.
    root = _square_root(4 + 4 * d)
    found = {
        _square_root(z)
        for z in ((-2 + root) * half * pow(d, -1, P) % P, (-2 - root) * half * pow(d, -1, P) % P)
    }
    ys = {0, 1, P - 1, P, P + 1} | {y for y in found if y} | {P - y for y in found if y}
    assert {y.to_bytes(32, "little") for y in ys} == WEAK


def _square_root(square: int) -> int:
    """0 where there is none."""
    square %= P
    root = pow(square, (P + 3) // 8, P)
    if root * root % P != square:
        root = root * pow(2, (P - 1) // 4, P) % P
    return root if root * root % P == square else 0


def test_platforms_may_sign_with_a_device_that_knows_p_256_alone() -> None:
    made = ECKey.generate_key("P-256")
    public = signing.public_key(made.as_dict(private=False))
    text = jws.serialize_compact(
        {"alg": "ES256", "kid": public.kid, "typ": TYP}, b"{}", made, algorithms=["ES256"]
    )
    assert signing.verify(text, {public.kid: public}, TYP) == b"{}"
    # The register itself never signs with it.
    with pytest.raises(BadKey, match="unsupported"):
        signing.private_key(made.as_dict(private=True))
    # A set may hold kinds that are not ours, and keys of ours that were made elsewhere.
    kinds = [{"kty": "RSA", "n": "AQAB", "e": "AQAB"}, dict(public.jwk)]
    kinds.append(OKPKey.generate_key("Ed25519").as_dict(private=False))
    assert len(signing.key_set({"keys": kinds})) == 2


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b'{"a":1,"a":1}', "repeated"),
        (b'{"a":{"b":1,"\\u0062":2}}', "repeated"),
        (b"9007199254740992", "number"),
        (b"-9007199254740992", "number"),
        (b"1" * 5000, "number"),
        (b"1e400", "number"),
        (b"NaN", "number"),
        (b"-Infinity", "number"),
        (b'"\\ud800"', "text"),
        (b'{"\\udfff":1}', "text"),
        (b"\xef\xbb\xbf{}", "syntax"),
        (b'"\xc3\x28"', "encoding"),
        (b'"\xed\xa0\x80"', "encoding"),
        (b"[" * 40 + b"]" * 40, "depth"),
        (b"[" * 200_000, "depth"),
        (b"{} {}", "syntax"),
        (b"", "syntax"),
    ],
)
def test_json_of_two_minds_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(NotCanonical) as refused:
        parse(content)
    assert refused.value.code == code


def test_canonical_json() -> None:
    """RFC 8785, 3.2.2 and 3.2.3; text is never normalised."""
    numbers = [333333333.33333329, 1e30, 4.50, 2e-3, 0.000000000000000000000000001]
    assert canonical(numbers) == b"[333333333.3333333,1e+30,4.5,0.002,1e-27]"
    members = {"\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\U0001f600": 5, "\u0080": 6, "ö": 7}
    order = list(json.loads(canonical(members)).values())
    assert order == [2, 4, 6, 7, 1, 5, 3]
    assert canonical("\u00e9") != canonical("e\u0301")
    for value in (2**53, float("nan"), "\ud800", {1: 2}, b"bytes"):
        with pytest.raises(NotCanonical):
            canonical(value)
