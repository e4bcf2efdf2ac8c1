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
from reporting.models import Receipt
from reporting.proof import bundles, signing
from reporting.proof.signing import PrivateKey
from reporting.proof.submissions import REGISTRATION, SUBMISSION, registration
from reporting.proof.verifying import Given, Outcome, verify
from reporting.selectors.receipts import published_keys
from reporting.services import sealing
from tests.conftest import Api, Login, Party, ndjson, record
from tests.reporting.filing import Filer

pytestmark = pytest.mark.usefixtures("db")


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
    claim = {"control": "LBL-02", "status": "planned", "statement": "将于六月完成 é\u2028"}
    validity = {
        "valid_from": f"{timezone.now():%Y-%m-%d}",
        "valid_until": f"{timezone.now() + timedelta(days=300):%Y-%m-%d}",
    }
    made = api.post("attestations", claim | validity).json()
    path, signatory = f"attestations/{made['id']}", signed_by(photos)
    payload = api.get(f"{path}/signing-input", **signatory).json()["payload"].encode()
    wrong = signing.sign_detached(payload.replace(b"planned", b"partial"), key, SUBMISSION)
    refused = api.post(f"{path}/submit", {**signatory, "signature": wrong})
    assert refused.json()["code"] == "signature_invalid"
    signature = signing.sign_detached(payload, key, SUBMISSION)
    answer = api.post(f"{path}/submit", {**signatory, "signature": signature}).json()

    sealing.seal()
    proof, jwks = tmp_path / "proof.json", tmp_path / "jwks.json"
    shown = api.get(f"receipts/{answer['receipt']['id']}/proof").json()
    jwks.write_text(json.dumps({"keys": shown["keys"]}))
    ends = []
    for statement in (shown["filed"]["statement"], "将于七月完成"):
        shown["filed"]["statement"] = statement
        proof.write_text(json.dumps(shown))
        done = subprocess.run(
            [sys.executable, "-I", "docs/verify_receipt.py", str(proof), str(jwks)],
            capture_output=True,
            text=True,
            timeout=60,
        )
        ends.append((done.returncode, "own signature" in done.stdout))
    assert ends == [(0, True), (1, False)]


def published() -> signing.Keys:
    with acting_as(SYSTEM):
        return signing.key_set(published_keys())


def test_every_proof_that_is_given_holds(photos: Party, login: Login) -> None:
    """As the verifiers read it: what was submitted, and what was accepted of it."""
    filer, api = Filer(photos), login(photos)
    filer.file(body=ndjson(*(record(n) for n in range(3))))
    filer.declare({("items_removed", ""): 3})
    assert filer.submit().state == "accepted"
    sealing.seal()
    with acting_as(photos.principal):
        given = list(Receipt.objects.visible_to(photos.principal))
    assert len(given) == 2
    for receipt in given:
        proof = api.get(f"receipts/{receipt.id}/proof").json()
        found = verify(bundles.read(json.dumps(proof).encode()), Given(keys=published()))
        wrong = [point for point in found.points if point.outcome is not Outcome.HOLDS]
        assert wrong == []
