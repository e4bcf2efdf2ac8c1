"""labels: reading the label of a file, kind by kind, against reading its bytes."""

import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from bench import ground, samples
from bench.plan import Plan
from bench.ratios import Measured, Surprise
from reporting.evidence.apart import Apart
from reporting.evidence.verdict import Verdict

SIZE = 8 << 20
BLOCK = 1 << 20
FEWEST = 5  # a reading takes milliseconds


def measure(plan: Plan) -> dict[str, Measured]:
    """A ratio for each kind of file; the worst one counts. In a process apart, as production does,
    with the answer's way back, from the memory of the system's page cache."""
    files = samples.write(ground.scratch() / "samples", SIZE)
    sides: dict[str, list[float]] = {}
    credentials: dict[str, float] = {}
    with Apart() as apart:
        for name, path in files.items():
            _warm(apart, name, path)
            label, read = zip(*_pairs(apart, path, max(FEWEST, plan.pairs)), strict=True)
            sides[name] = [median(label), median(read)]
            credentials[name] = _credentials(apart, name, path)
    ratios = [label / read for label, read in sides.values()]
    found = Measured(ratios, sides, sum_up=max)
    found.remarks["sides"] = "label, bytes alone: medians"
    found.remarks["MiB/s of label"] = [
        f"{name} {SIZE / BLOCK / label:.0f}" for name, (label, _) in sides.items()
    ]
    found.remarks["credentials, ms"] = [
        f"{name} {1000 * seconds:.1f}" for name, seconds in credentials.items()
    ]
    return {"labels": found}


def _warm(apart: Apart, name: str, path: Path) -> None:
    """Starts the processes, and sees to it that what is measured is a reading."""
    found = apart.examine(path)
    apart.provenance(path, found.container)
    if (found.container, found.verdict) != (name, Verdict.COMPLIANT):
        raise Surprise(f"{name} was read as {found.container}, {found.verdict}")


def _pairs(apart: Apart, path: Path, count: int) -> Iterator[tuple[float, float]]:
    for _ in range(count):
        began = time.perf_counter()
        apart.examine(path)
        between = time.perf_counter()
        _read(path)
        yield between - began, time.perf_counter() - between


def _credentials(apart: Apart, name: str, path: Path) -> float:
    began = time.perf_counter()
    apart.provenance(path, name)
    return time.perf_counter() - began


def _read(path: Path) -> None:
    with path.open("rb", buffering=0) as file:
        while file.read(BLOCK):
            pass
