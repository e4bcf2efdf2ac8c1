"""A proof in, what it shows out: point by point, each with what it is about and how it ended.

Total: whatever stands in the file, there is an answer. What nobody can tell is `open`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

import msgspec

from reporting.proof import filings, merkle, signing
from reporting.proof.bundles import Bundle, Consistency, hashes
from reporting.proof.canonical import NotCanonical, canonical, digest, parse_canonical
from reporting.proof.receipts import RECEIPT, TREE_HEAD, Statement, digest_of, leaf_of
from reporting.proof.signing import BadKey, BadSignature, Keys, PublicKey
from reporting.proof.submissions import SUBMISSION, signing_input


class Outcome(StrEnum):
    HOLDS = "holds"
    FAILS = "fails"
    OPEN = "open"  # nothing to check it by was given


@dataclass(frozen=True)
class Point:
    """One thing that a proof shows or fails to; its words are in `points`."""

    id: str
    outcome: Outcome
    about: str = ""


@dataclass(frozen=True)
class Head:
    size: int
    root: bytes
    signed_at: str


@dataclass(frozen=True)
class Given:
    """What a proof is held against; nothing of it is in the file itself.

    `keys`: as the register publishes them. `files`: SHA-256 by name. `kept`: a tree head that
    somebody has kept, and `consistency` from it to that of the proof, or the other way round.
    """

    keys: Keys | None = None
    files: Mapping[str, str] = field(default_factory=dict)
    kept: str | None = None
    consistency: Consistency | None = None


@dataclass(frozen=True)
class Conclusion:
    points: tuple[Point, ...]
    # What the receipt says; None where nobody has signed that.
    statement: Statement | None

    @property
    def outcome(self) -> Outcome:
        """Fails with any of its points; open while nobody knows whose key signed it, or whether
        that was before the key leaked."""
        if any(point.outcome is Outcome.FAILS for point in self.points):
            return Outcome.FAILS
        signed = {point.outcome for point in self.points if point.id in ("key", "leaked")}
        return Outcome.HOLDS if signed == {Outcome.HOLDS} else Outcome.OPEN


def verify(bundle: Bundle, given: Given) -> Conclusion:
    points: list[Point] = []
    keys = given.keys
    if keys is None:
        keys = _own_keys(bundle)
        points.append(Point("key", Outcome.OPEN, ", ".join(keys)))
    else:
        points.append(Point("key", Outcome.HOLDS))
    try:
        said = _signed(bundle.receipt, keys, RECEIPT)
        statement = msgspec.convert(said, Statement)
    except (BadSignature, NotCanonical, msgspec.ValidationError) as error:
        return Conclusion((*points, Point("receipt", Outcome.FAILS, str(error))), None)
    points.append(Point("receipt", Outcome.HOLDS, statement.id))
    points += _points(bundle, statement, given, keys)
    return Conclusion(tuple(points), statement)


def _points(bundle: Bundle, statement: Statement, given: Given, keys: Keys) -> Iterator[Point]:
    log = tuple(_log(bundle, given, keys))
    yield from _leak(bundle, statement, given, keys, log)
    yield from _filed(bundle.filed or {}, statement.what)
    yield from _files(given.files, bundle.filed or {}, statement.what)
    yield from _previous(bundle, statement, keys)
    yield from _signature(bundle, statement)
    yield from log


def _own_keys(bundle: Bundle) -> Keys:
    try:
        return signing.key_set({"keys": bundle.keys})
    except BadKey:
        return {}


def _signed(jws: str, keys: Keys, typ: str) -> dict[str, Any]:
    said = parse_canonical(signing.verify(jws, keys, typ))
    if not isinstance(said, dict):
        raise NotCanonical("syntax", "not an object")
    return said


def _leak(
    bundle: Bundle, statement: Statement, given: Given, keys: Keys, log: Iterable[Point]
) -> Iterator[Point]:
    """What a leaked key signed may be anybody's, whatever time it names: that it is older than the
    leak shows only what that key alone cannot make."""
    key = _key(bundle.receipt, keys)
    if key.leaked_at is None:
        return
    if _is_late(statement.given_at, key):
        yield Point("leaked", Outcome.FAILS, key.kid)
    else:
        vouched = _is_vouched(bundle, given, keys, log)
        yield Point("leaked", Outcome.HOLDS if vouched else Outcome.OPEN, key.kid)


def _is_vouched(bundle: Bundle, given: Given, keys: Keys, log: Iterable[Point]) -> bool:
    """The receipt stands under a head of another key, or under one that was kept: a kept head that
    is too short for it says nothing of what was appended later."""
    held = {point.id for point in log if point.outcome is Outcome.HOLDS}
    if "log" not in held or bundle.head is None or bundle.inclusion is None:
        return False
    if _key(bundle.head, keys).leaked_at is None:
        return True
    if "kept" not in held or given.kept is None:
        return False
    return bundle.inclusion.index < read_head(given.kept.strip(), keys).size


def _late_heads(heads: Iterable[str | None], keys: Keys) -> Iterator[Point]:
    """Heads that a key has signed which had leaked by then; what is no head fails elsewhere."""
    for jws in heads:
        try:
            if jws is not None and _is_late(read_head(jws, keys).signed_at, _key(jws, keys)):
                yield Point("head", Outcome.FAILS, _key(jws, keys).kid)
        except (BadSignature, ValueError):
            continue


def _key(jws: str, keys: Keys) -> PublicKey:
    return keys[signing.kid_of(jws)]


def _is_late(moment: str, key: PublicKey) -> bool:
    """Not before the key leaked, or at no moment that anybody can tell."""
    if key.leaked_at is None:
        return False
    try:
        at = datetime.fromisoformat(moment)
    except ValueError:
        return True
    return at.tzinfo is None or at.timestamp() >= key.leaked_at


def _filed(filed: Mapping[str, Any], what: Mapping[str, Any]) -> Iterator[Point]:
    for name, (count, sha256) in _digests(what).items():
        if name not in filed:
            yield Point("filed", Outcome.OPEN, name)
        elif _is_as_filed(filed[name], count, sha256) and _are_named(filed[name], what.get(name)):
            yield Point("filed", Outcome.HOLDS, name)
        else:
            yield Point("filed", Outcome.FAILS, name)
    for name in filed.keys() - _digests(what).keys():
        yield Point("filed", Outcome.FAILS, name)


def _digests(what: Mapping[str, Any]) -> dict[str, tuple[int | None, str]]:
    """Everything in a receipt that stands there by its digest, and how many rows it has."""
    found: dict[str, tuple[int | None, str]] = {}
    for name, value in what.items():
        if isinstance(value, Mapping) and "sha256" in value:
            found[name] = (value.get("count"), str(value["sha256"]))
        elif name.endswith("_sha256"):
            found[name.removesuffix("_sha256")] = (None, str(value))
    return found


def _is_as_filed(value: Any, count: int | None, sha256: str) -> bool:
    """A text's digest is over its UTF-8, any other value's over its canonical JSON."""
    try:
        if count is None:
            content = value.encode() if isinstance(value, str) else canonical(value)
            return digest(content) == sha256
        return isinstance(value, list) and filings.summary(value) == {
            "count": count,
            "sha256": sha256,
        }
    except (NotCanonical, UnicodeEncodeError):
        return False


def _are_named(value: Any, said: Any) -> bool:
    return not isinstance(said, Mapping) or said.get("each", value) == value


def _files(
    files: Mapping[str, str], filed: Mapping[str, Any], what: Mapping[str, Any]
) -> Iterator[Point]:
    """Rows of `filed` count only where their digest holds: another point has said so, or failed."""
    known = {row["sha256"] for row in _rows(filed, what) if isinstance(row.get("sha256"), str)}
    for name, sha256 in files.items():
        yield Point("file", Outcome.HOLDS if sha256 in known else Outcome.FAILS, name)


def _rows(filed: Mapping[str, Any], what: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    for name in ("batches", "evidence"):
        said = what.get(name)
        named = said.get("each") if isinstance(said, Mapping) else None
        for row in named or filed.get(name) or []:
            if isinstance(row, Mapping):
                yield row


def _previous(bundle: Bundle, statement: Statement, keys: Keys) -> Iterator[Point]:
    if statement.previous is None:
        first = statement.serial == 1 and bundle.previous is None
        yield Point("previous", Outcome.HOLDS if first else Outcome.FAILS, str(statement.serial))
    elif bundle.previous is None:
        yield Point("previous", Outcome.OPEN, statement.previous.get("id", ""))
    else:
        held = _follows(bundle.previous, statement, keys)
        yield Point("previous", Outcome.HOLDS if held else Outcome.FAILS, str(statement.serial - 1))


def _follows(previous: str, statement: Statement, keys: Keys) -> bool:
    try:
        before = msgspec.convert(_signed(previous, keys, RECEIPT), Statement)
    except (BadSignature, NotCanonical, msgspec.ValidationError):
        return False
    return (
        statement.previous == {"id": before.id, "sha256": digest_of(previous)}
        and before.serial == statement.serial - 1
        and before.platform.get("id") == statement.platform.get("id")
    )


def _signature(bundle: Bundle, statement: Statement) -> Iterator[Point]:
    """The platform's own. Its kid is the thumbprint of the key, and the register vouches for it by
    the digest in the receipt."""
    if statement.signature is None:
        if bundle.signature is not None:
            yield Point("signature", Outcome.FAILS)
    elif bundle.signature is None:
        yield Point("signature", Outcome.OPEN)
    else:
        yield _own_signature(bundle.signature, bundle, statement)


def _own_signature(jws: str, bundle: Bundle, statement: Statement) -> Point:
    if digest_of(jws) != statement.signature:
        return Point("signature", Outcome.FAILS, "another signature than the receipt's")
    if not bundle.platform_keys:
        return Point("signature", Outcome.OPEN)
    signatory = statement.signatory
    try:
        payload = signing_input(
            statement.kind,
            uscc=statement.platform["uscc"],
            object_id=statement.object["id"],
            number=statement.object["number"],
            signatory=signatory["id"] if signatory else None,
            what=statement.what,
        )
        keys = signing.key_set({"keys": bundle.platform_keys})
        key = signing.verify_detached(jws, payload, keys, SUBMISSION)
    except (BadSignature, BadKey, KeyError, NotCanonical) as error:
        return Point("signature", Outcome.FAILS, str(error))
    return Point("signature", Outcome.HOLDS, key.kid)


def _log(bundle: Bundle, given: Given, keys: Keys) -> Iterator[Point]:
    kept = given.kept.strip() if given.kept is not None else None
    yield from _late_heads((bundle.head, kept), keys)
    if bundle.head is None or bundle.inclusion is None:
        yield Point("log", Outcome.OPEN)
        if given.kept is not None:
            yield Point("kept", Outcome.OPEN)
        return
    try:
        head = read_head(bundle.head, keys)
        path = hashes(bundle.inclusion.path)
    except (BadSignature, ValueError) as error:
        yield Point("log", Outcome.FAILS, str(error))
        return
    within = bundle.inclusion.size == head.size and merkle.includes(
        bundle.inclusion.index, head.size, leaf_of(bundle.receipt), path, head.root
    )
    yield Point("log", Outcome.HOLDS if within else Outcome.FAILS, str(bundle.inclusion.index))
    if given.kept is not None:
        yield _kept(given.kept, head, given.consistency, keys)


def read_head(jws: str, keys: Keys) -> Head:
    """A signed tree head. Raises `BadSignature`, `ValueError`."""
    said = _signed(jws, keys, TREE_HEAD)
    size, root = said.get("size"), said.get("root")
    if type(size) is not int or not isinstance(root, str):
        raise ValueError("not a tree head")
    return Head(size, hashes([root])[0], str(said.get("signed_at")))


def _kept(jws: str, head: Head, consistency: Consistency | None, keys: Keys) -> Point:
    try:
        kept = read_head(jws.strip(), keys)
        path = hashes(consistency.path) if consistency else []
    except (BadSignature, ValueError) as error:
        return Point("kept", Outcome.FAILS, str(error))
    if kept.size != head.size and consistency is None:
        return Point("kept", Outcome.OPEN, f"{kept.size}, {head.size}")
    early, late = sorted((kept, head), key=lambda one: one.size)
    grown = _has_grown(early, late, path)
    return Point("kept", Outcome.HOLDS if grown else Outcome.FAILS, f"{kept.size}, {head.size}")


def _has_grown(early: Head, late: Head, path: list[bytes]) -> bool:
    """Two heads of one size need no proof, and every log begins with an empty one."""
    if early.size == late.size:
        return early.root == late.root
    if early.size == 0:
        return early.root == merkle.EMPTY
    return merkle.extends(early.size, early.root, late.size, late.root, path)
