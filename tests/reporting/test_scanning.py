"""Quarantine: nothing leaves it that a scanner did not see, where there is one; and who opens what
has left it is written down."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone

from platforms.models import AuditEvent, Credential, Person
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import EvidenceFile
from reporting.services import opening, scanning
from tasks import sweeping
from tests.conftest import Api, Login, make_office, make_platform
from tests.faults.processes import at_once, stored_files
from tests.isolation.world import own_database
from tests.reporting import clamd as fake
from tests.reporting.test_attestations import refusal
from tests.reporting.test_evidence import PNG, SET, Claimant, events_of, row_of


@pytest.fixture(scope="module")
def database(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    with own_database(django_db_blocker, "candor_test_scanning"):
        yield "candor_test_scanning"


@pytest.fixture
def claimant(database: str, login: Login) -> Claimant:
    party = make_platform("31", "Photos")
    return Claimant(login(party), party)


@pytest.fixture
def clamd(settings: Any) -> Iterator[fake.Clamd]:
    with fake.running() as clamd:
        settings.CLAMD_URL, settings.CLAMD_SECONDS = clamd.url, 60
        yield clamd


def scan(file: dict[str, Any]) -> EvidenceFile:
    scanning.scan(UUID(file["id"]))
    return row_of(file)


def test_what_is_clean_leaves_quarantine(claimant: Claimant, clamd: fake.Clamd) -> None:
    sent = claimant.sent(SET, "set.zip")
    found = scan(sent)
    assert clamd.seen == [SET]
    assert (found.state, found.scan_result) == ("clean", "")
    assert found.scanned_by.startswith("ClamAV 1.4.2")
    assert events_of(sent) == ["evidence.received", "evidence.clean"]
    scan(sent)  # delivered twice
    assert len(clamd.seen) == 1


def test_what_has_a_virus_goes_and_is_not_filed(claimant: Claimant, clamd: fake.Clamd) -> None:
    before = stored_files()
    clamd.behave = fake.infected
    sent = claimant.sent()
    found = scan(sent)
    assert (found.state, found.scan_result) == ("infected", "Eicar-Test-Signature")
    assert stored_files() == before
    assert claimant.listed()[0]["state"] == "infected"
    assert claimant.party.signatory
    answer = claimant.api.post(
        f"{claimant.path}/submit", {"signatory": str(claimant.party.signatory.id)}
    )
    assert refusal(answer) == (409, "evidence_infected")
    link = claimant.api.post(f"{claimant.path}/evidence/{sent['id']}/link")
    assert refusal(link) == (409, "evidence_infected")
    assert claimant.drop(sent).status_code == 204
    claimant.sign()


def test_what_was_filed_before_it_was_scanned_stays_out_of_the_next_revision(
    claimant: Claimant, clamd: fake.Clamd
) -> None:
    sent = claimant.sent()
    claimant.sign()
    clamd.behave = fake.infected
    due = scanning.scan(UUID(sent["id"]))
    assert len(due) == 1, "its examination waited for this"
    claimant.api.post(f"{claimant.path}/revisions", {})
    assert claimant.listed() == []
    assert [one["state"] for one in claimant.listed(revision=1)] == ["infected"]


@pytest.mark.parametrize(
    ("behave", "said"),
    [
        (fake.saying(b"stream: Some error ERROR\0"), "Some error"),
        (fake.saying(b"stream: OK"), "hung up"),  # cut off: it may have been more
        (fake.saying(b"stream: NOT OK\0"), "NOT OK"),
        (fake.saying(b"stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND\0"), "Limits"),
        (fake.saying(b"x" * 10_000), "protocol"),
        (fake.hangs_up, ""),
        (fake.too_large, ""),
    ],
)
def test_without_a_verdict_nothing_leaves_quarantine(
    claimant: Claimant, clamd: fake.Clamd, behave: fake.Behaviour, said: str
) -> None:
    clamd.behave = behave
    sent = claimant.sent(PNG + bytes(3 << 20))
    found = scan(sent)
    assert (found.state, found.attempts) == ("quarantined", 1)
    assert said in found.scan_result
    assert found.scan_result
    link = claimant.api.post(f"{claimant.path}/evidence/{sent['id']}/link")
    assert refusal(link) == (409, "evidence_quarantined")
    clamd.behave = fake.clean
    assert scan(sent).state == "clean"


def test_a_scanner_that_is_slow_or_away_lets_nothing_through(
    claimant: Claimant, clamd: fake.Clamd, settings: Any
) -> None:
    sent = claimant.sent()
    settings.CLAMD_SECONDS, clamd.behave = 0.3, fake.silent
    assert "TimeoutError" in scan(sent).scan_result
    settings.CLAMD_SECONDS, settings.CLAMD_URL = 60, "tcp://127.0.0.1:1"
    assert "refused" in scan(sent).scan_result
    settings.CLAMD_URL = "unix:///nowhere/clamd.sock"
    found = scan(sent)
    assert (found.state, found.attempts) == ("quarantined", 3)


def test_bytes_that_are_not_those_received_stay_in_quarantine(claimant: Claimant) -> None:
    """With no scanner, too."""
    changed, lost = claimant.sent(), claimant.sent(SET, "set.zip")
    path = row_of(changed).stored_as
    default_storage.delete(path)
    default_storage.save(path, ContentFile(PNG + b"!"))
    default_storage.delete(row_of(lost).stored_as)
    assert [scan(one).state for one in (changed, lost)] == ["quarantined"] * 2
    assert "SHA-256" in row_of(changed).scan_result


def test_a_file_that_is_dropped_while_it_is_scanned_is_gone(
    claimant: Claimant, clamd: fake.Clamd
) -> None:
    before = stored_files()
    sent = claimant.sent()

    def dropped_meanwhile(call: Any, clamd: fake.Clamd) -> None:
        fake.take(call, clamd)
        at_once(1, lambda n: claimant.drop(sent))
        call.sendall(b"stream: OK\0")

    clamd.behave = dropped_meanwhile
    assert scanning.scan(UUID(sent["id"])) == []
    assert claimant.listed() == []
    assert stored_files() == before
    assert events_of(sent) == ["evidence.received", "evidence.dropped"]


def test_a_bell_that_was_lost_is_rung_again(
    claimant: Claimant, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits, pauses = claimant.sent(), claimant.sent(SET, "set.zip")
    long_ago = timezone.now().replace(year=2025)
    with acting_as(SYSTEM):
        mine = EvidenceFile.objects.filter(platform=claimant.party.platform)
        EvidenceFile.objects.exclude(pk__in=mine).update(rung_at=timezone.now())
        mine.filter(pk=waits["id"]).update(rung_at=long_ago)
        just_now = timezone.now() - timedelta(minutes=3)
        mine.filter(pk=pauses["id"]).update(rung_at=just_now, attempts=9)
    rung: list[str] = []
    monkeypatch.setattr("tasks.sweeping.ring", lambda task, argument: rung.append(argument))
    sweeping.sweep()
    sweeping.sweep()
    assert rung == [waits["id"]]


# --- Opening ---------------------------------------------------------------------------------


def link_to(api: Api, file: dict[str, Any]) -> str:
    answer = api.client.post(file["links"]["link"], headers=api.headers)
    assert answer.status_code == 201, answer.content
    return str(answer.json()["url"].removeprefix("http://testserver"))


def test_a_browser_opens_a_link_and_the_trail_says_for_whom(
    claimant: Claimant, login: Login
) -> None:
    party = make_office("31")
    office = login(party)
    sent = claimant.scanned(PNG, "样本 “一”.exe")
    claimant.sign()
    path = link_to(office, sent)
    answer = Client().get(path, headers={"Accept": "text/html,application/xhtml+xml"})
    assert b"".join(answer.streaming_content) == PNG  # type: ignore[attr-defined]
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["Content-Length"] == str(len(PNG))
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["Cache-Control"] == "private, no-store"
    name = "%E6%A0%B7%E6%9C%AC%20%E2%80%9C%E4%B8%80%E2%80%9D.exe"
    assert answer.headers["Content-Disposition"] == f"attachment; filename*=utf-8''{name}"
    with acting_as(SYSTEM):
        event = AuditEvent.objects.get(object_id=sent["id"], action="evidence.opened")
    assert (event.actor_kind, event.office_id) == ("office", party.principal.office_id)
    assert event.credential_id == party.credential.id
    assert event.platform_id == claimant.party.principal.platform_id


def test_a_file_that_is_lost_is_said_to_be(claimant: Claimant) -> None:
    sent = claimant.scanned()
    assert (row_of(sent).state, row_of(sent).scanned_at) == ("clean", None)  # by no scanner
    path = link_to(claimant.api, sent)
    default_storage.delete(row_of(sent).stored_as)
    answer = Client().get(path)
    assert refusal(answer) == (503, "evidence_lost")


def test_a_link_that_cannot_be_written_down_does_not_open(
    claimant: Claimant, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = link_to(claimant.api, claimant.scanned())

    def fail(*args: Any, **data: Any) -> None:
        raise RuntimeError("no trail")

    monkeypatch.setattr("platforms.audit.record", fail)
    with pytest.raises(RuntimeError, match="no trail"):
        Client().get(path)


def test_a_link_ends_with_its_time_and_with_the_rights_of_its_owner(
    claimant: Claimant, login: Login, settings: Any
) -> None:
    sent = claimant.scanned()
    claimant.sign()
    party = make_office("31")
    path = link_to(login(party), sent)
    tampered = path[:-1] + ("A" if path[-1] != "A" else "B")
    assert refusal(Client().get(tampered)) == (404, "link_invalid")
    assert refusal(Client().get("/api/v1/evidence/nonsense")) == (404, "link_invalid")
    settings.EVIDENCE_LINK_SECONDS = 0
    assert refusal(Client().get(path)) == (410, "link_expired")
    settings.EVIDENCE_LINK_SECONDS = 300
    with acting_as(SYSTEM):
        Credential.objects.filter(pk=party.credential.pk).update(revoked_at=timezone.now())
    assert refusal(Client().get(path)) == (404, "link_invalid")
    with acting_as(SYSTEM):
        Credential.objects.filter(pk=party.credential.pk).update(revoked_at=None)
        EvidenceFile.objects.filter(pk=sent["id"]).update(state="infected")
    assert refusal(Client().get(path)) == (409, "evidence_infected")
    assert "evidence.opened" not in events_of(sent)


def test_a_person_of_the_console_opens_in_their_own_name(claimant: Claimant) -> None:
    sent = claimant.scanned()
    claimant.sign()
    with acting_as(SYSTEM):
        person = Person.objects.create_person(
            office=make_office("00").office, role="reader", name_zh="李四"
        )
    with acting_as(person.principal()):
        link = opening.make_link(person.principal(), row_of(sent))
    answer = Client().get(f"/api/v1/evidence/{link.token}")
    assert b"".join(answer.streaming_content) == PNG  # type: ignore[attr-defined]
    with acting_as(SYSTEM):
        event = AuditEvent.objects.get(object_id=sent["id"], action="evidence.opened")
        assert event.person_id == person.id
        Person.objects.filter(pk=person.pk).update(is_active=False)
    assert refusal(Client().get(f"/api/v1/evidence/{link.token}")) == (404, "link_invalid")
