"""Claimed against tested, as an office reads it; evidence opened; what waits; what is proved."""

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from platforms.models import AuditEvent
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import AttestationRevision, Receipt
from reporting.selectors import safeguards
from reporting.services import examining, sealing
from tests.conftest import Party
from tests.console.conftest import Desk, Sit, file_report, last_event, seen
from tests.console.test_seeing import MOST_QUERIES, costs
from tests.reporting.claiming import Claimant, packed, png, samples

PAGE, LIST = "reporting_attestation_change", "reporting_attestation_changelist"


def examined(party: Party) -> Claimant:
    """Nine samples of ten carry the label, and one is hostile by its name."""
    claimant = Claimant(party)
    claimant.show(packed(**samples(party, 9), **{"<b>bare": png("")}))
    claimant.measure({"modalities": ["image"]})
    examining.examine(claimant.sign().pk)
    return claimant


def in_chinese(desk: Desk) -> Desk:
    desk.client.cookies["django_language"] = "zh-hans"
    return desk


def test_a_claim_is_read_beside_what_testing_it_showed(
    sit: Sit, photos: Party, rival: Party
) -> None:
    claimant, desk = examined(photos), sit("reviewer")
    key = claimant.attestation.pk
    answer, queries = costs(lambda: desk.get(PAGE, key))
    page = seen(answer)
    assert len(queries) <= MOST_QUERIES, len(queries)
    assert "9 of 10 samples compliant, 90.0 %" in page
    assert 'aria-label="90.0 % (95 % CI' in page, "the bar says what it shows"
    samples = page.split('id="samples"')[1]
    assert samples.index("&lt;b&gt;bare.png") < samples.index("good0.png"), "the worst first"
    assert "<b>bare" not in page

    (examination,) = claimant.examinations()
    own = "reporting_attestation_examination"
    answer, queries = costs(lambda: desk.get(own, key, examination.pk, verdict="not_found"))
    page = seen(answer)
    assert len(queries) <= MOST_QUERIES, len(queries)
    assert "bare.png" in page.split('id="samples"')[1]
    assert "good0.png" not in page
    assert "No sample fits." in seen(desk.get(own, key, examination.pk, modality="audio"))

    assert desk.post("reporting_attestation_examine", key).status_code == 302
    assert last_event().action == "attestation.examination_asked"
    assert examining.examine(claimant.row().pk)
    again = claimant.examinations()[-1]
    page = seen(desk.get(own, key, again.pk))
    assert "0 samples were read differently" in page
    page = seen(in_chinese(desk).get(PAGE, key))
    assert "10 个样本中 9 个合规" in page
    assert "1 份声明" in seen(desk.get(LIST))
    for name in ("Evidence", "Samples", "Examine", "Revision", "Receipts"):
        assert f">{name}" not in page

    theirs = examined(rival)
    (other,) = theirs.examinations()
    assert desk.get(PAGE, theirs.attestation.pk).status_code == 404
    assert desk.get(own, theirs.attestation.pk, other.pk).status_code == 404
    assert desk.get(own, key, other.pk).status_code == 404
    assert sit("reader").get("reporting_attestation_examine", key).status_code == 403


def test_evidence_is_opened_by_a_link_that_is_written_down(
    sit: Sit, photos: Party, rival: Party
) -> None:
    claimant, desk = Claimant(photos), sit("reader")
    clean = claimant.show(png(), "one.png")
    kept = claimant.show(png("x"), "two.png", scan=False)
    opened = "reporting_attestation_evidence"
    assert desk.post(opened, claimant.attestation.pk, clean.pk).status_code == 404, "a draft"
    claimant.sign()

    answer = desk.post(opened, claimant.attestation.pk, clean.pk)
    assert answer.status_code == 303
    file: Any = desk.client.get(answer["Location"])
    assert b"".join(file.streaming_content) == png()
    assert "attachment" in file["Content-Disposition"]
    with acting_as(SYSTEM):
        event = AuditEvent.objects.get(action="evidence.opened")
    assert (event.object_id, event.person_id) == (str(clean.pk), desk.person.pk)

    refused = desk.post(opened, claimant.attestation.pk, kept.pk)
    assert refused.status_code == 302
    assert "quarantine" in seen(desk.client.get(refused["Location"]))
    theirs = Claimant(rival)
    foreign = theirs.show(png())
    theirs.sign()
    assert desk.post(opened, theirs.attestation.pk, foreign.pk).status_code == 404
    assert desk.post(opened, claimant.attestation.pk, foreign.pk).status_code == 404


def test_what_should_be_looked_at_is_counted_on_the_desk_and_found_in_the_list(
    sit: Sit, photos: Party
) -> None:
    failed, desk = examined(photos), sit("reader")
    assert failed.states() == ["not_satisfied"]
    waiting = Claimant(photos, "LBL-02")
    assert "1 attestation not satisfied since last month" in seen(desk.get("index"))
    assert "within 60 days" not in seen(desk.get("index")), "a list of noughts is read by nobody"
    with acting_as(SYSTEM):
        AttestationRevision.objects.filter(attestation=waiting.attestation).update(
            valid_until=timezone.localdate() + timedelta(days=30)
        )
    waiting.sign()
    kept = Claimant(photos, "LBL-07")
    with time_machine.travel(timezone.now() - timedelta(hours=2), tick=False):
        kept.show(png(), scan=False)
    kept.sign()
    page = seen(desk.get("index"))
    assert "1 attestation ends within 60 days" in page
    assert "1 attestation whose evidence is long in quarantine" in page
    assert "with a virus" not in page

    def listed(**asked: str) -> list[str]:
        rows = seen(desk.get(LIST, **asked)).split("<tbody>")[1]
        return re.findall(r">(LBL-\d\d) ", rows)

    assert listed() == ["LBL-01", "LBL-02", "LBL-07"]
    assert listed(look="ending") == listed(control="LBL-02") == ["LBL-02"]
    assert listed(verdict="none") == listed(state="submitted") == ["LBL-02", "LBL-07"]
    assert listed(look="failed") == listed(verdict="not_satisfied") == ["LBL-01"]
    assert listed(q="photos lbl-01") == ["LBL-01"]
    assert listed(look="quarantined") == ["LBL-07"]
    assert listed(look="infected") == listed(province="44") == listed(q="rival") == []
    later = timezone.now() + timedelta(days=40)
    with time_machine.travel(later, tick=False):
        counts = safeguards.to_look_at(desk.person.principal(), timezone.localdate())
    assert counts["failed"] == 0, "it was so before that month"


def test_coverage_counts_what_its_lists_name(sit: Sit, photos: Party, rival: Party) -> None:
    examined(photos)
    examined(rival)
    desk = sit("reader")
    coverage, matrix = "reporting_attestation_coverage", "reporting_attestation_matrix"
    page = seen(desk.get(coverage, control="LBL-01", page="x", on="yesterday", size="vast"))
    links = re.findall(r'href="([^"]+tested=not_satisfied[^"]*)">(\d+)<', page)
    assert [number for _, number in links] == ["1"], "Shanghai's, and no other"
    there = seen(desk.client.get(links[0][0].replace("&amp;", "&")))
    assert "Photos" in there
    assert "Rival" not in there
    assert "No platform fits." in seen(desk.get(matrix, control="LBL-01", tested="satisfied"))

    answer, queries = costs(lambda: desk.get(matrix))
    assert len(queries) <= MOST_QUERIES, len(queries)
    cell = r'class="cell cell-not_satisfied"><a href="[^"]+" title="Implemented; not satisfied"'
    assert re.search(cell, seen(answer), re.IGNORECASE)
    assert "implemented; not satisfied" in seen(answer).lower(), "in words as well"
    month_ago = timezone.localdate() - timedelta(days=31)
    before = seen(desk.get(matrix, on=f"{month_ago:%Y-%m-%d}"))
    assert "cell-not_satisfied" not in before
    for group in ("province", "size"):
        assert "Possible" in seen(desk.get(coverage, group=group))


def test_a_proof_is_downloaded_and_holds(
    sit: Sit, photos: Party, rival: Party, tmp_path: Path
) -> None:
    revision, desk = file_report(photos), sit("reader")
    theirs = file_report(rival)
    report = "reporting_report_change"
    assert "soon" in seen(desk.get(report, revision.report_id)), (
        "the log takes it in a moment later"
    )
    with acting_as(SYSTEM):
        receipt, foreign = (
            Receipt.objects.filter(object_id=one.report_id).order_by("serial")[0]
            for one in (revision, theirs)
        )
    early = desk.get("reporting_receipt_proof", receipt.pk)
    assert early.status_code == 302
    sealing.seal()

    page = seen(desk.get(report, revision.report_id))
    (first, *_) = re.findall(r'href="([^"]+/proof/)"', page)
    proof = desk.client.get(first)
    assert "attachment" in proof["Content-Disposition"]
    path = tmp_path / "proof.json"
    path.write_bytes(proof.content)
    assert json.loads(proof.content)["format"] == "candor-proof"
    jwks = tmp_path / "jwks.json"
    jwks.write_bytes(desk.client.get("/.well-known/jwks.json").content)
    call_command("verify_receipt", str(path), jwks=jwks)

    page = seen(desk.get("reporting_receipt_change", receipt.pk))
    assert "what.figures" in page
    assert receipt.digest in page
    assert receipt.jws in page
    log = seen(in_chinese(desk).get("reporting_receipt_log"))
    assert receipt.key_id in log
    assert "默克尔树" in log
    assert desk.get("reporting_receipt_change", foreign.pk).status_code == 404
    assert desk.get("reporting_receipt_proof", foreign.pk).status_code == 404


@pytest.mark.parametrize("page", ["coverage", "matrix"])
def test_nonsense_is_left_out(sit: Sit, page: str) -> None:
    desk = sit("reader")
    wrong = {
        "on": "0001-01-01",
        "since": "9999-12-31",
        "province": "\0",
        "control": "X",
        "page": "-1",
    }
    assert seen(desk.get(f"reporting_attestation_{page}", **wrong))
