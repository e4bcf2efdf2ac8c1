"""Claims are put to the test: once, whole or not at all, and again when something changed."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.utils import timezone

from platforms.models import AuditEvent
from platforms.principals import SYSTEM, known
from platforms.tenancy import acting_as
from reporting.evidence import controls, verdict
from reporting.evidence.controls import Judgement, Outcome
from reporting.models import AttestationRevision, EvidenceFile
from reporting.services import examining, expiring, gathering, reexamining, scanning
from reporting.services.gathering import NotAsFiled
from tests.conftest import Login, Party
from tests.reporting.claiming import Claimant, packed, png, readings, samples
from tests.reporting.filing import accepted

Saying = Callable[[str], None]


@pytest.fixture
def saying(monkeypatch: pytest.MonkeyPatch) -> Saying:
    """What the rules say, where a test is about what follows from it."""

    def say(outcome: str) -> None:
        judgement = Judgement(Outcome(outcome))
        monkeypatch.setattr(controls, "judge", lambda *_: judgement)

    return say


def test_a_claim_is_examined_once_and_every_sample_is_written_down(
    photos: Party, saying: Saying
) -> None:
    claimant = Claimant(photos)
    claimant.show(packed(good=png(), bare=png("")))
    claimant.show(png(), "one.png")
    revision = claimant.sign()
    saying("not_satisfied")
    assert examining.examine(revision.id)
    assert not examining.examine(revision.id)

    (examination,) = claimant.examinations()
    assert claimant.states() == ["not_satisfied"]
    assert (examination.trigger, examination.verdict) == ("submission", "not_satisfied")
    assert readings(examination) == [
        ("good.png", "image", "compliant"),
        ("bare.png", "image", "not_found"),
        ("", "image", "compliant"),
    ]
    row = claimant.row()
    assert (row.due_at, row.claimed_at, row.attempts) == (None, None, 0)
    with acting_as(photos.principal):
        event = AuditEvent.objects.get(action="attestation.examined")
    assert event.data["examination"] == str(examination.id)
    assert (event.data["before"], event.data["state"]) == ("examining", "not_satisfied")


def test_of_many_samples_the_later_ones_are_kept_briefly_and_judged_alike(
    photos: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    claimant = Claimant(photos)
    claimant.show(packed(**samples(photos, 4), bad0=png("{}"), bad1=png("{"), bad2=png("")))
    revision = claimant.sign()

    def judged() -> tuple[Any, Any]:
        with acting_as(SYSTEM):
            AttestationRevision.objects.filter(pk=revision.pk).update(due_at=timezone.now())
        assert examining.examine(revision.id)
        last = max(claimant.examinations(), key=lambda one: one.id)
        with acting_as(SYSTEM):
            rows = list(last.readings.order_by("id").values("verdict", "reasons", "labels"))
        return (last.verdict, last.reasons, last.measured), rows

    whole, detailed = judged()
    monkeypatch.setattr(gathering, "DETAILED", 1)
    brief, rows = judged()
    assert brief == whole
    assert [row["verdict"] for row in rows] == [row["verdict"] for row in detailed]
    assert rows[0] == detailed[0]
    assert rows[1] != detailed[1]
    for row, full in zip(rows, detailed, strict=True):
        assert {one["reason_id"] for one in row["reasons"]} == {
            one["reason_id"] for one in full["reasons"]
        }


def test_what_is_in_quarantine_is_waited_for(photos: Party, saying: Saying) -> None:
    claimant = Claimant(photos)
    file = claimant.show(png(), scan=False)
    revision = claimant.sign()
    saying("satisfied")
    assert not examining.examine(revision.id)
    assert claimant.states() == ["submitted"]
    assert claimant.row().attempts == 0
    assert scanning.scan(file.id) == [revision.id]
    assert examining.examine(revision.id)
    assert claimant.states() == ["satisfied"]


@pytest.mark.parametrize("how", ["missing", "changed"])
def test_bytes_that_are_not_those_that_were_filed_are_ours(
    photos: Party, saying: Saying, how: str
) -> None:
    claimant = Claimant(photos)
    content = png()
    file = claimant.show(content)
    revision = claimant.sign()
    saying("satisfied")
    path = Path(default_storage.path(file.stored_as))
    path.unlink() if how == "missing" else path.write_bytes(png(""))
    with pytest.raises(NotAsFiled, match=how):
        examining.examine(revision.id)
    assert claimant.states() == ["submitted"]
    assert claimant.examinations() == []
    assert claimant.row().attempts == 1

    path.write_bytes(content)
    assert examining.examine(revision.id)
    assert claimant.states() == ["satisfied"]


def test_an_exception_is_ours_and_leaves_nothing(
    photos: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    claimant = Claimant(photos)
    claimant.show(png())
    revision = claimant.sign()
    with monkeypatch.context() as broken:
        broken.setattr(controls, "judge", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            examining.examine(revision.id)
    assert claimant.states() == ["submitted"]
    assert claimant.examinations() == []
    assert examining.find_unexamined() == []  # it pauses
    assert examining.examine(revision.id)


@pytest.mark.parametrize("what", ["supersede", "withdraw", "expire"])
def test_what_ends_while_it_is_examined_is_history(
    photos: Party, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    """A bad verdict is written down, however quick the platform is."""
    claimant = Claimant(photos)
    claimant.show(png())
    revision = claimant.sign()

    def meanwhile(*_: Any) -> Judgement:
        if what == "supersede":
            claimant.start()
            claimant.sign()
        elif what == "withdraw":
            claimant.withdraw()
        else:
            expiring.expire(timezone.now() + timedelta(days=200))
        return Judgement(Outcome.NOT_SATISFIED)

    monkeypatch.setattr(controls, "judge", meanwhile)
    assert examining.examine(revision.id)
    (examination,) = claimant.examinations()
    assert examination.verdict == "not_satisfied"
    assert (
        claimant.states()[0]
        == {
            "supersede": "superseded",
            "withdraw": "withdrawn",
            "expire": "expired",
        }[what]
    )
    assert not examining.examine(revision.id)


def test_a_claim_that_became_anothers_is_left_to_it(
    photos: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    claimant = Claimant(photos)
    revision = claimant.sign()

    def meanwhile(*_: Any) -> Judgement:
        with acting_as(SYSTEM):
            rows = AttestationRevision.objects.filter(pk=revision.id)
            rows.update(claimed_at=timezone.now() + timedelta(seconds=1))
        return Judgement(Outcome.SATISFIED)

    monkeypatch.setattr(controls, "judge", meanwhile)
    assert not examining.examine(revision.id)
    assert claimant.examinations() == []
    assert claimant.states() == ["examining"]


def test_it_is_examined_again_when_rules_or_readers_are_others(
    photos: Party, saying: Saying, monkeypatch: pytest.MonkeyPatch
) -> None:
    claimant = Claimant(photos)
    revision = claimant.sign()
    saying("satisfied")
    examining.examine(revision.id)
    assert reexamining.mark_outdated() == []

    monkeypatch.setattr(controls, "RULES", "of tomorrow")
    assert reexamining.mark_outdated() == [revision.id]
    assert reexamining.mark_outdated() == []  # due already
    assert claimant.states() == ["satisfied"]
    saying("not_satisfied")
    assert examining.examine(revision.id)
    monkeypatch.setattr(verdict, "VERSION", "of tomorrow")
    assert reexamining.mark_outdated() == [revision.id]
    assert examining.examine(revision.id)

    assert claimant.states() == ["not_satisfied"]
    found = [(one.trigger, one.verdict) for one in claimant.examinations()]
    assert found == [
        ("submission", "satisfied"),
        ("rules", "not_satisfied"),
        ("readers", "not_satisfied"),
    ]


def test_what_became_due_while_it_was_examined_is_examined_once_more(
    photos: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    claimant = Claimant(photos)
    revision = claimant.sign()

    def meanwhile(*_: Any) -> Judgement:
        with acting_as(SYSTEM):
            reexamining.mark(AttestationRevision.objects.filter(pk=revision.id))
        return Judgement(Outcome.SATISFIED)

    with monkeypatch.context() as patched:
        patched.setattr(controls, "judge", meanwhile)
        assert examining.examine(revision.id)
    assert claimant.row().due_at is not None
    assert examining.examine(revision.id)
    assert claimant.row().due_at is None
    assert len(claimant.examinations()) == 2


@pytest.fixture
def examined(photos: Party, saying: Saying) -> Claimant:
    """Three samples, of which one has no label, and one that cannot be read."""
    claimant = Claimant(photos)
    claimant.show(packed(good=png(), bare=png(""), torn=png()[:40], fine=png()))
    saying("not_satisfied")
    examining.examine(claimant.sign().id)
    return claimant


def test_what_was_found_is_told_to_both_sides(
    examined: Claimant, login: Login, shanghai: Party, rival: Party
) -> None:
    path = f"attestations/{examined.attestation.id}"
    for party in (examined.party, shanghai):
        api = login(party)
        told = api.get(path).json()
        assert told["state"] == told["latest"]["state"] == "not_satisfied"
        assert told["latest"]["pending"] is None
        assert told["examination"] == told["latest"]["examination"]
        assert told["examination"]["verdict"] == "not_satisfied"
        (listed,) = api.get(f"{path}/examinations").json()["results"]
        one = api.get(told["examination"]["links"]["self"].removeprefix("/api/v1/"))
        assert one.json() == listed
        assert (listed["revision"], listed["trigger"]) == (1, "submission")
        assert api.get("attestations", state="not_satisfied").json()["results"] == [told]
        assert api.get("attestations", state="satisfied").json()["results"] == []
    assert login(rival).get(f"{path}/examinations").status_code == 404


def test_readings_are_told_the_worst_first_and_page_by_page(
    examined: Claimant, login: Login
) -> None:
    api = login(examined.party)
    (examination,) = examined.examinations()
    path = f"attestations/{examined.attestation.id}/examinations/{examination.id}/readings"
    page = api.get(path, page_size=3).json()
    rows = list(page["results"])
    rows += api.client.get(page["next"], headers=api.headers).json()["results"]
    assert [(row["member"], row["verdict"]) for row in rows] == [
        ("bare.png", "not_found"),
        ("torn.png", "inconclusive"),
        ("good.png", "compliant"),
        ("fine.png", "compliant"),
    ]
    assert rows[0]["reasons"][0]["id"] == "L101"
    assert rows[2]["labels"][0]["fields"]["Label"] == "1"
    found = api.get(path, verdict="compliant", modality="image", slot="label_sample").json()
    assert [row["member"] for row in found["results"]] == ["good.png", "fine.png"]
    assert api.get(path, modality="audio").json()["results"] == []
    assert api.get(path, verdict="good").status_code == 400


def test_an_office_has_it_examined_again_and_sees_the_difference(
    examined: Claimant, login: Login, shanghai: Party, saying: Saying
) -> None:
    path, office = f"attestations/{examined.attestation.id}", login(shanghai)
    assert login(examined.party).post(f"{path}/examinations").status_code == 403
    asked = login(shanghai).post(f"{path}/examinations")
    assert asked.status_code == 202
    assert asked.json()["latest"]["pending"] == "worker"
    saying("satisfied")
    assert examining.examine(examined.row().id)
    first, second = examined.examinations()
    assert (second.trigger, examined.states()) == ("asked", ["satisfied"])

    same = office.get(f"{path}/examinations/{second.id}/difference").json()
    assert (same["samples"], same["worst"]) == (0, [])
    assert (same["before"]["id"], same["now"]["id"]) == (str(first.id), str(second.id))
    alone = office.get(f"{path}/examinations/{first.id}/difference").json()
    assert alone["before"] is None
    assert {"before": None, "now": "compliant", "n": 2} in alone["changes"]


def test_there_must_be_something_to_examine(
    examined: Claimant, login: Login, shanghai: Party
) -> None:
    examined.withdraw()
    answer = login(shanghai).post(f"attestations/{examined.attestation.id}/examinations")
    assert (answer.status_code, answer.json()["code"]) == (409, "attestation_not_examinable")


def test_an_infected_file_leaves_a_doubt(photos: Party, saying: Saying) -> None:
    claimant = Claimant(photos)
    file = claimant.show(png(), "bad.png", scan=False)
    revision = claimant.sign()
    with acting_as(SYSTEM):
        EvidenceFile.objects.filter(pk=file.pk).update(state="infected")
    saying("satisfied")
    assert examining.examine(revision.id)
    (examination,) = claimant.examinations()
    assert examination.verdict == "inconclusive"
    assert examination.reasons == [{"reason_id": "C212", "params": {"file": "bad.png"}}]
    assert readings(examination) == []


def test_a_claim_is_examined_again_when_it_begins(
    photos: Party, monkeypatch: pytest.MonkeyPatch, saying: Saying
) -> None:
    claimant = Claimant(photos, begins=10)
    revision = claimant.sign()
    saying("inconclusive")
    assert examining.examine(revision.id)
    assert reexamining.mark_outdated() == []
    later = timezone.now() + timedelta(days=10)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert reexamining.mark_outdated() == [revision.id]


def test_a_report_that_comes_into_force_is_held_against_the_claim(
    photos: Party, saying: Saying
) -> None:
    claimant, other = Claimant(photos), Claimant(photos, "LBL-10")
    saying("satisfied")
    for one in (claimant, other):
        assert examining.examine(one.sign().id)
    assert reexamining.mark_outdated() == []
    accepted(photos, {("labels_implicit_added", ""): 3})
    marked = reexamining.mark_by_reports(known(photos.principal.platform_id))
    assert marked == [claimant.row().id]
    assert examining.examine(claimant.row().id)
    assert [one.trigger for one in claimant.examinations()] == ["submission", "reports"]


def test_the_command_says_which_and_hands_them_to_the_workers(
    photos: Party, rival: Party, saying: Saying, capsys: pytest.CaptureFixture[str]
) -> None:
    saying("satisfied")
    ours, theirs = Claimant(photos), Claimant(rival)
    for one in (ours, theirs):
        examining.examine(one.sign().id)
    assert photos.platform
    assert rival.platform
    call_command("reexamine", "--dry-run")
    assert capsys.readouterr().out == ""
    call_command("reexamine", "--dry-run", "--platform", photos.platform.uscc)
    assert capsys.readouterr().out == f"{photos.platform.uscc} LBL-01 - r1 satisfied\n"
    call_command("reexamine", "--control", "LBL-01", "--platform", rival.platform.uscc)
    assert "1 attestation is" in capsys.readouterr().err
    assert (ours.row().due_at, theirs.row().due_at is None) == (None, False)
    for wrong in (["--control", "LBL-99"], ["--platform", "nobody"]):
        with pytest.raises(CommandError):
            call_command("reexamine", *wrong)
