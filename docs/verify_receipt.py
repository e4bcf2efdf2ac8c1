"""Verify a proof from Candor without Candor: `python verify_receipt.py PROOF.json [JWKS.json]`.

    pip install joserfc
    python verify_receipt.py proof.json jwks.json --file may.ndjson

PROOF.json is the answer of receipts/{id}/proof; JWKS.json is that of /.well-known/jwks.json, got
from the register itself and not from whoever handed you the proof. The format is described in
receipts.md. Nothing is fetched. Exit codes: 0 proved; 1 something does not hold; 2 the files cannot
be read; 3 nothing is wrong, but without the JWKS nobody knows whose key signed it, or the key
leaked later and another key has signed no tree head for it (`manage.py verify-receipt --head`
takes one that you kept).

This file stands alone. Its licence is Candor's (MIT); take it, read it, run it anywhere.
"""

import argparse
import hashlib
import json
import sys
from datetime import datetime

from joserfc import jws
from joserfc.jwk import ECKey, OKPKey

RECEIPT, HEAD = "candor-receipt+json", "candor-tree-head+json"
SUBMISSION = "candor-submission+json"
SIGNED = {
    "report.submitted": ("period", "nil", "figures", "batches"),
    "attestation.submitted": (
        *("control", "scope", "catalogue", "status", "statement_sha256"),
        *("valid_from", "valid_until", "measurements_sha256", "evidence"),
    ),
    "directive.answered": (
        *("code", "reference", "office", "directive_sha256", "text_sha256", "evidence"),
    ),
}
PRIVATE = {"d", "k", "p", "q", "dp", "dq", "qi", "oth"}


class Wrong(Exception):
    """Something does not hold."""


def sha256(content):
    return hashlib.sha256(content).hexdigest()


def once(pairs):
    members = dict(pairs)
    if len(members) != len(pairs):
        raise Wrong("a member stands in an object twice")
    return members


def parse(text):
    return json.loads(text, object_pairs_hook=once)


# --- RFC 8785, canonical JSON ---------------------------------------------------------------------


def canonical(value):
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(f"{canonical(name)}:{canonical(value[name])}" for name in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, float):
        return number(value)
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= 2**53:
        raise Wrong("a number that JSON does not hold exactly")
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def number(value):
    """As ECMAScript writes it, from the shortest digits, which Python's repr has too."""
    if value != value or value in (float("inf"), float("-inf")):
        raise Wrong("not a number")
    if value == 0:
        return "0"
    sign, value = ("-" if value < 0 else ""), abs(value)
    mantissa, _, exponent = repr(value).partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = (whole + fraction.rstrip("0")).lstrip("0")
    point = len(whole) + int(exponent or 0) - (len(whole + fraction.rstrip("0")) - len(digits))
    digits = digits.rstrip("0")
    if len(digits) <= point <= 21:
        return sign + digits.ljust(point, "0")
    if 0 < point <= 21:
        return f"{sign}{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return f"{sign}0.{'0' * -point}{digits}"
    tail = f".{digits[1:]}" if len(digits) > 1 else ""
    return f"{sign}{digits[0]}{tail}e{'+' if point > 0 else '-'}{abs(point - 1)}"


# --- JWS and JWK ----------------------------------------------------------------------------------


def key_of(jwk):
    """(thumbprint, algorithm, key) of a public key, or None of a kind that is not used here."""
    if PRIVATE & set(jwk):
        raise Wrong("a private key is among the keys")
    kinds = {("OKP", "Ed25519"): (OKPKey, "Ed25519"), ("EC", "P-256"): (ECKey, "ES256")}
    kind = kinds.get((jwk.get("kty"), jwk.get("crv")))
    if kind is None:
        return None
    bare = {name: jwk[name] for name in ("kty", "crv", "x", "y") if name in jwk}
    key = kind[0].import_key(bare)
    if jwk.get("kid", key.thumbprint()) != key.thumbprint():
        raise Wrong("a key goes by another key's name")
    return key.thumbprint(), kind[1], key


def key_set(jwks):
    found = [(key_of(jwk), jwk) for jwk in jwks]
    return {key[0]: (key[1], key[2], jwk) for key, jwk in found if key}


def signed(token, keys, typ, payload=None):
    """What a JWS says, signed by one of the keys; `payload` where it leaves it out."""
    header = jws.extract_compact(token.encode("ascii"), payload).headers()
    if set(header) != {"alg", "kid", "typ"} or header["typ"] != typ:
        raise Wrong(f"not a {typ}")
    if header["kid"] not in keys:
        raise Wrong(f"signed with an unknown key, {header['kid']}")
    algorithm, key, _ = keys[header["kid"]]
    if header["alg"] != algorithm:
        raise Wrong(f"algorithm {header['alg']} is not the key's")
    said = jws.deserialize_compact(token, key, algorithms=[algorithm], payload=payload).payload
    if payload is not None:
        return None
    value = parse(said)
    if canonical(value).encode() != said:
        raise Wrong("not in its canonical form")
    return value


# --- RFC 6962 / RFC 9162, the log -----------------------------------------------------------------


def node(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def root_of(leaf, index, size, path):
    """RFC 9162, 2.1.3.2."""
    if not 0 <= index < size:
        raise Wrong("the place is outside the log")
    place, last, found = index, size - 1, leaf
    for one in path:
        if last == 0:
            raise Wrong("the path is too long")
        if place & 1 or place == last:
            found = node(one, found)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            found = node(found, one)
        place, last = place >> 1, last >> 1
    if last != 0:
        raise Wrong("the path is too short")
    return found


# --- What a proof has to show ---------------------------------------------------------------------


def check_log(proof, keys):
    head, within = signed(proof["head"], keys, HEAD), proof["inclusion"]
    if head["size"] != within["size"]:
        raise Wrong("the path is for another tree")
    leaf = hashlib.sha256(b"\x00" + proof["receipt"].encode()).digest()
    path = [bytes.fromhex(one) for one in within["path"]]
    if root_of(leaf, within["index"], head["size"], path).hex() != head["root"]:
        raise Wrong("it is not in this log")


def digests(what):
    for name, value in what.items():
        if isinstance(value, dict) and "sha256" in value:
            yield name, value.get("count"), value["sha256"], value.get("each")
        elif name.endswith("_sha256"):
            yield name.removesuffix("_sha256"), None, value, None


def check_filed(what, filed):
    known = {name: rest for name, *rest in digests(what)}
    if extra := filed.keys() - known.keys():
        raise Wrong(f"{', '.join(sorted(extra))}: the receipt says nothing of it")
    for name, value in filed.items():
        count, expected, each = known[name]
        # A text is digested as UTF-8, anything else as canonical JSON.
        text = value if isinstance(value, str) else canonical(value)
        if sha256(text.encode()) != expected or (each is not None and each != value):
            raise Wrong(f"{name}: not what the receipt is about")
        if count is not None and count != len(value):
            raise Wrong(f"{name}: {len(value)} instead of {count}")
    return sorted(filed), sorted(known.keys() - filed.keys())


def check_previous(proof, said, keys):
    if said["previous"] is None:
        if said["serial"] != 1 or proof.get("previous"):
            raise Wrong("it names none before it and is not the first")
        return
    before = signed(proof["previous"], keys, RECEIPT)
    named = {"id": before["id"], "sha256": sha256(proof["previous"].encode())}
    same = before["platform"]["id"] == said["platform"]["id"]
    if said["previous"] != named or before["serial"] != said["serial"] - 1 or not same:
        raise Wrong("the receipt before it is another")


def check_signature(proof, said):
    """The platform's own, over what it knew when it filed."""
    if sha256(proof["signature"].encode()) != said["signature"]:
        raise Wrong("another signature than the receipt's")
    what = {name: said["what"][name] for name in SIGNED[said["kind"]]}
    for name, value in what.items():
        if isinstance(value, dict):
            what[name] = {"count": value["count"], "sha256": value["sha256"]}
    whole = {
        "version": 1,
        "kind": said["kind"],
        "platform": said["platform"]["uscc"],
        "object": said["object"],
        "signatory": said["signatory"] and said["signatory"]["id"],
        "what": what,
    }
    keys = key_set(proof["platform_keys"])
    signed(proof["signature"], keys, SUBMISSION, canonical(whole).encode())


def check_leak(proof, keys, said):
    """Whether it is open that the receipt is older than the leak of its key."""
    if is_late(proof["receipt"], said["given_at"], keys):
        raise Wrong("the key had leaked when this was signed")
    head = proof.get("head")
    if head and is_late(head, signed(head, keys, HEAD)["signed_at"], keys):
        raise Wrong("the key of the tree head had leaked when it was signed; get the proof again")
    if leaked_at(proof["receipt"], keys) is None:
        return False
    # What a leaked key signed, anybody may have made, head and all.
    return not (head and proof.get("inclusion")) or leaked_at(head, keys) is not None


def is_late(token, moment, keys):
    since = leaked_at(token, keys)
    if since is None:
        return False
    at = datetime.fromisoformat(moment)
    return at.tzinfo is None or at.timestamp() >= since


def leaked_at(token, keys):
    revoked = keys[jws.extract_compact(token.encode()).headers()["kid"]][2].get("revoked")
    if revoked is None:
        return None
    since = revoked.get("revoked_at") if isinstance(revoked, dict) else None
    return since if isinstance(since, int) else 0


def rows(said, filed):
    for name in ("batches", "evidence"):
        yield from (said["what"].get(name) or {}).get("each") or filed.get(name) or []


def check(proof, keys, files):
    said = signed(proof["receipt"], keys, RECEIPT)
    print(f"{said['kind']} {said['platform']['uscc']} {said['given_at']} {said['id']!a}")
    print("  holds: the receipt is signed and unchanged / 回执已签名且未被改动")
    leaked = check_leak(proof, keys, said)
    filed = proof.get("filed") or {}
    held, left = check_filed(said["what"], filed)
    print(f"  holds: what was filed / 申报内容一致: {', '.join(held) or '-'}")
    print(f"  open: not in the file / 文件中未附: {', '.join(left) or '-'}")
    known = {row["sha256"] for row in rows(said, filed)}
    for name in files:
        with open(name, "rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() not in known:
                raise Wrong(f"{name}: not among the files that were filed")
        print(f"  holds: filed byte for byte / 文件逐字节一致: {name}")
    if proof.get("previous") or said["previous"] is None:
        check_previous(proof, said, keys)
        print("  holds: it follows the receipt before it / 与前一份回执衔接")
    if said["signature"] is None and proof.get("signature"):
        raise Wrong("the receipt knows of no signature")
    if said["signature"] and proof.get("signature") and proof.get("platform_keys"):
        check_signature(proof, said)
        print("  holds: the platform's own signature / 平台自己的签名")
    if proof.get("head") and proof.get("inclusion"):
        check_log(proof, keys)
        print("  holds: it stands in the log / 已载入日志")
    if leaked:
        print("  open: its key leaked later / 该签名密钥后来泄露")
    return leaked


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("proof")
    parser.add_argument("jwks", nargs="?")
    parser.add_argument("--file", action="append", default=[], help="a batch or evidence as filed")
    given = parser.parse_args()
    try:
        with open(given.proof, encoding="utf-8") as file:
            proof = parse(file.read())
        published = proof.get("keys", [])
        if given.jwks:
            with open(given.jwks, encoding="utf-8") as file:
                published = parse(file.read())["keys"]
    except (OSError, ValueError, KeyError, AttributeError, Wrong) as error:
        print(f"cannot be read / 无法读取: {error}", file=sys.stderr)
        return 2
    try:
        leaked = check(proof, key_set(published), given.file)
    except Exception as error:  # whatever is wrong with it, it proves nothing
        print(f"NOT PROVED / 未能证明: {type(error).__name__}: {str(error)!a}")
        return 1
    if not given.jwks:
        print("CONSISTENT, but whose key? Give the register's JWKS. / 内容自洽，公钥归属未经核实")
        return 3
    if leaked:
        print(
            "CONSISTENT, but whoever has the leaked key can make this: get a proof under another "
            "key's tree head, or give one that you kept to manage.py verify-receipt --head. / "
            "内容自洽，但持有泄露密钥者可伪造：请取得另一密钥签名的树头下的证明，"
            "或用 manage.py verify-receipt --head 提供泄露前保存的树头"
        )
        return 3
    print("PROVED / 已证明")
    return 0


if __name__ == "__main__":
    sys.exit(main())
