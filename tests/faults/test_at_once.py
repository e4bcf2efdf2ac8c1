"""The same thing asked for at the same time is done once."""

import json
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connections
from django.test import Client

from platforms.principals import SYSTEM
from platforms.refusals import Refused
from platforms.tenancy import acting_as
from reporting.models import (
    Batch,
    BatchCount,
    CheckRun,
    Finding,
    Record,
    Report,
    Revision,
    RevisionBatch,
    Total,
)
from reporting.services import checking, claims
from tests.conftest import Api, Login, Party, ndjson, record
from tests.faults.processes import at_once, state_of, stored_files, sweep_now
from tests.reporting.filing import Filer, accepted

pytestmark = pytest.mark.usefixtures("live")


def refusals(answers: list[Any]) -> list[str]:
    return sorted(one.code for one in answers if isinstance(one, Refused))


def done(answers: list[Any]) -> list[Any]:
    return [one for one in answers if not isinstance(one, Exception)]


def unexpected(answers: list[Any]) -> list[Exception]:
    return [one for one in answers if isinstance(one, Exception) and not isinstance(one, Refused)]


def count(model: Any, **filters: object) -> int:
    with acting_as(SYSTEM):
        return int(model.objects.filter(**filters).count())


def test_eight_workers_at_one_batch(photos: Party) -> None:
    filer = Filer(photos)
    batch = filer.send(*(record(n) for n in range(500)))
    answers = at_once(8, lambda _: checking.check_batch(batch.id))
    assert not unexpected(answers)
    assert state_of(batch) == "checked"
    assert count(CheckRun) == 1
    assert count(Record) == 500
    with acting_as(SYSTEM):
        assert sum(BatchCount.objects.values_list("n", flat=True)) == 500


def test_eight_workers_at_one_revision(photos: Party) -> None:
    filer = Filer(photos)
    filer.file(*(record(n) for n in range(20)))
    filer.declare({("items_removed", ""): 20})
    revision = filer.sign()
    answers = at_once(8, lambda _: checking.check_revision(revision.id))
    assert not unexpected(answers)
    assert state_of(revision) == "accepted"
    assert count(CheckRun, revision=revision) == 1
    with acting_as(SYSTEM):
        totals = Total.objects.filter(measure="items_removed").values_list("value", flat=True)
        assert list(totals) == [20]


def test_somebody_who_only_looks_does_not_stop_the_work(
    photos: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another, rung for the same, tries the lock in the moment between claim and work."""
    filer = Filer(photos)
    filer.declare({("prompts_blocked", ""): 1})
    revision = filer.sign()
    looking, take_up = threading.Event(), claims.take_up

    def look() -> None:
        with acting_as(SYSTEM):
            assert claims.hold(revision.id)
            looking.set()
            time.sleep(0.2)

    def looked_at(*claim: Any) -> bool:
        with ThreadPoolExecutor(1) as pool:
            pool.submit(on_a_connection_of_its_own, look)
            assert looking.wait(10)
            return take_up(*claim)

    monkeypatch.setattr(claims, "take_up", looked_at)
    checking.check_revision(revision.id)
    assert state_of(revision) == "accepted"


def test_the_later_claim_counts(photos: Party, monkeypatch: pytest.MonkeyPatch) -> None:
    filer = Filer(photos)
    filer.declare({("prompts_blocked", ""): 1})
    revision = filer.sign()
    take_up = claims.take_up

    def overtaken(*claim: Any) -> bool:
        monkeypatch.setattr(claims, "take_up", take_up)
        on_another_thread(lambda: checking.check_revision(revision.id))
        return take_up(*claim)

    monkeypatch.setattr(claims, "take_up", overtaken)
    checking.check_revision(revision.id)
    assert state_of(revision) == "accepted"
    assert count(CheckRun, revision=revision) == 1


def on_a_connection_of_its_own(deed: Callable[[], object]) -> None:
    try:
        deed()
    finally:
        connections.close_all()


def on_another_thread(deed: Callable[[], object]) -> None:
    with ThreadPoolExecutor(1) as pool:
        pool.submit(on_a_connection_of_its_own, deed).result(timeout=30)


def test_batches_and_revision_all_at_once(photos: Party) -> None:
    """Every bell rung at the same moment, in whatever order: still decided once, and right."""
    filer = Filer(photos)
    batches = [filer.send(*(record(10 * k + n) for n in range(10))) for k in range(3)]
    filer.declare({("items_removed", ""): 30})
    revision = filer.sign()

    def ring(number: int) -> None:
        if number < 6:
            checking.check_batch(batches[number % 3].id)
        checking.check_revision(revision.id)

    assert not unexpected(at_once(8, ring))
    checking.check_revision(revision.id)  # the bell that the last of the batches rings
    assert state_of(revision) == "accepted"
    assert filer.totals(1)["items_removed", "P2-1"] == 30
    assert count(CheckRun, revision=revision) == 1


def test_two_submissions(photos: Party) -> None:
    filer = Filer(photos)
    filer.declare({("prompts_blocked", ""): 1})
    answers = at_once(2, lambda _: filer.sign())
    assert (len(done(answers)), refusals(answers)) == (1, ["nothing_to_submit"])
    assert filer.states() == ["received"]


def test_two_corrections(photos: Party) -> None:
    filer = accepted(photos, {("prompts_blocked", ""): 1})
    answers = at_once(2, lambda number: filer.start(f"correction {number}"))
    assert (len(done(answers)), refusals(answers)) == (1, ["revision_open"])
    assert filer.states() == ["accepted", "draft"]


def test_a_report_is_opened_by_four(photos: Party) -> None:
    answers = at_once(4, lambda _: Filer(photos).report)
    assert not unexpected(answers)
    assert len({one.id for one in done(answers)}) == 1
    assert (count(Report), count(Revision)) == (1, 1)


def test_one_batch_is_uploaded_by_four(photos: Party) -> None:
    filer, before = Filer(photos), stored_files()
    answers = at_once(4, lambda _: filer.send(record(1), record(2)))
    assert not unexpected(answers)
    assert len({batch.id for batch in done(answers)}) == 1
    assert (count(Batch), count(RevisionBatch)) == (1, 1)
    assert len(stored_files() - before) == 1
    filer.checked(done(answers)[0])
    assert set(filer.held(1)) == {"r-1", "r-2"}


def test_one_key_is_used_by_four(photos: Party, login: Login) -> None:
    headers = login(photos).headers

    def ask(_: int) -> tuple[int, str]:
        api = Api(Client(), headers)
        answer = api.post("reports", {"period": "2025-05"}, **{"Idempotency-Key": "the-one"})
        return answer.status_code, answer.content.decode()

    answers = at_once(4, ask)
    assert len(set(answers)) == 1, answers
    assert done(answers)[0][0] == 201
    assert count(Report) == 1


def test_submitting_while_a_batch_comes_in(photos: Party) -> None:
    """The batch is in the filing, or it was refused: never in between."""
    filer = Filer(photos)
    filer.file(record(1))
    filer.declare({("items_removed", ""): 1})
    answers = at_once(2, lambda number: filer.sign() if number else filer.send(record(2)))
    assert not unexpected(answers)
    assert refusals(answers) in ([], ["no_draft"])
    assert count(Batch) == count(RevisionBatch) == 2 - len(refusals(answers))


@pytest.mark.parametrize("same", [True, False], ids=["identical", "different"])
@pytest.mark.parametrize("turned", [False, True], ids=["in order", "in opposite orders"])
def test_two_batches_with_the_same_record_ids(photos: Party, same: bool, turned: bool) -> None:
    """One wins. The other is told which records, and nothing of it is stored; where they lock each
    other out, PostgreSQL ends one, which is tried again."""
    filer = Filer(photos)
    numbers = list(range(2000))
    # Of its own, each; the rest is in both.
    one = filer.send(*(record(n) for n in numbers), record(5001))
    again = [record(n) if same else record(n, note="another") for n in numbers]
    other = filer.send(*(again[::-1] if turned else again), record(5002))
    at_once(2, lambda number: checking.check_batch((one, other)[number].id))
    for _ in range(5):
        if {state_of(one), state_of(other)} == {"checked", "rejected"}:
            break
        sweep_now()
        for batch in (one, other):
            checking.check_batch(batch.id)
    states = {state_of(one): one, state_of(other): other}
    assert set(states) == {"checked", "rejected"}
    assert count(Record, batch=states["checked"]) == 2001
    assert count(Record, batch=states["rejected"]) == 0
    assert count(BatchCount, batch=states["rejected"]) == 0
    with acting_as(SYSTEM):
        (run,) = CheckRun.objects.filter(batch=states["rejected"])
        assert run.counts == {"S133" if same else "S134": 2000}
        assert Finding.objects.filter(run=run).count() == 100


def test_two_arrays_with_the_same_records(photos: Party, login: Login) -> None:
    """Each item is answered as it is: stored by one of the two and held by then for the other."""
    filer, headers = Filer(photos), login(photos).headers
    shared = [record(n) for n in range(200)]

    def send(number: int) -> Any:
        body = json.dumps([*shared, record(1000 + number)]).encode()
        answer = Api(Client(), headers).upload(f"{filer.path}/records", body, "application/json")
        assert answer.status_code in (200, 201), answer.content
        return answer.json()

    answers = at_once(2, send)
    assert not unexpected(answers)
    stored = Counter(
        item["record_id"]
        for one in done(answers)
        for item in one["items"]
        if item["status"] == "stored"
    )
    with acting_as(SYSTEM):
        held = set(Record.objects.values_list("record_id", flat=True))
    assert set(stored) == held
    assert set(stored.values()) == {1}


def test_two_platforms_do_not_hold_each_other_up(photos: Party, rival: Party) -> None:
    filers = [Filer(photos), Filer(rival)]
    batches = [filer.send(*(record(n) for n in range(1000))) for filer in filers]
    answers = at_once(2, lambda number: checking.check_batch(batches[number].id))
    assert not unexpected(answers)
    assert [state_of(batch) for batch in batches] == ["checked", "checked"]


def test_a_lock_of_a_draft_does_not_outlive_its_request(photos: Party) -> None:
    filer = Filer(photos)
    filer.send(body=ndjson(record(1)))
    assert not connections["default"].in_atomic_block
    assert at_once(1, lambda _: filer.send(record(2)).state) == ["received"]
