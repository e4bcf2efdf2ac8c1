"""Which findings of a run are new, and which of the one before are gone: exactly, however many."""

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from typing import IO, Literal

import msgspec

from reporting.checks.findings import Finding as Found
from reporting.models import CheckRun
from reporting.selectors.findings import as_found, complete

Side = Literal["gone", "new"]
# Of lists too long for memory, so many parts are compared one after another.
PARTS = 256


class Entry(msgspec.Struct, frozen=True):
    side: Side
    fingerprint: str
    found: Found


def changed(before: CheckRun | None, now: CheckRun | None) -> Iterator[Entry]:
    """Findings that only one of two runs has, by fingerprint; those on both sides pair off.

    In the order in which they were found, the gone ones first; of long lists, part by part.
    """
    if any(run is not None and run.truncated for run in (before, now)):
        yield from _in_parts(_both(before, now))
    else:
        found = list(_both(before, now))
        yield from _unpaired(found.__iter__)


def _both(before: CheckRun | None, now: CheckRun | None) -> Iterator[Entry]:
    sides: tuple[tuple[Side, CheckRun | None], ...] = (("gone", before), ("new", now))
    for side, run in sides:
        if run is not None:
            for fingerprint, found in _with_fingerprints(run):
                yield Entry(side, fingerprint, found)


def _with_fingerprints(run: CheckRun) -> Iterator[tuple[str, Found]]:
    if run.truncated:
        for found in complete(run):
            yield found.fingerprint, found
    else:
        # As stored: a row's pointer may have been cut.
        for row in run.findings.order_by("id"):
            yield row.fingerprint, as_found(row)


def _unpaired(read: Callable[[], Iterator[Entry]]) -> Iterator[Entry]:
    """Reads twice: to count, and to give out what was left over on either side."""
    left: Counter[str] = Counter()
    for entry in read():
        left[entry.fingerprint] += 1 if entry.side == "new" else -1
    for entry in read():
        step = 1 if entry.side == "new" else -1
        if left[entry.fingerprint] * step > 0:
            left[entry.fingerprint] -= step
            yield entry


def _in_parts(found: Iterator[Entry]) -> Iterator[Entry]:
    """The same on disk: what pairs off has the same fingerprint, and so is in the same part."""
    with ExitStack() as stack:
        parts = [stack.enter_context(tempfile.TemporaryFile()) for _ in range(PARTS)]
        for entry in found:
            part = parts[int(entry.fingerprint[:8], 16) % PARTS]
            part.write(msgspec.json.encode(entry) + b"\n")
        for part in parts:
            yield from _unpaired(partial(_read, part))


def _read(part: IO[bytes]) -> Iterator[Entry]:
    part.seek(0)
    for line in part:
        yield msgspec.json.decode(line, type=Entry)


def severities(run: CheckRun) -> dict[str, str]:
    """How grave the findings of each check were when the run was made."""
    known = dict(run.findings.order_by().values_list("check_id", "severity").distinct())
    missing = {check for check, n in run.counts.items() if n} - known.keys()
    found = complete(run) if missing else iter(())
    while missing and (one := next(found, None)):
        known.setdefault(one.check_id, one.severity.value)
        missing.discard(one.check_id)
    return known
