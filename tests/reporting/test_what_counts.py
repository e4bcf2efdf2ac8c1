"""Each record counts once, whatever is dropped, sent again or loaded meanwhile."""

import gzip
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection
from django.utils import timezone

from platforms.principals import SYSTEM
from platforms.refusals import Refused
from platforms.tenancy import acting_as
from reporting.models import Batch, State
from reporting.selectors.findings import summarise
from reporting.services import checking, claims, reports, snapshots, sweeping
from reporting.services.copying import Straight
from reporting.services.explaining import explain_check, wholes
from tests.conftest import Login, Party, record
from tests.reporting.filing import Filer, accepted, withdraw

pytestmark = pytest.mark.usefixtures("live")
BLOCKED = ("prompts_blocked", "")


def test_a_batch_that_comes_in_while_another_loads_is_seen_by_it(
    photos: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The links are read once the rows are in: else both batches would count the record."""
    filer = Filer(photos)
    large = filer.send(record(1), record(2))

    def overtaken(self: Straight, cursor: object) -> None:
        if self.batch.id == large.id:
            elsewhere(lambda: filer.file(record(1)))

    monkeypatch.setattr(Straight, "prepare", overtaken)
    rejected = filer.checked(large)
    assert (rejected.state, rejected.errors) == ("rejected", 1)
    assert set(filer.held(1)) == {"r-1"}


def elsewhere(deed: Callable[[], object]) -> None:
    """Do something on another connection, wholly, before this returns."""

    def act() -> None:
        try:
            deed()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(act).result(timeout=30)


def test_a_withdrawal_is_not_dropped_from_under_what_was_filed_after_it(photos: Party) -> None:
    filer = Filer(photos)
    filer.file(record(1))
    withdrawal = filer.correct(withdraw(1))
    again = filer.file(record(1, category="P2-3"))
    with pytest.raises(Refused, match="batch_is_corrected"):
        filer.drop(withdrawal)
    filer.drop(again)
    filer.drop(withdrawal)
    assert filer.held(1)["r-1"]["category"] == "P2-1"


def test_no_batch_is_dropped_while_corrections_are_being_checked(photos: Party) -> None:
    filer = Filer(photos)
    first = filer.file(record(1))
    correction = filer.send(withdraw(1), kind="corrections")
    with pytest.raises(Refused, match="batch_not_settled"):
        filer.drop(first)
    filer.checked(correction)
    with pytest.raises(Refused, match="batch_is_corrected"):
        filer.drop(first)


def test_a_dropped_batch_comes_back_only_when_its_check_is_over(photos: Party) -> None:
    filer = Filer(photos)
    batch = filer.send(record(1))
    filer.drop(batch)
    with pytest.raises(Refused, match="batch_not_settled"):
        filer.send(record(1))
    filer.checked(batch)
    assert filer.send(record(1)).id == batch.id


def test_the_same_bytes_under_the_right_encoding_are_another_batch(photos: Party) -> None:
    filer = Filer(photos)
    body = gzip.compress(json.dumps(record(1)).encode())
    wrong = filer.file(body=body)
    assert wrong.state == "rejected"
    filer.drop(wrong)
    right = filer.file(body=body, encoding="gzip")
    assert (right.state, right.records) == ("checked", 1)


def test_a_whole_check_is_explained_for_the_findings_it_had(photos: Party) -> None:
    """As many findings, but of another value, are other findings."""
    accepted(photos, {BLOCKED: 1200}, "2025-04")
    filer = Filer(photos)
    filer.declare({BLOCKED: 12_000})
    assert filer.submit().state == State.NEEDS_EXPLANATION
    with acting_as(photos.principal):
        runs = summarise(filer.revision(1)).runs
        explain_check(photos.principal, filer.report, "H403", wholes(runs)["H403"], "It is right.")
    filer.start()
    filer.declare({BLOCKED: 12_001})
    assert filer.submit().state == State.NEEDS_EXPLANATION
    filer.start()
    filer.declare({BLOCKED: 12_000})
    assert filer.submit().state == State.ACCEPTED


def test_what_stands_before_a_withdrawn_draft_can_be_filed_again(photos: Party) -> None:
    accepted(photos, {BLOCKED: 1200}, "2025-04")
    filer = Filer(photos)
    filer.declare({BLOCKED: 12_000})
    filer.submit()
    filer.start()
    with acting_as(photos.principal):
        reports.withdraw(photos.principal, filer.report, "not needed after all")
        runs = summarise(filer.revision(1)).runs
        explain_check(photos.principal, filer.report, "H403", wholes(runs)["H403"], "It is right.")
    assert filer.submit().number == 1
    assert filer.states() == ["accepted", "withdrawn"]


def test_content_of_a_rivals_draft_is_not_told(photos: Party, rival: Party) -> None:
    """Only what is in force somewhere is said to be filed by others too."""
    shared = {"content_sha256": "ab" * 32}
    other = Filer(rival)
    other.file(record(1, **shared))
    filer = Filer(photos)
    filer.file(record(1, **shared))
    filer.declare({("items_removed", ""): 1})
    filer.submit()
    assert "X501" not in filer.findings(1)

    other.declare({("items_removed", ""): 1})
    assert other.submit().state == State.ACCEPTED
    filer.start()
    filer.submit()
    assert filer.findings(2)["X501"] == 1


def test_of_a_large_report_the_same_part_is_looked_up_by_all(
    photos: Party, rival: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those with the smallest digests: so two who share content find that they do."""
    monkeypatch.setattr(snapshots, "LOOKED_UP", 2)
    digests = [f"{number:02x}" * 32 for number in range(9)]
    accepted_with(rival, *digests[:6])
    filer = accepted_with(photos, *reversed(digests))
    assert filer.finding("X501").params == {
        "looked": 2,
        "records": 2,
        "platforms": 1,
        "sample": digests[0][:12],
    }


def accepted_with(party: Party, *digests: str) -> Filer:
    """A filer whose report in force has a record for each digest."""
    filer = Filer(party)
    filer.file(*(record(number, content_sha256=one) for number, one in enumerate(digests)))
    filer.declare({("items_removed", ""): len(digests)})
    assert filer.submit().state == State.ACCEPTED
    return filer


def test_an_office_does_not_see_a_batch_of_a_draft(
    photos: Party, shanghai: Party, login: Login
) -> None:
    filer = Filer(photos)
    batch = filer.file(record(1))
    office = login(shanghai)
    assert office.get(f"{filer.path}/batches/{batch.id}").status_code == 404
    filer.declare({("items_removed", ""): 1})
    filer.submit()
    assert office.get(f"{filer.path}/batches/{batch.id}").status_code == 200


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("reporting_revision", {"state": "accepted"}),
        ("reporting_revision", {"in_force": True}),
        ("reporting_batch", {"state": "checked"}),
        ("reporting_batch", {"records": 5}),
        ("reporting_explanation", {"decision": "noted"}),
    ],
)
def test_no_row_is_born_further_than_its_service_would_bring_it(
    photos: Party, table: str, columns: dict[str, Any]
) -> None:
    """In SQL, as the platform: a copy of a row of its own, but for its id and these columns."""
    accepted(photos, {BLOCKED: 1200}, "2025-04")
    filer = Filer(photos)
    filer.file(record(1))
    filer.declare({BLOCKED: 12_000, ("items_removed", ""): 1})
    filer.submit()
    with acting_as(photos.principal):
        runs = summarise(filer.revision(1)).runs
        explain_check(photos.principal, filer.report, "H403", wholes(runs)["H403"], "It is right.")
    changed = ", ".join(f"{name} = %({name})s" for name in columns)
    sql = (
        f"CREATE TEMPORARY TABLE born ON COMMIT DROP AS SELECT * FROM {table} LIMIT 1;"
        f"UPDATE born SET id = uuidv7(), {changed};"
        f"INSERT INTO {table} SELECT * FROM born"
    )
    with (
        pytest.raises(IntegrityError, match="is born as"),
        acting_as(photos.principal),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql, columns)


def test_work_that_keeps_killing_its_worker_has_to_pause(photos: Party) -> None:
    filer = Filer(photos)
    batch = filer.send(record(1))
    with acting_as(SYSTEM):
        row = filer.batch(batch.id)
        row.state, row.attempts, row.claimed_at = "checking", 3, timezone.now()
        row.save(update_fields=["state", "attempts", "claimed_at"])
    assert checking.check_batch(batch.id) == checking.Next()
    assert filer.batch(batch.id).state == "checking"
    with acting_as(SYSTEM):
        Batch.objects.filter(pk=batch.id).update(rung_at=timezone.now() - timedelta(hours=1))
    assert sweeping.find_lost() == checking.Next()
    assert filer.batch(batch.id).state == "errored"


def test_a_report_that_is_judged_often_does_not_count_as_one_that_kills(photos: Party) -> None:
    """It may be filed again and again while an explanation is wanting."""
    accepted(photos, {BLOCKED: 1200}, "2025-04")
    filer = Filer(photos)
    filer.declare({BLOCKED: 12_000})
    for _ in range(claims.DEATHS + 1):
        assert filer.submit().state == State.NEEDS_EXPLANATION
    revision = filer.sign()
    with acting_as(SYSTEM):
        revision.state = "checking"  # and here the worker died, for the first time
        revision.save(update_fields=["state"])
    assert filer.judged(revision).state == State.NEEDS_EXPLANATION
