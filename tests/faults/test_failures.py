"""What fails on our side: nothing half done, never the filer's finding, and tried again."""

import io
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from django.db import DatabaseError, IntegrityError, OperationalError, connection
from django.utils import timezone

from config.serving.stack import supervised
from platforms.models import AuditEvent, Credential, Person, Product
from platforms.principals import SYSTEM
from platforms.refusals import Refused
from platforms.services import credentials, people, platforms, products
from platforms.tenancy import acting_as
from reporting.models import (
    Batch,
    CheckRun,
    Explanation,
    Extension,
    Figure,
    Finding,
    Period,
    Record,
    Report,
    Revision,
    RevisionBatch,
    State,
    Total,
    Waiver,
)
from reporting.services import (
    batches,
    checking,
    claims,
    explaining,
    extending,
    reports,
    sweeping,
    waiving,
)
from reporting.services.batches import Incoming
from reporting.services.copying import Straight
from tests.conftest import Party, ndjson, record
from tests.faults.processes import (
    NO_BROKER,
    at_once,
    eventually,
    held_up,
    into_environment,
    owner_connection,
    state_of,
    stored_files,
    sweep_now,
)
from tests.reporting.filing import Filer, accepted, work

pytestmark = pytest.mark.usefixtures("live")
TABLES: tuple[Any, ...] = (
    *(Report, Revision, Figure, Batch, RevisionBatch, Record, CheckRun, Finding, Explanation),
    *(Waiver, Extension, Total, Product, Person, Credential, AuditEvent),
)


def everything() -> dict[str, list[dict[str, Any]]]:
    """Every row of every table that a service may write."""
    with acting_as(SYSTEM):
        return {model.__name__: sorted(model.objects.values(), key=str) for model in TABLES}


class Desk:
    """A platform with a report that was judged, and its office: all that services are asked for."""

    def __init__(self, photos: Party, shanghai: Party) -> None:
        self.platform, self.office = photos, shanghai
        self.accepted = accepted(photos, {("prompts_blocked", ""): 1200}, "2025-04")
        self.slipped = Filer(photos)
        self.slipped.declare({("prompts_blocked", ""): 12_000})
        self.slipped.submit()
        self.draft = Filer(photos, "2025-06")
        self.batch = self.draft.file(record(1, acted_at="2025-06-12T10:00:00+08:00"))
        self.waiting = self.draft.send(record(2, acted_at="2025-06-12T10:00:00+08:00"))
        self.received = Filer(photos, "2025-07").sign(nil=True)
        self.finding = self.slipped.finding("H403")
        with acting_as(photos.principal):
            self.explanation = explaining.explain(
                photos.principal, self.slipped.report, self.finding, "It is so."
            )
        self.waiver = self.waive("T301")
        self.extension = self.put_off("2025-09", days=9)

    def waive(self, check: str) -> Waiver:
        assert self.platform.platform
        with acting_as(self.office.principal):
            return waiving.grant(
                self.office.principal,
                self.platform.platform,
                check_id=check,
                reason="agreed upon",
                expires_at=timezone.now() + timedelta(days=9),
            )

    def put_off(self, period: str, *, days: int) -> Extension:
        assert self.platform.platform
        with acting_as(self.office.principal):
            return extending.grant(
                self.office.principal,
                self.platform.platform,
                Period.objects.get(month=f"{period}-01"),
                due_at=timezone.now() + timedelta(days=days),
                reason="agreed upon",
            )

    def filing(self, work: Callable[..., object], *args: object, **kwargs: object) -> object:
        with acting_as(self.platform.principal):
            return work(self.platform.principal, *args, **kwargs)

    def reviewing(self, work: Callable[..., object], *args: object, **kwargs: object) -> object:
        with acting_as(self.office.principal):
            return work(self.office.principal, *args, **kwargs)


CHANGES: dict[str, Callable[[Desk], object]] = {
    "open": lambda desk: Filer(desk.platform, "2025-08"),
    "declare": lambda desk: desk.draft.declare({("prompts_blocked", ""): 5}),
    "upload": lambda desk: desk.draft.send(record(9)),
    "drop": lambda desk: desk.draft.drop(desk.batch),
    "check a batch": lambda desk: checking.check_batch(desk.waiting.id),
    "submit": lambda desk: desk.slipped.sign(),
    "judge": lambda desk: checking.check_revision(desk.received.id),
    "withdraw": lambda desk: desk.filing(reports.withdraw, desk.slipped.report, "x"),
    "correct": lambda desk: desk.accepted.start(),
    "return": lambda desk: desk.reviewing(
        reports.return_revision, desk.accepted.revision(1), reason="x"
    ),
    "explain": lambda desk: desk.filing(
        explaining.explain, desk.slipped.report, desk.finding, "It is so, indeed."
    ),
    "decide": lambda desk: desk.reviewing(
        explaining.decide_explanation, desk.explanation, noted=True, reason=""
    ),
    "waive": lambda desk: desk.waive("T302"),
    "revoke a waiver": lambda desk: desk.reviewing(waiving.revoke, desk.waiver),
    "put off": lambda desk: desk.put_off("2025-08", days=9),
    "put off further": lambda desk: desk.put_off("2025-09", days=20),
    "revoke a later date": lambda desk: desk.reviewing(
        extending.revoke, desk.extension, reason="x"
    ),
    "register a product": lambda desk: desk.filing(
        products.register,
        platform=desk.platform.platform,
        code="new",
        kind="agent",
        name_zh="新",
    ),
    "add a person": lambda desk: desk.filing(
        people.add, platform=desk.platform.platform, role="filer", name_zh="李四"
    ),
    "suspend": lambda desk: desk.reviewing(
        platforms.change_status,
        platform=desk.platform.platform,
        status="suspended",
        reason="x",
    ),
    "issue": lambda desk: desk.reviewing(
        credentials.issue, platform=desk.platform.platform, name="new"
    ),
    "revoke": lambda desk: desk.reviewing(credentials.revoke, desk.platform.credential),
}
# What is left when the workers' own event cannot be written: the claim, given back.
GIVEN_BACK = {"state", "claimed_at", "attempts"}


@pytest.mark.parametrize("change", CHANGES)
def test_without_its_event_nothing_is_changed(
    live: str, photos: Party, shanghai: Party, change: str
) -> None:
    desk = Desk(photos, shanghai)
    before, files = everything(), stored_files()
    with owner_connection(live) as owner:
        owner.execute(
            b"ALTER TABLE platforms_auditevent ADD CONSTRAINT no_room CHECK (false) NOT VALID"
        )
        with pytest.raises(IntegrityError, match="no_room"):
            CHANGES[change](desk)
        owner.execute(b"ALTER TABLE platforms_auditevent DROP CONSTRAINT no_room")

    after = everything()
    if change in ("check a batch", "judge"):
        for found in (before, after):
            for row in (*found["Batch"], *found["Revision"]):
                for name in GIVEN_BACK:
                    row.pop(name)
    assert after == before
    assert stored_files() == files
    CHANGES[change](desk) if change not in ("check a batch", "judge") else sweep_now()


def test_an_error_in_a_check_is_ours_and_is_tried_again(
    photos: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    filer = Filer(photos)
    batch = filer.send(record(1))
    with monkeypatch.context() as broken:
        broken.setattr(Straight, "finish", _breaks)
        with pytest.raises(ZeroDivisionError):
            checking.check_batch(batch.id)
    assert state_of(batch) == "errored"
    assert filer.runs(batch) == []
    with acting_as(SYSTEM):
        assert not Finding.objects.exists()
        assert not Record.objects.exists()

    sweep_now()
    assert filer.checked(filer.batch(batch.id)).state == "checked"
    filer.declare({("items_removed", ""): 1})
    assert filer.submit().state == State.ACCEPTED


def test_an_error_in_a_check_of_a_report_is_ours_and_is_tried_again(
    photos: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    filer = Filer(photos)
    revision = filer.sign(nil=True)
    with monkeypatch.context() as broken:
        broken.setattr(checking, "take", _breaks)
        with pytest.raises(ZeroDivisionError):
            checking.check_revision(revision.id)
    assert state_of(revision) == "errored"
    assert filer.findings(1) == {}
    with pytest.raises(Refused, match="revision_open"):
        filer.start()

    sweep_now()
    assert filer.judged(filer.revision(1)).state == State.ACCEPTED


def _breaks(*_: object, **__: object) -> None:
    raise ZeroDivisionError


def test_what_errored_is_not_rung_for_at_once(photos: Party) -> None:
    """Each attempt doubles the pause: what always fails does not keep the workers busy."""
    filer = Filer(photos)
    batch = filer.send(record(1))
    with acting_as(SYSTEM):
        row = Batch.objects.get(pk=batch.pk)
        claimed_at = claims.mark_claimed(row)
        claims.give_back(Batch, batch.id, claimed_at, state=claims.ERRORED)
    assert sweeping.find_lost().batches == []
    assert state_of(batch) == "errored"


def test_a_connection_that_is_cut_in_the_middle(live: str, photos: Party) -> None:
    filer = Filer(photos)
    batch = filer.send(record(1), record(2))
    answers: list[Any] = []
    with owner_connection(live) as owner, held_up(live, "reporting_batchcount") as waiting:
        thread = threading.Thread(
            target=lambda: answers.extend(at_once(1, lambda _: checking.check_batch(batch.id)))
        )
        thread.start()
        eventually(waiting)
        (backend,) = waiting()
        as_superuser = "SELECT pg_terminate_backend(%s)"
        assert _terminated(as_superuser, backend, owner)
    thread.join(60)
    assert isinstance(answers[0], DatabaseError)
    assert state_of(batch) == "errored"
    sweep_now()
    assert filer.checked(filer.batch(batch.id)).state == "checked"
    assert set(filer.held(1)) == {"r-1", "r-2"}


def _terminated(sql: str, backend: int, owner: Any) -> bool:
    """By the application's role itself: a role may end what is its own."""
    with connection.cursor() as cursor:
        cursor.execute(sql, [backend])
        return bool(cursor.fetchone()[0])


def test_bodies_that_cannot_be_stored_whole_leave_nothing(photos: Party, settings: Any) -> None:
    filer, before = Filer(photos), stored_files()
    body = ndjson(record(1), record(2))
    settings.LIMITS = {**settings.LIMITS, "batch_bytes": len(body)}
    for content, expected, code in (
        (b"", 0, "batch_empty"),
        (body, len(body) + 1, "body_truncated"),
        (body + body, 2 * len(body), "batch_too_large"),
    ):
        incoming = Incoming(io.BytesIO(content), "records", "", "application/x-ndjson", expected)
        with pytest.raises(Refused, match=code):
            batches.receive(photos.principal, filer.report, incoming)
    assert stored_files() == before
    with acting_as(SYSTEM):
        assert not Batch.objects.exists()


def test_a_broken_stream_leaves_nothing(photos: Party) -> None:
    class Breaks(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise ConnectionResetError

    filer, before = Filer(photos), stored_files()
    incoming = Incoming(Breaks(), "records", "", "application/x-ndjson", 10)
    with pytest.raises(ConnectionResetError):
        batches.receive(photos.principal, filer.report, incoming)
    assert stored_files() == before


def test_a_draft_that_is_submitted_during_the_upload_leaves_no_file(photos: Party) -> None:
    class Submits(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            block = super().read(size)
            if not block:
                filer.sign()
            return block

    filer, before = Filer(photos), stored_files()
    filer.declare({("prompts_blocked", ""): 1})
    body = ndjson(record(1))
    incoming = Incoming(Submits(body), "records", "", "application/x-ndjson", len(body))
    with pytest.raises(Refused, match="no_draft"):
        batches.receive(photos.principal, filer.report, incoming)
    assert stored_files() == before


def test_while_the_broker_is_down_filings_are_taken_and_done_later(
    live: str, photos: Party, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tokens, uploads and submissions need PostgreSQL only: the row is the queue."""
    assert photos.signatory
    into_environment(monkeypatch, live, REDIS_URL=NO_BROKER)
    filer = Filer(photos)
    filer.declare({("items_removed", ""): 1})
    with supervised(None, ("web",), tmp_path) as stack:
        client = httpx.Client(base_url=stack.url, timeout=60, trust_env=False)
        eventually(lambda: _alive(client))
        form = {
            "grant_type": "client_credentials",
            "client_id": photos.credential.client_id,
            "client_secret": photos.secret,
        }
        token = client.post("/oauth/token/", data=form)
        assert token.status_code == 200, token.text
        client.headers["Authorization"] = f"Bearer {token.json()['access_token']}"
        uploaded = client.post(
            f"/api/v1/{filer.path}/records",
            content=ndjson(record(1)),
            headers={"Content-Type": "application/x-ndjson"},
        )
        assert uploaded.status_code == 202, uploaded.text
        submitted = client.post(
            f"/api/v1/{filer.path}/submit", json={"signatory": str(photos.signatory.id)}
        )
        assert submitted.status_code == 202, submitted.text
        assert client.get("/readyz").status_code == 503
        client.close()
    assert filer.states() == ["received"]
    sweep_now()
    with acting_as(SYSTEM):
        Batch.objects.update(rung_at="2025-01-01T00:00+08:00")
    work(sweeping.find_lost())
    assert filer.states() == ["accepted"]


def _alive(client: Any) -> bool:
    try:
        return bool(client.get("/livez").status_code == 200)
    except httpx.TransportError:
        return False


def test_deadlocks_are_ours(live: str, photos: Party) -> None:
    """PostgreSQL ends one of two that wait for each other: errored, and done when tried again."""
    filer = Filer(photos)
    one = filer.send(*(record(n) for n in range(3000)))
    other = filer.send(*(record(n) for n in reversed(range(3000))), record(9000))
    answers = at_once(2, lambda number: checking.check_batch((one, other)[number].id))
    for answer in answers:
        assert not isinstance(answer, Exception) or isinstance(answer, OperationalError)
    states = sorted((state_of(one), state_of(other)))
    assert states in (["checked", "rejected"], ["checked", "errored"])
