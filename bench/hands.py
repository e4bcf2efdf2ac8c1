"""two_workers_vs_one: a report in several batches, and real Celery workers that share them."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import UUID

from bench import checking, filing, ground
from bench.filing import Filing
from bench.plan import Plan
from bench.ratios import Measured, Surprise, in_pairs
from config.celery import app
from config.serving import Child
from config.serving.children import stop
from config.serving.commands import WORKER, here
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import Batch, Revision
from tasks.checking import check_batch
from tasks.ringing import ring

PATIENCE = 1200.0
POLL = 0.02


def measure(plan: Plan) -> dict[str, Measured]:
    measured = in_pairs(
        plan.pairs,
        ("one worker", lambda: shared(1, *plan.waiting)),
        ("two workers", lambda: shared(2, *plan.waiting)),
    )
    measured.remarks = {"batches": plan.waiting[0], "records in each": plan.waiting[1]}
    app.close()
    return {"two_workers_vs_one": measured}


def shared(hands: int, batches: int, records: int) -> float:
    """Seconds from the first bell until the report is accepted. All its batches wait already."""
    ground.lay()
    one = filing.file([checking.lines(records, start=n * records) for n in range(batches)])
    with _workers(hands) as workers:
        _warm(hands, workers)
        began = time.perf_counter()
        _ring(one)
        _wait(lambda: _decided(one.revision.id), workers)
        seconds = time.perf_counter() - began
    filing.require(one, state="accepted", batch_state="checked", records=batches * records)
    filing.forget(one)
    return seconds


@contextmanager
def _workers(hands: int) -> Iterator[list[Child]]:
    """So many workers of one process each, as if on hosts of their own."""
    logs = [ground.scratch() / f"worker-{number}.log" for number in range(hands)]
    for log in logs:
        log.unlink(missing_ok=True)
    workers = [
        Child(log.stem, here(WORKER, "--concurrency=1", f"--hostname={log.stem}@%h"), log)
        for log in logs
    ]
    try:
        _wait(lambda: all(" ready." in log.read_text() for log in logs), workers)
        yield workers
    finally:
        stop(workers)


def _warm(hands: int, workers: list[Child]) -> None:
    """Small reports first, enough for each worker to get one."""
    small = [checking.warming() for _ in range(4 * hands)]
    for one in small:
        _ring(one)
    _wait(lambda: all(_decided(one.revision.id) for one in small), workers)


def _ring(one: Filing) -> None:
    for batch in one.batches:
        ring(check_batch, str(batch))


def _decided(revision: UUID) -> bool:
    with acting_as(SYSTEM):
        if Batch.objects.filter(revision_links__revision=revision, state="errored").exists():
            raise Surprise("a batch errored; the worker's log says why")
        found = Revision.objects.values_list("state", flat=True).get(pk=revision)
    return found not in ("received", "checking")


def _wait(until: Callable[[], bool], workers: list[Child]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not until():
        if any(worker.code() is not None for worker in workers):
            raise Surprise("a worker ended")
        if time.monotonic() > deadline:
            raise Surprise(f"nothing came of it in {PATIENCE:.0f} s")
        time.sleep(POLL)
