"""A proof holds for what it is about, and for nothing else: here and in docs/verify_receipt.py."""

import copy
import json
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from reporting.proof import bundles, merkle, signing
from reporting.proof.canonical import digest
from reporting.proof.points import POINTS, words
from reporting.proof.receipts import TREE_HEAD, leaf_of, sign_head
from reporting.proof.submissions import SUBMISSION, signing_input
from reporting.proof.verifying import Given, Outcome, verify
from tests.reporting.proof.making import Register, register

PROJECT = Path(__file__).resolve().parents[3]
Bundle = dict[str, Any]


@pytest.fixture(scope="module")
def held() -> Register:
    return register(5)


@pytest.fixture(scope="module")
def others() -> Register:
    return register(5)


def outcome_of(bundle: Bundle, register: Register, **given: Any) -> tuple[Outcome, set[str]]:
    """How it ends, and the points that fail."""
    read = bundles.read(json.dumps(bundle).encode())
    found = verify(read, Given(keys=signing.key_set(register.jwks()), **given))
    return found.outcome, {one.id for one in found.points if one.outcome is Outcome.FAILS}


def alone(
    folder: Path, bundle: Bundle, jwks: dict[str, Any] | None, *files: Path
) -> subprocess.CompletedProcess[str]:
    """The verifier that has nothing of Candor."""
    proof, keys = folder / "proof.json", folder / "jwks.json"
    proof.write_text(json.dumps(bundle))
    keys.write_text(json.dumps(jwks))
    named = [part for path in files for part in ("--file", str(path))]
    return subprocess.run(
        [sys.executable, "-I", str(PROJECT / "docs" / "verify_receipt.py"), str(proof)]
        + ([str(keys)] if jwks else [])
        + named,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_every_point_of_a_whole_proof_holds(held: Register, tmp_path: Path) -> None:
    line = b'{"record_id": "3"}\n'
    found = verify(
        bundles.read(json.dumps(held.bundle(3)).encode()),
        Given(
            keys=signing.key_set(held.jwks()),
            files={"may.ndjson": digest(line)},
            kept=held.head(2) + "\n",
            consistency=bundles.Consistency(**held.consistency(2, 5)),
        ),
    )

    assert [point for point in found.points if point.outcome is not Outcome.HOLDS] == []
    shown = {point.id for point in found.points}
    assert shown == POINTS.keys() - {"leaked", "head"}
    assert all(words(point, "en") and words(point, "zh") for point in found.points)
    (tmp_path / "may.ndjson").write_bytes(line)
    said = alone(tmp_path, held.bundle(3), held.jwks(), tmp_path / "may.ndjson")
    assert said.returncode == 0, said.stdout + said.stderr
    assert said.stdout.count("holds") == 6


def test_keys_that_come_with_the_proof_prove_nothing_by_themselves(
    held: Register, others: Register, tmp_path: Path
) -> None:
    forged = others.bundle(3)

    assert verify(bundles.read(json.dumps(forged).encode()), Given()).outcome is Outcome.OPEN
    assert outcome_of(forged, held) == (Outcome.FAILS, {"receipt"})
    assert alone(tmp_path, forged, None).returncode == 3
    assert alone(tmp_path, forged, held.jwks()).returncode == 1


def _of(name: str) -> Callable[[Bundle, Bundle, Bundle], None]:
    def swap(bundle: Bundle, other: Bundle, _foreign: Bundle) -> None:
        bundle[name] = other[name]

    return swap


def _foreign(name: str) -> Callable[[Bundle, Bundle, Bundle], None]:
    def swap(bundle: Bundle, _other: Bundle, foreign: Bundle) -> None:
        bundle[name] = foreign[name]

    return swap


def _set(*path: Any, to: Any) -> Callable[[Bundle, Bundle, Bundle], None]:
    def change(bundle: Bundle, _other: Bundle, _foreign: Bundle) -> None:
        place: Any = bundle
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = to(place[path[-1]]) if callable(to) else to

    return change


TAMPERED = {
    "the receipt of another filing": (_of("receipt"), {"filed", "previous", "signature", "log"}),
    "the figures of another filing": (_of("filed"), {"filed"}),
    "one figure": (_set("filed", "figures", 0, "value", to="999"), {"filed"}),
    "a figure as a number": (_set("filed", "figures", 0, "value", to=3), {"filed"}),
    "a figure left out": (_set("filed", "figures", to=[]), {"filed"}),
    "a figure twice": (_set("filed", "figures", to=lambda rows: rows * 2), {"filed"}),
    "something that was never filed": (_set("filed", "totals", to=[]), {"filed"}),
    "a batch's digest": (_set("filed", "batches", 0, "sha256", to="0" * 64), {"filed"}),
    "the receipt before another": (_of("previous"), {"previous"}),
    "itself before it": (lambda one, _o, _f: one.update(previous=one["receipt"]), {"previous"}),
    "the place of another": (_of("inclusion"), {"log"}),
    "another index": (_set("inclusion", "index", to=2), {"log"}),
    "a negative index": (_set("inclusion", "index", to=-2), {"log"}),
    "another size": (_set("inclusion", "size", to=4), {"log"}),
    "a path too short": (_set("inclusion", "path", to=lambda path: path[:-1]), {"log"}),
    "a path too long": (_set("inclusion", "path", to=lambda path: [*path, "00" * 32]), {"log"}),
    "no path": (_set("inclusion", "path", to=[]), {"log"}),
    "the head of another log": (_foreign("head"), {"log"}),
    "a receipt for a head": (lambda one, _o, _f: one.update(head=one["receipt"]), {"log"}),
    "the platform's signature of another filing": (_of("signature"), {"signature"}),
    "another platform's key": (_foreign("platform_keys"), {"signature"}),
}


@pytest.mark.parametrize("case", TAMPERED)
def test_parts_of_different_proofs_do_not_make_one(
    held: Register, others: Register, case: str
) -> None:
    bundle, (change, failing) = held.bundle(3), TAMPERED[case]
    assert outcome_of(bundle, held)[0] is Outcome.HOLDS

    change(bundle, held.bundle(2), others.bundle(3))

    assert outcome_of(bundle, held) == (Outcome.FAILS, failing)


def test_the_verifier_that_stands_alone_agrees(
    held: Register, others: Register, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """In this process, since to start thirty would take a minute."""
    standing = _loaded()
    for case, (change, _failing) in TAMPERED.items():
        bundle = copy.deepcopy(held.bundle(3))
        change(bundle, held.bundle(2), others.bundle(3))
        (tmp_path / "proof.json").write_text(json.dumps(bundle))
        (tmp_path / "jwks.json").write_text(json.dumps(held.jwks()))
        monkeypatch.setattr(
            sys, "argv", ["x", str(tmp_path / "proof.json"), str(tmp_path / "jwks.json")]
        )
        assert standing["main"]() == 1, case


def _loaded() -> dict[str, Any]:
    names: dict[str, Any] = {"__name__": "verify_receipt"}
    source = (PROJECT / "docs" / "verify_receipt.py").read_text()
    exec(compile(source, "verify_receipt.py", "exec"), names)  # noqa: S102 - it is no package
    return names


@pytest.mark.parametrize(
    "value", [0.981, 1.0, 1e-7, 1.5e-7, 123456.789, 1e21, 5e-324, 0.000001, -0.0, 1e16, 2**53 - 1]
)
def test_both_write_a_measurement_the_same_way(value: float) -> None:
    from reporting.proof.canonical import canonical

    named = {"é": value, "€": "\u0001\u2028é", "\U0001f600": True, "\ufb33": None}
    assert _loaded()["canonical"](named).encode() == canonical(named)


def test_a_log_that_was_rewritten_is_found_by_a_head_that_was_kept(
    held: Register, others: Register
) -> None:
    """The register signs two histories; each is whole in itself."""
    rewritten = Register(key=held.key)
    for value in (0, 1, 77, 3, 4):
        rewritten.give(value)
    forged, kept = rewritten.bundle(3), held.head(4)
    assert outcome_of(forged, held)[0] is Outcome.HOLDS

    for path in (rewritten.consistency(4, 5), held.consistency(4, 5), held.consistency(3, 5)):
        consistency = bundles.Consistency(**path)
        found = outcome_of(forged, held, kept=kept, consistency=consistency)
        assert found == (Outcome.FAILS, {"kept"})
    assert outcome_of(forged, held, kept=held.head(5)) == (Outcome.FAILS, {"kept"})
    whose = others.head(4)
    assert outcome_of(forged, held, kept=whose) == (Outcome.FAILS, {"kept"})


def _moment(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp())


GIVEN, HEAD_SIGNED = _moment("2026-11-22T12:00:00+00:00"), _moment("2026-11-22T12:00:01+00:00")


def test_a_leaked_key_does_not_prove_what_it_can_have_backdated(tmp_path: Path) -> None:
    """Whoever has the key makes receipt and head alike, with any time in them."""
    held, new = register(5), signing.private_key(signing.new_key())

    def ended(bundle: Bundle, leak: int, **given: Any) -> tuple[Outcome, set[str]]:
        jwks = signing.to_jwks([held.key.public, new.public])
        jwks["keys"][0] |= {"revoked": {"revoked_at": leak, "reason": "compromised"}}  # type: ignore[dict-item]
        read = bundles.read(json.dumps(bundle).encode())
        found = verify(read, Given(keys=signing.key_set(jwks), **given))
        assert all(words(point, "en") and words(point, "zh") for point in found.points)
        if not given:
            code = {Outcome.HOLDS: 0, Outcome.FAILS: 1, Outcome.OPEN: 3}[found.outcome]
            said = alone(tmp_path, bundle, jwks)
            assert said.returncode == code, said.stdout + said.stderr
        return found.outcome, {one.id for one in found.points if one.outcome is Outcome.FAILS}

    def kept(size: int) -> dict[str, Any]:
        path = bundles.Consistency(**held.consistency(size, 5))
        return {"kept": held.head(size), "consistency": path}

    forged, later = held.bundle(3), HEAD_SIGNED + 1
    assert ended(forged, later) == (Outcome.OPEN, set())
    assert ended(forged | {"head": None, "inclusion": None}, later) == (Outcome.OPEN, set())
    assert ended(forged | {"inclusion": None}, later) == (Outcome.OPEN, set())
    assert ended(forged, HEAD_SIGNED) == (Outcome.FAILS, {"head"})
    assert ended(forged, GIVEN) == (Outcome.FAILS, {"head", "leaked"})
    # A head that was kept has to be as large as the receipt's place, and older than the leak.
    assert ended(forged, later, **kept(4)) == (Outcome.HOLDS, set())
    assert ended(forged, later, **kept(3)) == (Outcome.OPEN, set())
    assert ended(forged, later, kept=held.head(4)) == (Outcome.OPEN, set())
    assert ended(forged, HEAD_SIGNED, **kept(4)) == (Outcome.FAILS, {"head"})
    # The head of another key that has it; and one that has another log.
    root = merkle.root(5, held.nodes(5))
    sound = sign_head(new, size=5, root=root, signed_at="2026-11-22T13:00:00+00:00")
    assert ended(forged | {"head": sound}, HEAD_SIGNED) == (Outcome.HOLDS, set())
    alien = sign_head(new, size=5, root=merkle.EMPTY, signed_at="2026-11-22T13:00:00+00:00")
    assert ended(forged | {"head": alien}, HEAD_SIGNED) == (Outcome.FAILS, {"log"})


def test_a_receipt_alone_and_a_log_of_one(held: Register) -> None:
    read = bundles.read(held.receipts[2].encode() + b"\n")
    found = verify(read, Given(keys=signing.key_set(held.jwks())))
    left = {one.id for one in found.points if one.outcome is Outcome.OPEN}
    assert (found.outcome, left) == (Outcome.HOLDS, {"filed", "previous", "signature", "log"})
    one = register(1)
    assert outcome_of(one.bundle(0), one) == (Outcome.HOLDS, set())


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"{}", b"[]", b"\xff\xfe", b"null", b"eyJ", b"eyJ.eyJ.eyJ", b'{"receipt": 1}'),
        *(
            b'{"receipt": "a", "receipt": "b"}',
            b"[" * 100_000,
            b'{"receipt": "' + b"." * 99 + b'"}',
        ),
        b'{"receipt": "a", "version": 2, "format": "candor-proof"}',
        b'{"receipt": "a", "filed": {"a": 9007199254740993}}',
        b'{"receipt": "a", "filed": {"a": "\\ud800"}}',
        b'{"receipt": "a", "filed": {"a": 1e999}}',
    ],
)
def test_what_is_no_proof_is_refused_or_fails(content: bytes, held: Register) -> None:
    try:
        bundle = bundles.read(content)
    except bundles.BadBundle:
        return
    found = verify(bundle, Given(keys=signing.key_set(held.jwks())))
    assert found.outcome is Outcome.FAILS


def test_a_payload_has_one_spelling(held: Register) -> None:
    said = json.loads(signing.unverified(held.receipts[0]))
    spaced = signing.sign(json.dumps(said).encode(), held.key, "candor-receipt+json")
    bundle = held.bundle(0) | {"receipt": spaced, "inclusion": None, "head": None}
    assert outcome_of(bundle, held) == (Outcome.FAILS, {"receipt"})
    head = {"root": leaf_of(spaced).hex(), "size": True, "signed_at": "", "version": 1}
    bundle = held.bundle(0, 1) | {
        "head": signing.sign(json.dumps(head).encode(), held.key, TREE_HEAD)
    }
    assert outcome_of(bundle, held) == (Outcome.FAILS, {"log"})
    assert merkle.EMPTY.hex() == digest(b"")


def test_a_chain_with_a_gap_and_a_signature_given_later_fail() -> None:
    """What only the register itself, or the platform itself, could bring about."""
    gap = register(2)
    gap.give(2, serial=4)
    assert outcome_of(gap.bundle(2), gap) == (Outcome.FAILS, {"previous"})
    held, later = register(2), signing.private_key(signing.new_key())
    said = json.loads(signing.unverified(held.receipts[1]))
    payload = signing_input(
        said["kind"],
        uscc=said["platform"]["uscc"],
        object_id=said["object"]["id"],
        number=1,
        signatory=said["signatory"]["id"],
        what=said["what"],
    )
    changed = {
        "signature": signing.sign_detached(payload, later, SUBMISSION),
        "platform_keys": signing.to_jwks([later.public])["keys"],
    }
    assert outcome_of(held.bundle(1) | changed, held) == (Outcome.FAILS, {"signature"})
