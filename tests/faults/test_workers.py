"""Messages doubled and lost, workers killed: real processes, and always the same result."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from config.celery import app as celery_app
from config.serving import Stack
from platforms.tenancy import acting_as
from reporting.models import BatchCount, CheckRun, Record, State
from tasks import checking as bells
from tasks import examining as bells_of_claims
from tests.conftest import Login, make_platform, record
from tests.faults.processes import (
    eventually,
    held_up,
    into_environment,
    nobody_at_work,
    ready,
    state_of,
    sweep_now,
    workers,
)
from tests.isolation.world import own_database
from tests.reporting.claiming import Claimant, packed, png, readings, samples
from tests.reporting.filing import Filer

REMOVED = ("items_removed", "P2-1")


class Stage:
    """One worker over one database for all tests of this module: its start is what takes long."""

    def __init__(self, database: str, logs: Path, stack: Stack) -> None:
        self.database, self.logs, self.stack = database, logs, stack
        self.starts = 1

    def kill(self) -> None:
        """SIGKILL, to the worker and all its processes."""
        self.stack.kill("worker")

    def start(self) -> None:
        self.starts += 1
        self.stack.start("worker")
        ready(self.logs, self.starts)


@pytest.fixture(scope="module")
def stage(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stage]:
    database, logs = "candor_test_workers", tmp_path_factory.mktemp("logs")
    with own_database(django_db_blocker, database), pytest.MonkeyPatch.context() as patch:
        into_environment(patch, database)
        with workers(logs) as stack:
            yield Stage(database, logs, stack)


@pytest.fixture
def filer(stage: Stage) -> Filer:
    """Of a platform of the test's own."""
    return Filer(make_platform("31", "Photos"))


def all_counted(filer: Filer, expected: int) -> None:
    """One run each, each record once, and the totals of them."""
    assert filer.totals(1)[REMOVED] == expected
    with acting_as(filer.principal):
        assert Record.objects.count() == expected
        assert sum(BatchCount.objects.values_list("n", flat=True)) == expected
        runs = list(CheckRun.objects.values_list("batch_id", "revision_id"))
        assert len(runs) == len(set(runs))


def waiting_messages() -> int:
    with celery_app.connection_for_read() as connection:
        channel: Any = connection.default_channel
        return int(channel.client.llen("celery"))


def test_bells_rung_many_times_over_are_answered_once(stage: Stage, filer: Filer) -> None:
    batches = [filer.send(*(record(100 * k + n) for n in range(100))) for k in range(3)]
    filer.declare({("items_removed", ""): 300})
    revision = filer.sign()
    for _ in range(4):
        for batch in batches:
            bells.check_batch.delay(str(batch.id))
        bells.check_revision.delay(str(revision.id))
    eventually(lambda: state_of(revision) == State.ACCEPTED)
    eventually(lambda: waiting_messages() == 0)
    all_counted(filer, 300)


def test_a_bell_that_was_never_rung_is_rung_by_the_sweeper(stage: Stage, filer: Filer) -> None:
    batch = filer.send(record(1))
    filer.declare({("items_removed", ""): 1})
    revision = filer.sign()
    assert (state_of(batch), state_of(revision)) == ("received", "received")
    sweep_now()
    eventually(lambda: state_of(revision) == State.ACCEPTED)
    all_counted(filer, 1)


def test_a_message_for_nothing_does_no_harm(stage: Stage, filer: Filer) -> None:
    bells.check_batch.delay("01968b3c-7f00-7000-8000-000000000001")
    bells.check_revision.delay("01968b3c-7f00-7000-8000-000000000001")
    revision = filer.sign(nil=True)
    bells.check_revision.delay(str(revision.id))
    eventually(lambda: state_of(revision) == State.ACCEPTED)


@pytest.mark.parametrize("table", ["reporting_batchcount", "reporting_finding"])
def test_a_worker_killed_in_the_middle_of_a_batch(stage: Stage, filer: Filer, table: str) -> None:
    """Held up after its records are in, and before its findings are; then SIGKILL."""
    batch = filer.send(*(record(n, product="unknown") for n in range(300)))
    with held_up(stage.database, table) as waiting:
        bells.check_batch.delay(str(batch.id))
        eventually(waiting)
        assert state_of(batch) == "checking"
        stage.kill()
    eventually(lambda: nobody_at_work(stage.database))
    assert state_of(batch) == "checking"  # as the worker left it
    with acting_as(filer.principal):
        assert not Record.objects.exists()
        assert not CheckRun.objects.exists()

    stage.start()
    sweep_now()
    eventually(lambda: state_of(batch) == "checked")
    with acting_as(filer.principal):
        assert Record.objects.count() == 300
        assert CheckRun.objects.get().counts == {"R210": 300}


def test_a_worker_killed_while_it_decides(stage: Stage, filer: Filer) -> None:
    filer.file(record(1), record(2))
    filer.declare({("items_removed", ""): 2})
    revision = filer.sign()
    with held_up(stage.database, "reporting_total") as waiting:
        bells.check_revision.delay(str(revision.id))
        eventually(waiting)
        stage.kill()
    eventually(lambda: nobody_at_work(stage.database))
    assert state_of(revision) == "checking"
    assert not filer.revision(1).in_force

    stage.start()
    sweep_now()
    eventually(lambda: state_of(revision) == State.ACCEPTED)
    all_counted(filer, 2)


def test_the_sweeper_leaves_alone_what_somebody_is_at(stage: Stage, filer: Filer) -> None:
    batch = filer.send(record(1))
    with held_up(stage.database, "reporting_batchcount") as waiting:
        bells.check_batch.delay(str(batch.id))
        eventually(waiting)
        for _ in range(3):
            sweep_now()
        assert state_of(batch) == "checking"
        assert len(waiting()) == 1
    eventually(lambda: state_of(batch) == "checked")
    with acting_as(filer.principal):
        assert CheckRun.objects.count() == 1


def test_a_worker_killed_in_the_middle_of_an_examination(stage: Stage, login: Login) -> None:
    """Held up after the samples were read and before anything is written; then SIGKILL."""
    claimant = Claimant(make_platform("31", "Photos"))
    claimant.measure({"modalities": ["image"]})
    bare = {f"bare-{n}": png("", width=3 + n) for n in range(8)}
    claimant.show(packed(**bare, **samples(claimant.party, 412)))
    revision = claimant.sign()
    with held_up(stage.database, "reporting_examination") as waiting:
        bells_of_claims.examine.delay(str(revision.id))
        eventually(waiting)
        assert claimant.states() == ["examining"]
        stage.kill()
    eventually(lambda: nobody_at_work(stage.database))
    assert claimant.states() == ["examining"]  # as the worker left it
    assert claimant.examinations() == []

    stage.start()
    sweep_now()
    for _ in range(4):  # and bells that are rung many times over are answered once
        bells_of_claims.examine.delay(str(revision.id))
    eventually(claimant.examinations)
    eventually(lambda: waiting_messages() == 0 and nobody_at_work(stage.database))
    (examination,) = claimant.examinations()
    assert len(readings(examination)) == 420
    path = f"attestations/{claimant.attestation.id}"
    told = login(claimant.party).get(path).json()
    assert told["examination"]["summary"] == (
        "claimed; 412 of 420 samples compliant, 98.1 % (95 % CI 96.3-99.0)"
    )
    assert told["state"] == examination.verdict
