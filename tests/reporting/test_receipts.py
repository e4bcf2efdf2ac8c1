"""Receipts: given with what they prove, chained, signed; what they say; and the log over them."""

import hashlib
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import (
    AttestationRevision,
    LogEntry,
    Receipt,
    Revision,
    SigningKey,
    TreeHead,
)
from reporting.proof import filings, merkle, receipts, signing
from reporting.selectors.receipts import published_keys
from reporting.services import examining, heads, proving, sealing, signing_keys
from tests.conftest import Login, Party, ndjson, record
from tests.reporting.filing import Filer, accepted

pytestmark = pytest.mark.usefixtures("db")


def keys() -> signing.Keys:
    with acting_as(SYSTEM):
        return signing.key_set(published_keys())


def given(party: Party) -> list[Receipt]:
    """The chain of a platform, from its beginning."""
    with acting_as(party.principal):
        return list(Receipt.objects.visible_to(party.principal).order_by("serial"))


def said(receipt: Receipt) -> dict[str, Any]:
    return receipts.read(receipt.jws, keys())


def signed_by(party: Party) -> dict[str, str]:
    assert party.signatory
    return {"signatory": str(party.signatory.id)}


def test_a_report_gets_a_receipt_when_it_is_submitted_and_one_when_it_is_accepted(
    photos: Party,
) -> None:
    filer = Filer(photos)
    body = ndjson(*(record(n) for n in range(3)))
    batch = filer.file(body=body)
    filer.declare({("items_removed", ""): 3})
    assert filer.submit().state == "accepted"
    first, second = given(photos)
    submitted, accepted = said(first), said(second)
    platform, signatory = photos.platform, photos.signatory
    assert platform
    assert signatory

    assert submitted["kind"] == "report.submitted"
    assert submitted["platform"] == {"id": str(platform.id), "uscc": platform.uscc}
    assert submitted["object"] == {"id": str(filer.report.id), "number": 1}
    assert submitted["by"]["credential"] == str(photos.credential.id)
    assert submitted["signatory"] == {"id": str(signatory.id), "name": "张三"}
    assert submitted["previous"] is None
    assert submitted["rule_set"] == filer.revision(1).rule_set
    what = submitted["what"]
    assert what["figures"] == filings.digest_of_figures(
        [
            {
                "measure": "items_removed",
                "category": "",
                "product_kind": "",
                "value": 3,
                "qualifier": "exact",
            }
        ]
    )
    assert [one["sha256"] for one in what["batches"]["each"]] == [hashlib.sha256(body).hexdigest()]

    assert accepted["kind"] == "report.accepted"
    assert accepted["previous"] == {"id": str(first.id), "sha256": receipts.digest_of(first.jws)}
    assert accepted["what"]["records"] == 3
    (counted,) = accepted["what"]["batches"]["each"]
    assert (counted["id"], counted["records"]) == (str(batch.id), 3)
    with acting_as(photos.principal):
        rows = proving.filed_totals(Revision.objects.get(pk=filer.revision(1).pk))
    assert "3" in [row["value"] for row in rows if row["measure"] == "items_removed"]
    assert accepted["what"]["totals"] == filings.summary(rows)


def test_without_a_key_that_may_sign_nothing_is_filed(photos: Party, login: Login) -> None:
    filer, api = Filer(photos), login(photos)
    filer.declare({("items_removed", ""): 3})
    with acting_as(SYSTEM):
        signing_keys.publish(dict(signing_keys.own().public.jwk))
        signing_keys.retire(SYSTEM, signing_keys.own().kid)
    refused = api.post(f"{filer.path}/submit", signed_by(photos))
    assert (refused.status_code, refused.json()["code"]) == (503, "receipt_key_retired")
    assert filer.states() == ["draft"]
    assert given(photos) == []


def test_old_and_new_keys_sign_side_by_side_and_all_is_proved_by_the_published_ones(
    photos: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As two processes do while the key is being changed."""
    filer = Filer(photos)
    filer.declare({("prompts_blocked", ""): 3})
    filer.sign()
    other = signing.private_key(signing.new_key())
    with monkeypatch.context() as patch:
        patch.setattr(signing_keys, "own", lambda: other)
        filer.judged(filer.revision(1))
    accepted(photos, {("prompts_blocked", ""): 1}, "2025-06")
    chain = given(photos)
    assert [one.key_id == other.kid for one in chain] == [False, True, False, False]
    for one in chain:
        said(one)


def test_the_answer_to_submit_has_the_receipt_and_repeated_it_is_the_same(
    photos: Party, login: Login
) -> None:
    filer, api = Filer(photos), login(photos)
    filer.declare({("items_removed", ""): 3})
    body = signed_by(photos)
    answers = [
        api.post(f"{filer.path}/submit", body, **{"Idempotency-Key": "once"}) for _ in range(2)
    ]
    assert [one.status_code for one in answers] == [202, 202]
    (only,) = given(photos)
    for answer in answers:
        shown = answer.json()["receipt"]
        assert (shown["id"], shown["jws"]) == (str(only.id), only.jws)
    assert api.get(f"{filer.path}/receipt").json() == shown
    said(only)


def test_a_proof_holds_what_shows_that_the_log_has_the_receipt_and_what_was_filed(
    photos: Party, rival: Party, login: Login
) -> None:
    filer = accepted(photos, {("prompts_blocked", ""): 3})
    accepted(rival, {("prompts_blocked", ""): 5})
    api = login(photos)
    first, second = given(photos)
    early = api.get(f"receipts/{second.id}/proof")
    assert (early.status_code, early.json()["code"]) == (503, "receipt_not_logged")
    assert early["Retry-After"]

    assert sealing.seal() == 4
    assert sealing.seal() == 0
    accepted(photos, {("prompts_blocked", ""): 1}, "2025-06")
    sealing.seal()

    shown = api.get(f"receipts/{second.id}/proof").json()
    known = signing.key_set({"keys": shown["keys"]})
    told = receipts.read(shown["receipt"], known)
    head = receipts.read(shown["head"], known, receipts.TREE_HEAD)
    inclusion, root = shown["inclusion"], bytes.fromhex(head["root"])
    path = [bytes.fromhex(one) for one in inclusion["path"]]
    leaf = receipts.leaf_of(shown["receipt"])
    assert head["size"] == inclusion["size"] == 6
    assert merkle.includes(inclusion["index"], head["size"], leaf, path, root)
    assert not merkle.includes(inclusion["index"] ^ 1, head["size"], leaf, path, root)
    assert told["previous"]["sha256"] == receipts.digest_of(shown["previous"])
    for name in ("figures", "totals"):
        assert told["what"][name] == filings.summary(shown["filed"][name])
    filed = filings.summary(shown["filed"]["batches"])
    assert filed.items() <= told["what"]["batches"].items()
    assert api.get(f"receipts/{second.id}.jws").content.decode() == second.jws
    assert [
        one["id"] for one in api.get(f"{filer.path}/revisions/1/receipts").json()["results"]
    ] == [
        str(first.id),
        str(second.id),
    ]


def test_anybody_with_the_leaves_finds_the_root_and_that_the_log_only_grew(
    photos: Party, rival: Party, login: Login
) -> None:
    api = login(rival)
    sizes: dict[int, bytes] = {}
    for month in ("2025-05", "2025-06", "2025-07"):
        accepted(photos, {("prompts_blocked", ""): 1}, month)
        while sealing.seal():
            pass
        head = api.get("log/head").json()
        sizes[head["size"]] = bytes.fromhex(head["root"])
    assert list(sizes) == [2, 4, 6]
    leaves = [bytes.fromhex(one["leaf"]) for one in api.get("log/entries").json()["results"]]
    nodes = dict(merkle.grown(0, leaves, {}))
    assert {size: merkle.root(size, nodes) for size in sizes} == sizes
    for first, second in ((2, 4), (2, 6), (4, 6), (6, 6)):
        proof = api.get("log/consistency", first=first, second=second).json()["path"]
        path = [bytes.fromhex(one) for one in proof]
        assert merkle.extends(first, sizes[first], second, sizes[second], path)
    refused = api.get("log/consistency", first=4, second=7).json()
    assert (refused["code"], refused["errors"][0]["pointer"]) == ("log_sizes", "/second")


def test_a_head_is_kept_once_a_day_and_what_is_there_stays(
    photos: Party, settings: Any, tmp_path: Path
) -> None:
    settings.TREE_HEADS_DIR = tmp_path / "heads"
    accepted(photos, {("prompts_blocked", ""): 1})
    sealing.seal()
    kept = heads.keep()
    assert kept is not None
    said = receipts.read(kept.read_text().strip(), keys(), receipts.TREE_HEAD)
    assert said["size"] == 2
    before = kept.read_bytes()
    accepted(photos, {("prompts_blocked", ""): 1}, "2025-06")
    sealing.seal()
    assert heads.keep() is None
    assert kept.read_bytes() == before


def test_keys_are_published_before_use_and_stay_when_they_are_retired(
    login: Login, client: Any
) -> None:
    with acting_as(SYSTEM):
        signing_keys.publish(dict(signing.private_key(signing.new_key()).public.jwk))
        (coming,) = SigningKey.objects.all()
        signing_keys.retire(SYSTEM, coming.kid, compromised_at=coming.made_at)
    answer = client.get("/.well-known/jwks.json")
    listed = {key["kid"]: key for key in answer.json()["keys"]}
    assert answer["Content-Type"] == "application/jwk-set+json"
    assert listed.keys() == {signing_keys.own().kid, coming.kid}
    assert listed[coming.kid]["revoked"]["reason"] == "compromised"
    assert not [key for key in listed.values() if "d" in key]


def test_what_was_filed_before_there_were_receipts_gets_them_once(
    photos: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("reporting.services.receipts.give", lambda *_, **__: None)
        filer = accepted(photos, {("prompts_blocked", ""): 3})
    assert given(photos) == []
    for _ in range(2):
        call_command("give_receipts", verbosity=0)
    chain = given(photos)
    assert [one.kind for one in chain] == ["report.submitted", "report.accepted"]
    with acting_as(SYSTEM):
        figures = proving.filed_figures(Revision.objects.get(report=filer.report))
    for one in chain:
        told = said(one)
        assert told["what"]["late"] is True
        assert told["by"]["kind"] == "system"
        assert told["what"]["figures"] == filings.summary(figures)
    assert TreeHead.objects.count() == LogEntry.objects.count() == 0


def test_a_claim_and_its_test_get_receipts(photos: Party, login: Login) -> None:
    api = login(photos)
    claim = {"control": "LBL-01", "status": "planned", "statement": "To come."}
    today = timezone.localdate()
    dates = {"valid_from": f"{today}", "valid_until": f"{today + timedelta(days=365)}"}
    path = api.post("attestations", {**claim, **dates})["Location"].removeprefix("/api/v1/")
    answer = api.post(f"{path}/submit", signed_by(photos))
    (first,) = given(photos)
    assert answer.json()["receipt"]["jws"] == first.jws
    assert answer["ETag"] == api.get(path)["ETag"]
    with acting_as(SYSTEM):
        revision = AttestationRevision.objects.get()
    assert examining.examine(revision.id)
    _, second = given(photos)
    claimed, examined = said(first)["what"], said(second)["what"]
    assert claimed["statement_sha256"] == hashlib.sha256(b"To come.").hexdigest()
    assert (examined["control"], examined["verdict"]) == ("LBL-01", "not_satisfied")
    assert examined["evidence"] == {**filings.summary([]), "each": []}
    sealing.seal()
    filed = api.get(f"receipts/{second.id}/proof").json()["filed"]
    assert examined["reasons_sha256"] == filings.digest_of(filed["reasons"])
    assert examined["readings"] == filings.summary(filed["readings"])


def test_a_receipt_stays_as_it_is_and_where_it_is(photos: Party) -> None:
    accepted(photos, {("prompts_blocked", ""): 1})
    sealing.seal()
    with acting_as(SYSTEM), connection.cursor() as cursor:
        for change in ("jws = 'x'", "serial = 9", "entry_id = NULL", "entry_id = 0"):
            with pytest.raises(IntegrityError), transaction.atomic():
                cursor.execute(f"UPDATE reporting_receipt SET {change} WHERE serial = 2")
