"""A correction does not mean filing everything again: batches by reference, records one by one."""

import pytest

from platforms.refusals import Refused
from platforms.tenancy import acting_as
from reporting.models import RevisionBatch, State, Total
from reporting.models.days import told
from tests.conftest import Login, Party, record
from tests.reporting.filing import Filer, replace, withdraw

pytestmark = pytest.mark.usefixtures("live")
REMOVED = ("items_removed", "P2-1")
OTHER = ("items_removed", "P2-3")


@pytest.fixture
def filer(photos: Party) -> Filer:
    """Four records in two batches, accepted."""
    filer = Filer(photos)
    filer.file(record(1), record(2))
    filer.file(record(3), record(4))
    filer.declare({("items_removed", ""): 4})
    assert filer.submit().state == State.ACCEPTED
    return filer


def linked(filer: Filer, number: int) -> list[object]:
    with acting_as(filer.principal):
        links = RevisionBatch.objects.filter(revision__report=filer.report, revision__number=number)
        return list(links.values_list("batch_id", flat=True).order_by("batch_id"))


def test_a_correction_starts_from_what_was_filed(filer: Filer) -> None:
    revision = filer.start("a wrong figure")
    assert (revision.number, revision.reason, revision.state) == (2, "a wrong figure", "draft")
    assert revision.based_on == filer.revision(1)
    assert linked(filer, 2) == linked(filer, 1)
    assert filer.submit().state == State.ACCEPTED
    assert filer.totals(2) == filer.totals(1)


def test_a_batch_is_added_and_the_earlier_revision_stays_as_it_was(filer: Filer) -> None:
    filer.start()
    filer.file(record(5, category="P2-3"))
    filer.declare({("items_removed", ""): 5})
    assert filer.submit().state == State.ACCEPTED
    assert set(filer.held(1)) == {"r-1", "r-2", "r-3", "r-4"}
    assert set(filer.held(2)) == {"r-1", "r-2", "r-3", "r-4", "r-5"}
    assert (filer.totals(1)[REMOVED], filer.totals(2)[REMOVED]) == (4, 4)
    assert filer.totals(2)[OTHER] == 1


def test_a_batch_is_dropped_and_the_earlier_revision_keeps_it(filer: Filer) -> None:
    filer.start()
    with acting_as(filer.principal):
        first = filer.batch(linked(filer, 1)[0])  # type: ignore[arg-type]
    filer.drop(first)
    filer.declare({("items_removed", ""): 2})
    assert filer.submit().state == State.ACCEPTED
    assert set(filer.held(1)) == {"r-1", "r-2", "r-3", "r-4"}
    assert set(filer.held(2)) == {"r-3", "r-4"}
    assert filer.totals(2)[REMOVED] == 2


def test_a_record_is_replaced_and_the_totals_follow(filer: Filer) -> None:
    filer.start()
    batch = filer.correct(replace(2, record(2, category="P2-3", note="corrected")))
    assert (batch.state, batch.kind, batch.records) == ("checked", "corrections", 1)
    assert filer.submit().state == State.ACCEPTED

    assert filer.held(1)["r-2"]["category"] == "P2-1"
    now = filer.held(2)["r-2"]
    assert (now["category"], now["note"], now["version"]) == ("P2-3", "corrected", 2)
    assert len(filer.held(2)) == 4
    assert (filer.totals(2)[REMOVED], filer.totals(2)[OTHER]) == (3, 1)
    assert (filer.totals(1)[REMOVED], OTHER in filer.totals(1)) == (4, False)


def test_a_record_that_was_done_on_another_day_moves_there(filer: Filer) -> None:
    filer.start()
    filer.correct(replace(2, record(2, acted_at="2025-05-20T00:30:00+08:00")))
    assert filer.submit().state == State.ACCEPTED
    with acting_as(filer.principal):
        totals = Total.objects.filter(revision=filer.revision(2), measure="items_removed")
        assert [(one.value, told(one.days)) for one in totals] == [(4, "12:3 20:1")]
        first = Total.objects.get(revision=filer.revision(1), measure="items_removed")
        assert told(first.days) == "12:4"


def test_a_record_is_withdrawn_and_the_totals_follow(filer: Filer) -> None:
    filer.start()
    filer.correct(withdraw(3))
    assert filer.submit().state == State.REJECTED  # the figure says four
    filer.start()
    filer.declare({("items_removed", ""): 3})
    assert filer.submit().state == State.ACCEPTED
    assert set(filer.held(3)) == {"r-1", "r-2", "r-4"}
    assert set(filer.held(1)) == {"r-1", "r-2", "r-3", "r-4"}
    assert filer.totals(3)[REMOVED] == 3


def test_a_correction_is_corrected(filer: Filer) -> None:
    filer.start()
    filer.correct(replace(2, record(2, category="P2-3")))
    filer.correct(replace(2, record(2, category="P2-2")))
    assert filer.submit().state == State.ACCEPTED
    assert (filer.held(2)["r-2"]["category"], filer.held(2)["r-2"]["version"]) == ("P2-2", 3)
    assert filer.totals(2)[REMOVED] == 3
    assert filer.totals(2)["items_removed", "P2-2"] == 1
    assert OTHER not in filer.totals(2)


def test_a_withdrawn_record_comes_back_by_replacement(filer: Filer) -> None:
    filer.start()
    filer.correct(withdraw(2))
    again = filer.correct({**withdraw(2), "reason": "once more"})
    assert (again.state, dict(filer.runs(again)[0].counts)) == ("rejected", {"S136": 1})
    filer.drop(again)
    filer.correct(replace(2, record(2, note="it was right")))
    assert filer.submit().state == State.ACCEPTED
    assert filer.held(2)["r-2"]["note"] == "it was right"
    assert filer.totals(2)[REMOVED] == 4


def test_nothing_is_corrected_that_is_not_there(filer: Filer) -> None:
    filer.start()
    batch = filer.correct(withdraw(1), withdraw(99))
    assert (batch.state, dict(filer.runs(batch)[0].counts)) == ("rejected", {"S135": 1})
    assert set(filer.held(2)) == {"r-1", "r-2", "r-3", "r-4"}  # nor was the other half done


def test_a_batch_that_is_corrected_is_not_dropped_before_its_corrections(filer: Filer) -> None:
    filer.start()
    first = filer.batch(linked(filer, 1)[0])  # type: ignore[arg-type]
    correction = filer.correct(replace(2, record(2, category="P2-3")))
    with pytest.raises(Refused, match="batch_is_corrected") as refused:
        filer.drop(first)
    assert str(correction.id) in str(refused.value.params["batches"])
    filer.drop(correction)
    filer.drop(first)
    filer.declare({("items_removed", ""): 2})
    assert filer.submit().state == State.ACCEPTED
    assert filer.totals(2)[REMOVED] == 2


def test_a_dropped_correction_no_longer_counts(filer: Filer) -> None:
    filer.start()
    correction = filer.correct(replace(2, record(2, category="P2-3")), withdraw(3))
    filer.declare({("items_removed", ""): 3})
    assert filer.submit().state == State.ACCEPTED
    filer.start()
    filer.drop(correction)
    filer.declare({("items_removed", ""): 4})
    assert filer.submit().state == State.ACCEPTED
    assert filer.held(3)["r-2"]["category"] == "P2-1"
    assert filer.totals(3)[REMOVED] == 4
    # The revision that had it still has it.
    assert filer.held(2)["r-2"]["category"] == "P2-3"
    assert set(filer.held(2)) == {"r-1", "r-2", "r-4"}


def test_a_batch_that_is_not_in_the_draft_is_not_dropped(filer: Filer, rival: Party) -> None:
    filer.start()
    foreign = Filer(rival).file(record(1))
    with pytest.raises(Refused, match="batch_not_in_draft"):
        filer.drop(foreign)


def test_after_a_drop_the_same_records_are_filed_anew(filer: Filer) -> None:
    """The record ids are free again in this report; the version goes on counting."""
    filer.start()
    first = filer.batch(linked(filer, 1)[0])  # type: ignore[arg-type]
    filer.drop(first)
    fresh = filer.file(record(1, category="P2-3"), record(2))
    assert fresh.state == "checked"
    assert filer.submit().state == State.ACCEPTED
    assert filer.held(2)["r-1"]["category"] == "P2-3"
    assert filer.held(1)["r-1"]["category"] == "P2-1"
    assert (filer.totals(2)[REMOVED], filer.totals(2)[OTHER]) == (3, 1)


def test_a_dropped_batch_is_taken_back_by_sending_it_again(filer: Filer) -> None:
    filer.start()
    first = filer.batch(linked(filer, 1)[0])  # type: ignore[arg-type]
    filer.drop(first)
    assert filer.send(record(1), record(2)) == first
    assert filer.submit().state == State.ACCEPTED
    assert filer.totals(2)[REMOVED] == 4


def test_a_dropped_batch_does_not_come_back_where_others_took_its_place(filer: Filer) -> None:
    filer.start()
    first = filer.batch(linked(filer, 1)[0])  # type: ignore[arg-type]
    filer.drop(first)
    filer.file(record(1, category="P2-3"))
    with pytest.raises(Refused, match="batch_replaced"):
        filer.send(record(1), record(2))
    assert first.id not in linked(filer, 2)


def test_a_batch_that_was_in_the_way_of_another_is_dropped_and_the_other_sent_again(
    photos: Party,
) -> None:
    filer = Filer(photos)
    wrong = filer.file(record(1, category="P2-3"))
    right = filer.file(record(1), record(2))
    assert right.state == "rejected"
    filer.drop(right)
    filer.drop(wrong)
    again = filer.file(record(1), record(2))
    assert again.state == "checked"


def test_corrections_wait_for_the_batches_before_them(photos: Party) -> None:
    """However the messages are delivered."""
    filer = Filer(photos)
    first = filer.send(record(1), record(2))
    correction = filer.send(replace(2, record(2, category="P2-3")), kind="corrections")
    assert filer.checked(correction).state == "received"
    assert filer.checked(first).state == "checked"
    assert filer.batch(correction.id).state == "checked"
    filer.declare({("items_removed", ""): 2})
    assert filer.submit().state == State.ACCEPTED
    assert (filer.totals(1)[REMOVED], filer.totals(1)[OTHER]) == (1, 1)


def test_a_revision_waits_for_its_batches(photos: Party) -> None:
    filer = Filer(photos)
    batch = filer.send(record(1))
    filer.declare({("items_removed", ""): 1})
    revision = filer.sign()
    assert filer.judged(revision).state == State.RECEIVED
    filer.checked(batch)
    assert filer.revision(1).state == State.ACCEPTED


def test_every_version_of_a_record_is_told(filer: Filer, photos: Party, login: Login) -> None:
    filer.start()
    filer.correct(replace(2, record(2, category="P2-3")), withdraw(3))
    api = login(photos)
    replaced = api.get("records/r-2", period="2025-05").json()["versions"]
    assert [(one["version"], one["category"], one["reason"]) for one in replaced] == [
        (2, "P2-3", "the wrong category"),
        (1, "P2-1", ""),
    ]
    withdrawn = api.get("records/r-3", period="2025-05").json()["versions"]
    assert [(one["version"], one["withdrawn"]) for one in withdrawn] == [(2, True), (1, False)]
    assert api.get("records/r-99", period="2025-05").status_code == 404
    assert api.get("records/r-2", period="2025-06").status_code == 404


def test_pages_of_records_are_stable_and_complete(photos: Party, login: Login) -> None:
    """Over several batches and corrections, at any size of page, each record once."""
    filer = Filer(photos)
    filer.file(*(record(n) for n in range(40)))
    filer.file(*(record(n) for n in range(40, 70)))
    filer.correct(*(replace(n, record(n, category="P2-3")) for n in range(0, 70, 7)))
    filer.correct(*(withdraw(n) for n in range(1, 70, 10)))
    expected = {f"r-{n}" for n in range(70)} - {f"r-{n}" for n in range(1, 70, 10)}
    api = login(photos)
    orders = []
    for size in (1000, 17, 3):
        ids, found = [], api.get(f"{filer.path}/records", page_size=size).json()
        ids += [row["record_id"] for row in found["results"]]
        while found["next"]:
            found = api.client.get(found["next"], headers=api.headers).json()
            assert len(found["results"]) <= size
            ids += [row["record_id"] for row in found["results"]]
        assert len(ids) == len(expected)
        assert set(ids) == expected
        orders.append(ids)
    assert orders[0] == orders[1] == orders[2]
    corrected = api.get(f"{filer.path}/records", category="P2-3", page_size=1000).json()["results"]
    assert {row["record_id"] for row in corrected} == expected & {f"r-{n}" for n in range(0, 70, 7)}
