"""Platforms' own keys: who may register one, and that what they sign is checked and proved."""

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import AttestationRevision, Receipt
from reporting.proof import bundles, signing
from reporting.proof.signing import PrivateKey
from reporting.proof.submissions import REGISTRATION, SUBMISSION, registration
from reporting.proof.verifying import Given, Outcome, verify
from reporting.selectors.receipts import published_keys
from reporting.services import examining, sealing
from tests.conftest import Api, Login, Party, ndjson, record
from tests.reporting.filing import Filer

pytestmark = pytest.mark.usefixtures("db")


EVIDENCE = {"url": "https://evidence.example.cn/a.pdf", "sha256": "9f" * 32}


def a_key() -> PrivateKey:
    return signing.private_key(signing.new_key())


def proof_of(key: PrivateKey, party: Party, typ: str = REGISTRATION) -> str:
    assert party.platform is not None
    return signing.sign_detached(registration(party.platform.uscc, key.kid), key, typ)


def signed_by(party: Party) -> dict[str, str]:
    assert party.signatory is not None
    return {"signatory": str(party.signatory.id)}


def register(api: Api, key: PrivateKey, proof: str) -> Any:
    body = {"jwk": dict(key.public.jwk), "name": "the device", "proof": proof}
    return api.post("keys", body)


def test_a_key_is_registered_by_whoever_can_sign_with_it(
    photos: Party, rival: Party, login: Login
) -> None:
    api, key = login(photos), a_key()

    assert register(api, key, proof_of(a_key(), photos)).json()["code"] == "key_unproved"
    assert register(api, key, proof_of(key, rival)).json()["code"] == "key_unproved"
    assert register(api, key, proof_of(key, photos, SUBMISSION)).json()["code"] == "key_unproved"
    for jwk in (signing.new_key(), {"kty": "RSA"}, {**key.public.jwk, "kid": "another"}):
        body = {"jwk": jwk, "name": "x", "proof": "a..b"}
        assert api.post("keys", body).json()["code"] == "key_unusable"
    made = register(api, key, proof_of(key, photos))
    assert (made.status_code, made.json()["kid"]) == (201, key.kid)
    again = register(api, key, proof_of(key, photos))
    assert (again.status_code, again.json()["id"]) == (200, made.json()["id"])
    assert [one["kid"] for one in api.get("keys").json()["results"]] == [key.kid]
    assert login(rival).get("keys").json()["results"] == []

    ended = api.post(f"keys/{made.json()['id']}/revoke", {})
    assert ended.json()["revoked_at"] is not None
    assert register(api, key, proof_of(key, photos)).json()["code"] == "key_revoked"


def test_a_report_that_the_platform_signs_is_proved_by_both(photos: Party, login: Login) -> None:
    api, key, other = login(photos), a_key(), a_key()
    key_id = register(api, key, proof_of(key, photos)).json()["id"]
    filer = Filer(photos)
    filer.file(body=ndjson(record(1)))
    filer.declare({("items_removed", ""): 1})
    signatory = signed_by(photos)
    path = f"reports/{filer.report.id}"
    shown = api.get(f"{path}/signing-input", **signatory).json()
    payload = shown["payload"].encode()

    def submitted(signature: str) -> Any:
        return api.post(f"{path}/submit", {**signatory, "signature": signature})

    assert shown["typ"] == SUBMISSION
    nil = api.get(f"{path}/signing-input", **signatory, nil="true").json()["payload"].encode()
    assert nil != payload
    for wrong in (
        signing.sign_detached(nil, key, SUBMISSION),
        signing.sign_detached(payload, other, SUBMISSION),
        signing.sign_detached(payload, key, REGISTRATION),
        signing.sign(payload, key, SUBMISSION),
        "nonsense",
    ):
        assert submitted(wrong).json()["code"] == "signature_invalid"
    signature = signing.sign_detached(payload, key, SUBMISSION)
    answer = submitted(signature)
    assert answer.status_code == 202, answer.json()
    assert answer.json()["receipt"]["signature"] == signature
    api.post(f"keys/{key_id}/revoke", {})

    sealing.seal()
    proof = api.get(f"receipts/{answer.json()['receipt']['id']}/proof").json()
    found = verify(bundles.read(json.dumps(proof).encode()), Given(keys=published()))
    assert found.outcome is Outcome.HOLDS
    assert {point.id for point in found.points} >= {"receipt", "filed", "signature", "log"}
    assert [point for point in found.points if point.outcome is not Outcome.HOLDS] == []


def test_an_attestation_that_the_platform_signs_is_proved_without_candor(
    photos: Party, login: Login, tmp_path: Path
) -> None:
    api, key = login(photos), a_key()
    register(api, key, proof_of(key, photos))
    made = claimed(api)
    path, signatory = f"attestations/{made['id']}", signed_by(photos)
    payload = api.get(f"{path}/signing-input", **signatory).json()["payload"].encode()
    wrong = signing.sign_detached(payload.replace(b"planned", b"partial"), key, SUBMISSION)
    refused = api.post(f"{path}/submit", {**signatory, "signature": wrong})
    assert refused.json()["code"] == "signature_invalid"
    signature = signing.sign_detached(payload, key, SUBMISSION)
    answer = api.post(f"{path}/submit", {**signatory, "signature": signature}).json()

    sealing.seal()
    shown = api.get(f"receipts/{answer['receipt']['id']}/proof").json()
    ends = []
    for statement in (shown["filed"]["statement"], "将于七月完成"):
        shown["filed"]["statement"] = statement
        ends.append(without_candor(shown, tmp_path))
    assert ends == [(0, True), (1, False)]


def claimed(api: Api) -> Any:
    claim = {"control": "LBL-02", "status": "planned", "statement": "将于六月完成 é\u2028"}
    validity = {
        "valid_from": f"{timezone.now():%Y-%m-%d}",
        "valid_until": f"{timezone.now() + timedelta(days=300):%Y-%m-%d}",
    }
    return api.post("attestations", claim | validity).json()


def without_candor(shown: Any, folder: Path) -> tuple[int, bool]:
    """How the verifier of docs/ ends, and whether it saw the platform's own signature."""
    proof, jwks = folder / "proof.json", folder / "jwks.json"
    proof.write_text(json.dumps(shown))
    jwks.write_text(json.dumps({"keys": shown["keys"]}))
    done = subprocess.run(
        [sys.executable, "-I", "docs/verify_receipt.py", str(proof), str(jwks)],
        capture_output=True,
        text=True,
        timeout=60,
    )
    return done.returncode, "own signature" in done.stdout


def published() -> signing.Keys:
    with acting_as(SYSTEM):
        return signing.key_set(published_keys())


def examined(api: Api, party: Party) -> None:
    claim = claimed(api)
    api.post(f"attestations/{claim['id']}/submit", signed_by(party))
    with acting_as(SYSTEM):
        revision = AttestationRevision.objects.get(attestation_id=claim["id"])
    assert examining.examine(revision.id)


def answered(office: Api, api: Api, party: Party) -> None:
    """A directive, answered under the platform's own signature; a wrong one answers nothing."""
    key = a_key()
    register(api, key, proof_of(key, party))
    assert party.platform is not None
    due_at = (timezone.now() + timedelta(days=30)).isoformat()
    order = {"platform": str(party.platform.id), "code": "RECTIFY", "text": "请改正。"}
    path = f"directives/{office.post('directives', {**order, 'due_at': due_at}).json()['id']}"
    body = {"text": "已改正。", "evidence": [EVIDENCE], **signed_by(party)}
    payload = api.post(f"{path}/signing-input", body).json()["payload"].encode()
    signature = signing.sign_detached(payload, key, SUBMISSION)
    other = {**body, "text": "未改正。", "signature": signature}
    assert api.post(f"{path}/answers", other).json()["code"] == "signature_invalid"
    assert api.get(path).json()["answers"] == 0
    given = api.post(f"{path}/answers", {**body, "signature": signature})
    assert given.status_code == 201, given.json()


def test_every_proof_that_is_given_holds(
    photos: Party, shanghai: Party, login: Login, tmp_path: Path
) -> None:
    """As both verifiers read it: submitted, accepted, attested, examined and answered."""
    filer, api = Filer(photos), login(photos)
    filer.file(body=ndjson(*(record(n) for n in range(3))))
    filer.declare({("items_removed", ""): 3})
    assert filer.submit().state == "accepted"
    examined(api, photos)
    answered(login(shanghai), api, photos)
    sealing.seal()
    with acting_as(photos.principal):
        given = list(Receipt.objects.visible_to(photos.principal))
    assert {one.kind for one in given} == set(Receipt.Kind.values)
    for receipt in given:
        proof = api.get(f"receipts/{receipt.id}/proof").json()
        found = verify(bundles.read(json.dumps(proof).encode()), Given(keys=published()))
        wrong = [point for point in found.points if point.outcome is not Outcome.HOLDS]
        assert wrong == []
        signed = receipt.kind == "directive.answered"
        assert without_candor(proof, tmp_path) == (0, signed)
