"""ingest_vs_copy: from bytes stored to the report accepted, against PostgreSQL's own COPY.

The yardstick is the server reading a file of its own with the very same rows, everything about them
known already, into a table with the same columns, constraints and indexes.
"""

import time

from bench import checking, ground
from bench.checking import Worked
from bench.plan import Plan
from bench.ratios import Measured, Surprise, in_pairs


def measure(plan: Plan) -> dict[str, Measured]:
    runs: list[Worked] = []

    def candor() -> float:
        runs.append(ingest(plan.records))
        return runs[-1].seconds

    measured = in_pairs(plan.pairs, ("candor", candor), ("copy", lambda: copy(plan.records)))
    measured.remarks = {
        "records": plan.records,
        "worker's own CPU, s": [run.cpu_seconds for run in runs],
        "worker_peak_mib": [run.mib for run in runs],
    }
    return {"ingest_vs_copy": measured}


def ingest(records: int) -> Worked:
    """Candor's side; leaves behind the file that COPY reads."""
    worked = checking.accepted(records)
    dump()
    return worked


def copy(records: int) -> float:
    """The yardstick's side: seconds, commit included."""
    ground.lay()
    with ground.superuser() as administrator:
        command = f"COPY {ground.YARD} FROM '{_dumped()}'".encode()
        began = time.perf_counter()
        copied = administrator.execute(command).rowcount
        seconds = time.perf_counter() - began
    if copied != records:
        raise Surprise(f"COPY took in {copied} rows, not {records}")
    return seconds


def dump() -> None:
    """Have the server write what the partition holds to a file of its own, as COPY reads it."""
    with ground.superuser() as administrator:
        administrator.execute(f"COPY {ground.PARTITION} TO '{_dumped()}'".encode())


def _dumped() -> str:
    """Below the server's own folder, where it may write whatever account it runs as."""
    with ground.superuser() as administrator:
        found = administrator.execute(b"SHOW data_directory").fetchone()
    return f"{found[0] if found else ''}/bench.copy"
