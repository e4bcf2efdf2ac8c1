"""The same record twice: in a batch, in another, in another revision, at another platform. Each is
answered for what it is; being in each other's way is no repetition."""

import gzip
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any

import pytest
from django.db import connections

from platforms.principals import SYSTEM
from platforms.refusals import Refused
from platforms.tenancy import acting_as
from reporting.checks.lines import Limits
from reporting.models import Batch, Finding, Record, State
from reporting.services import arrays, checking, reading
from tests.conftest import Login, Party, ndjson, record
from tests.faults.processes import at_once, eventually, held_up, owner_connection, state_of
from tests.reporting.filing import Filer, replace, withdraw

pytestmark = pytest.mark.usefixtures("live")
# Check, line, and the place of the record that was there first.
Told = tuple[str, int | None, str, int]


def told(batch: Batch) -> list[Told]:
    """What was found in a batch, and the holder that each finding names."""
    with acting_as(SYSTEM):
        found = Finding.objects.filter(run__batch=batch).order_by("line")
        return [
            (
                one.check_id,
                one.line,
                one.params.get("batch", ""),
                one.params.get("line", one.params.get("first", 0)),
            )
            for one in found
        ]


def stored(batch: Batch) -> int:
    with acting_as(SYSTEM):
        return Record.objects.filter(batch_id=batch.id).count()


def test_within_a_batch_the_first_line_is_named(photos: Party) -> None:
    """Whether the second is the same or another: an id is given once."""
    filer = Filer(photos)
    batch = filer.file(record(1), record(2), record(1), record(2, note="another"), record(1))
    assert told(batch) == [("S118", 3, "", 1), ("S118", 4, "", 2), ("S118", 5, "", 1)]
    assert (batch.state, batch.records, stored(batch)) == ("rejected", 2, 0)


def test_within_a_batch_past_the_ids_that_are_remembered(
    photos: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "Limits", partial(Limits, ids_in_memory=2, chunk=3))
    filer = Filer(photos)
    numbers = [1, 2, 3, 4, 5, 3, 1, 5, 6, 3]
    batch = filer.file(*(record(number) for number in numbers))
    assert told(batch) == [
        ("S118", 6, "", 3),
        ("S118", 7, "", 1),
        ("S118", 8, "", 5),
        ("S118", 10, "", 3),
    ]
    assert (batch.records, stored(batch)) == (6, 0)


def test_across_batches_the_same_is_told_from_what_differs(photos: Party, login: Login) -> None:
    filer = Filer(photos)
    first = filer.file(record(1), record(2), record(3))
    second = filer.file(record(9), record(3), record(2, note="another"), record(8))
    holder = str(first.id)
    assert told(second) == [("S133", 2, holder, 3), ("S134", 3, holder, 2)]
    assert (second.state, second.errors, stored(second)) == ("rejected", 2, 0)
    assert set(filer.held(1)) == {"r-1", "r-2", "r-3"}

    api = login(photos)
    for language, same, different in (("en", "identical", "different"), ("zh", "相同", "不同")):
        headers = {**api.headers, "Accept-Language": language}
        page = api.client.get(f"/api/v1/{filer.path}/findings", headers=headers).json()["results"]
        assert [one["record_id"] for one in page] == ["r-3", "r-2"]
        assert same in page[0]["title"]
        assert different in page[1]["title"]
        assert all(holder in one["message"] for one in page)


def test_the_same_bytes_are_one_batch_and_packed_they_are_repetitions(photos: Party) -> None:
    filer, body = Filer(photos), ndjson(record(1), record(2))
    first = filer.file(body=body)
    assert filer.send(body=body).id == first.id
    packed = filer.file(body=gzip.compress(body), encoding="gzip")
    assert told(packed) == [("S133", 1, str(first.id), 1), ("S133", 2, str(first.id), 2)]


def test_across_revisions_the_batch_of_the_earlier_one_is_named(photos: Party) -> None:
    filer = Filer(photos)
    first = filer.file(record(1), record(2))
    filer.declare({("items_removed", ""): 2})
    assert filer.submit().state == State.ACCEPTED
    filer.start()
    again = filer.file(record(3), record(2), record(1, category="P2-3"))
    assert told(again) == [("S133", 2, str(first.id), 2), ("S134", 3, str(first.id), 1)]


def test_what_a_correction_put_there_is_what_stands_there(photos: Party) -> None:
    filer = Filer(photos)
    filer.file(record(1), record(2))
    correction = filer.correct(replace(2, record(2, note="corrected")))
    place = str(correction.id)
    assert told(filer.file(record(2))) == [("S134", 1, place, 1)]
    assert told(filer.file(record(7), record(2, note="corrected"))) == [("S133", 2, place, 1)]


def test_what_was_dropped_or_withdrawn_is_in_nobodys_way(photos: Party) -> None:
    filer = Filer(photos)
    dropped = filer.file(record(1), record(2))
    filer.drop(dropped)
    anew = filer.file(record(2), record(1, note="another"))
    assert (anew.state, told(anew)) == ("checked", [])
    filer.correct(withdraw(2))
    back = filer.file(record(2))
    assert (back.state, told(back)) == ("checked", [])
    assert told(filer.file(record(2), record(3))) == [("S133", 1, str(back.id), 1)]


def test_corrections_repeat_in_ways_of_their_own(photos: Party) -> None:
    filer = Filer(photos)
    filer.file(record(1), record(2))
    twice = filer.correct(withdraw(1), replace(2, record(2, note="a")), withdraw(2))
    assert told(twice) == [("S118", 3, "", 2)]
    withdrawn = filer.correct(withdraw(1))
    again = filer.correct(withdraw(2), withdraw(1), withdraw(99))
    assert told(again) == [("S136", 2, str(withdrawn.id), 1), ("S135", 3, "", 0)]
    assert filer.held(1).keys() == {"r-2"}


def test_an_id_is_free_in_another_month(photos: Party) -> None:
    Filer(photos).file(record(1))
    june = Filer(photos, "2025-06").file(record(1, acted_at="2025-06-12T10:00:00+08:00"))
    assert (june.state, told(june)) == ("checked", [])


def test_another_platforms_records_are_in_nobodys_way_and_nobodys_business(
    photos: Party, rival: Party, login: Login
) -> None:
    """The same ids, and the same content: a note says that there are others, and never who."""
    shared = {"content_sha256": "ab" * 32}
    theirs, ours = Filer(rival), Filer(photos)
    for filer in (theirs, ours):
        batch = filer.file(record(1, **shared), record(2))
        assert (batch.state, told(batch)) == ("checked", [])
        filer.declare({("items_removed", ""): 2})
        assert filer.submit().state == State.ACCEPTED
    assert ours.findings(1)["X501"] == 1
    api = login(photos)
    said = api.get(f"{ours.path}/findings").content
    said += b"".join(api.get(f"{ours.path}/findings.csv"))
    assert rival.platform is not None
    with acting_as(SYSTEM):
        foreign = [*Batch.objects.filter(platform=rival.platform).values_list("id", flat=True)]
    for mark in (rival.platform.uscc, rival.platform.name_zh, rival.platform.id, *foreign):
        assert str(mark) not in said.decode()


# --- At once ---------------------------------------------------------------------------------


@pytest.mark.parametrize("workers", [2, 3])
def test_loads_that_lock_each_other_out_end_in_the_right_answer_at_once(
    photos: Party, workers: int
) -> None:
    """In opposite orders: PostgreSQL ends one of them, and it finds out why by itself, without
    waiting for a sweeper. The records of one are in, each line of the others is answered."""
    filer = Filer(photos)
    shared = [record(number) for number in range(3000)]
    # Each begins elsewhere, and every other one goes backwards.
    turned = [
        (shared[start:] + shared[:start])[:: -1 if start % 2000 else 1] for start in (0, 1000, 2000)
    ]
    batches = [filer.send(*turned[n], record(9000 + n)) for n in range(workers)]
    answers = at_once(workers, lambda number: checking.check_batch(batches[number].id))
    assert not [one for one in answers if isinstance(one, Exception)]
    assert sorted(map(state_of, batches)) == ["checked", *["rejected"] * (workers - 1)]
    (winner,) = (batch for batch in batches if state_of(batch) == "checked")
    assert stored(winner) == 3001
    for batch in batches:
        if batch != winner:
            (run,) = filer.runs(batch)
            assert run.counts == {"S133": 3000}
            assert {holder for _, _, holder, _ in told(batch)} == {str(winner.id)}


INSERTED = """
INSERT INTO reporting_record_2025_05 (period, batch_id, line, platform_id, record_id, version,
  withdrawn, subject, action, category, detection, acted_at)
VALUES ('2025-05-01', uuidv7(), 1, %s, 'r-2', 1, false, 'item', 'REMOVE', 'P2-1', 'automated',
  '2025-05-12T00:00:00Z')
"""


@contextmanager
def half_way(database: str, platform_id: Any) -> Iterator[None]:
    """Another load holds the record id and has not made up its mind; in the end it gives up."""
    with owner_connection(database) as other, suppress(_GaveUp), other.transaction():
        other.execute("SELECT set_config('candor.principal', 'system||||', true)")
        other.execute(INSERTED, [platform_id])
        yield
        raise _GaveUp


class _GaveUp(Exception):
    pass


def _waits(database: str) -> bool:
    with owner_connection(database) as watch:
        query = "SELECT count(*) FROM pg_locks AS l WHERE NOT l.granted AND l.locktype = %s"
        row = watch.execute(query, ["transactionid"]).fetchone()
    return bool(row and row[0])


def test_waiting_for_a_load_that_gives_up_is_no_repetition(live: str, photos: Party) -> None:
    filer = Filer(photos)
    batch = filer.send(record(1), record(2), record(3))
    assert photos.platform is not None

    def check() -> None:
        checking.check_batch(batch.id)
        connections.close_all()

    worker = threading.Thread(target=check)
    with half_way(live, photos.platform.id):
        worker.start()
        eventually(lambda: _waits(live))
    worker.join(60)
    assert (filer.batch(batch.id).state, told(batch), stored(batch)) == ("checked", [], 3)


def test_a_wrong_line_hides_no_repetition(photos: Party) -> None:
    """Whoever mends the one wrong line would otherwise hear of all the others only then."""
    filer = Filer(photos)
    first = filer.file(record(1), record(2))
    batch = filer.file(
        record(1), record(2, note="another"), {"record_id": "new"}, record(3), record(3)
    )
    holder = str(first.id)
    assert {one for one in told(batch) if one[0] in ("S118", "S133", "S134")} == {
        ("S133", 1, holder, 1),
        ("S134", 2, holder, 2),
        ("S118", 5, "", 4),
    }
    assert (batch.state, batch.records, stored(batch)) == ("rejected", 1, 0)
    assert {one[0] for one in told(batch) if one[1] == 3} == {"S109"}


def test_a_wrong_correction_hides_none_that_has_no_target(photos: Party) -> None:
    filer = Filer(photos)
    filer.file(record(1), record(2))
    batch = filer.correct({**withdraw(1), "op": "delete"}, withdraw(7), withdraw(2))
    assert [one[:2] for one in told(batch)] == [("S111", 1), ("S135", 2)]
    assert batch.records == 1
    assert set(filer.held(1)) == {"r-1", "r-2"}


def test_what_a_batch_repeats_in_itself_is_subtracted_once(
    photos: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "Limits", partial(Limits, ids_in_memory=1))
    filer = Filer(photos)
    filer.file(record(1), record(2))
    batch = filer.file(record(1), record(2), record(2), record(3), {"record_id": "new"})
    assert [one[:2] for one in told(batch) if one[0] != "S109"] == [
        ("S133", 1),
        ("S133", 2),
        ("S118", 3),
    ]
    assert batch.records == 1


def test_a_batch_does_not_come_back_while_another_is_loading(photos: Party) -> None:
    """That one may hold the same ids, and is not seen before it is in."""
    filer = Filer(photos)
    first = filer.file(record(1))
    filer.drop(first)
    filer.send(record(1, note="anew"))
    with pytest.raises(Refused, match="batch_not_settled"):
        filer.send(record(1))


def test_corrections_are_not_dropped_while_records_are_loading(photos: Party) -> None:
    """What a correction withdrew may be filed anew in them."""
    filer = Filer(photos)
    filer.file(record(1))
    withdrawal = filer.correct(withdraw(1))
    again = filer.send(record(1, note="anew"))
    with pytest.raises(Refused, match="batch_not_settled"):
        filer.drop(withdrawal)
    filer.checked(again)
    with pytest.raises(Refused, match="batch_is_corrected"):
        filer.drop(withdrawal)


def test_an_array_does_not_wait_long_for_a_worker(
    live: str, photos: Party, login: Login, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It holds the draft meanwhile, for which all others who file wait."""
    monkeypatch.setattr(arrays, "LONGEST_WAIT", "200ms")
    filer, api = Filer(photos), login(photos)
    batch = filer.send(record(1), record(2))
    with ThreadPoolExecutor(1) as pool:
        with held_up(live, "reporting_checkrun") as waiting:
            loading = pool.submit(at_once, 1, lambda _: checking.check_batch(batch.id))
            eventually(waiting)
            answer = api.post(f"{filer.path}/records", [record(2)])
        loading.result(30)
    assert (answer.status_code, answer.json()["code"]) == (503, "try_again")
    assert api.post(f"{filer.path}/records", [record(2)]).json()["already_stored"] == 1
