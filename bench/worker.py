"""A worker's part, in a process of its own: `python -m bench.worker`.

Reads from its input, as JSON on a line each, a piece of work to warm up with, then the one to be
measured; writes "ready" in between, and the outcome at last. What Django takes to start counts for
nothing, as it does in a worker that has been there for long.
"""

import json
import os
import sys
import time
from pathlib import Path
from typing import Any
from uuid import UUID

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    _work(json.loads(sys.stdin.readline()))
    print("ready", flush=True)
    asked = json.loads(sys.stdin.readline())
    began, idle = time.perf_counter(), time.process_time()
    _work(asked)
    seconds, busy = time.perf_counter() - began, time.process_time() - idle
    print(json.dumps({"seconds": seconds, "cpu_seconds": busy, "mib": peak_mib()}), flush=True)


def _work(asked: dict[str, Any]) -> None:
    """Check the batches and, with `follow`, whatever that makes due."""
    from reporting.services import checking

    batches = [UUID(each) for each in asked["batches"]]
    revisions: list[UUID] = []
    while batches or revisions:
        if batches:
            after = checking.check_batch(batches.pop(0))
        else:
            after = checking.check_revision(revisions.pop(0))
        if asked["follow"]:
            batches += after.batches
            revisions += after.revisions


def peak_mib() -> float:
    """The most memory that the process has had in use at once.

    From the kernel's account of this program: `getrusage` would remember who started it, too.
    """
    status = Path("/proc/self/status")
    if not status.exists():
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    fields = dict(line.split(":", 1) for line in status.read_text().splitlines())
    return int(fields["VmHWM"].split()[0]) / 1024


if __name__ == "__main__":
    main()
