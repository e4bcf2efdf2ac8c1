"""What Candor takes to check a filing: by a worker's process, with nothing else going on."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, cast

from bench import filing, ground, invented
from bench.filing import Filing
from bench.invented import Invented
from bench.ratios import Surprise

PROJECT = Path(__file__).resolve().parent.parent
WARM = 200


@dataclass(frozen=True)
class Worked:
    """`seconds` from the bytes stored to the outcome, those of them in which the worker itself
    computed and did not wait for the database, and the most memory it took."""

    seconds: float
    cpu_seconds: float
    mib: float


def check(one: Filing, *, follow: bool = True) -> Worked:
    """Have a new worker check a filing: its batches and, with `follow`, the revision."""
    with _worker() as (given, said):
        _tell(given, warming(), follow=True)
        if said.readline() != "ready\n":
            raise Surprise("the worker did not start")
        _tell(given, one, follow=follow)
        outcome = json.loads(said.readline() or "{}")
    if not outcome:
        raise Surprise("the worker failed")
    return Worked(**outcome)


@contextmanager
def _worker() -> Iterator[tuple[IO[str], IO[str]]]:
    child = subprocess.Popen(
        [sys.executable, "-m", "bench.worker"],
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    given, said = cast(IO[str], child.stdin), cast(IO[str], child.stdout)
    try:
        with given, said:
            yield given, said
    finally:
        child.kill()
        child.wait()


def _tell(given: IO[str], one: Filing, *, follow: bool) -> None:
    work = {"batches": [str(batch) for batch in one.batches], "follow": follow}
    print(json.dumps(work), file=given, flush=True)


def warming() -> Filing:
    return filing.file([lines(WARM)], ground.MONTH_BEFORE)


@cache
def lines(records: int, *, start: int = 0, faulty: bool = False) -> Invented:
    """A file of so many lines, written once a run."""
    name = f"{start}-{records}-{'faulty' if faulty else 'clean'}.ndjson"
    return invented.write(ground.scratch() / name, records, start=start, faulty=faulty)


def accepted(records: int) -> Worked:
    """So many clean records in one batch of a new platform, until its report is accepted."""
    ground.lay()
    one = filing.file([lines(records)])
    worked = check(one)
    filing.require(one, state="accepted", batch_state="checked", records=records)
    filing.forget(one)
    return worked


def looked_at(records: int, *, faulty: bool) -> Worked:
    """So many records in one batch, as far as the batch: taken in, or rejected as a whole."""
    ground.lay()
    one = filing.file([lines(records, faulty=faulty)])
    worked = check(one, follow=False)
    filing.require(
        one,
        state="received",
        batch_state="rejected" if faulty else "checked",
        records=0 if faulty else records,
    )
    filing.forget(one)
    return worked
