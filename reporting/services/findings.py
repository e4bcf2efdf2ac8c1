"""Findings on their way into the database: counted exactly, sampled, complete in a file."""

import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from uuid import UUID

from django.core.files.base import File
from django.core.files.storage import default_storage

from reporting.checks.findings import Finding as Found
from reporting.checks.registry import Severity, get
from reporting.models import CheckRun, Finding
from reporting.services import spills

PER_CHECK = 100
IN_ALL = 1000
FINGERPRINTS = 2**256
AT_ONCE = 1000  # findings that are written to the file together
NO_LINE = "S119"


class FindingSink:
    """Takes any number of findings in bounded memory.

    The first of each check are kept as rows; past those, all of them go to a file as well, which
    is gone once the sink is closed: use it with `contextlib.closing`.
    """

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.digests: dict[str, int] = defaultdict(int)
        self.sample: list[Found] = []
        self.spill: spills.Spill | None = None
        self.pending: list[Found] = []

    @property
    def severities(self) -> Counter[str]:
        """How many findings there are of each severity, exactly."""
        found: Counter[str] = Counter()
        for check_id, n in self.counts.items():
            found[get(check_id).severity] += n
        return found

    def add(self, findings: Iterable[Found]) -> None:
        counts, sample, pending = self.counts, self.sample, self.pending
        for found in findings:
            check_id = found.check_id
            if check_id == NO_LINE and self.severities["error"]:
                continue  # there were lines, and what kept them from being read has been said
            n = counts[check_id] = counts.get(check_id, 0) + 1
            if found.severity is Severity.WARNING:
                self.digests[check_id] += int(found.fingerprint, 16)
            if n <= PER_CHECK and len(sample) < IN_ALL:
                sample.append(found)
                if self.spill is None:
                    continue
            pending.append(found)
            if len(pending) >= AT_ONCE or self.spill is None:
                self._flush()

    def _flush(self) -> spills.Spill:
        """Write what is held to the file; the first time, the sample goes before it."""
        if self.spill is None:
            self.file = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the sink
            self.spill = spills.Spill(self.file)
            self.spill.write(self.sample)
        self.spill.write(self.pending)
        self.pending.clear()
        return self.spill

    @property
    def truncated(self) -> bool:
        return self.spill is not None

    def save(
        self,
        *,
        platform_id: UUID,
        rule_set: str,
        started_at: datetime,
        finished_at: datetime,
        batch_id: UUID | None = None,
        revision_id: UUID | None = None,
        recheck: bool = False,
    ) -> CheckRun:
        """Write the run with its counts and sample, in the caller's transaction."""
        run = CheckRun.objects.create(
            platform_id=platform_id,
            batch_id=batch_id,
            revision_id=revision_id,
            rule_set=rule_set,
            started_at=started_at,
            finished_at=finished_at,
            counts=dict(self.counts),
            digests={
                check: f"{total % FINGERPRINTS:064x}" for check, total in self.digests.items()
            },
            truncated=self.truncated,
            recheck=recheck,
        )
        Finding.objects.bulk_create((_row(run, found) for found in self.sample), batch_size=500)
        self._keep(run)
        return run

    def complete(self) -> Iterator[Found]:
        """Every finding that was taken, in their order. After this, no more are taken."""
        if self.spill is None:
            yield from self.sample
            return
        yield from spills.read(self._flush().finish())

    def close(self) -> None:
        if self.spill is not None:
            self.file.close()

    def _keep(self, run: CheckRun) -> None:
        if self.spill is not None:
            whole = File(self._flush().finish())
            default_storage.save(complete_path(run.platform_id, run.id), whole)


def complete_path(platform_id: UUID, run_id: UUID) -> str:
    """Where the complete findings of a truncated run are: see `spills`."""
    return f"findings/{platform_id}/{run_id}.ndjson.zst"


def _row(run: CheckRun, found: Found) -> Finding:
    return Finding(
        platform_id=run.platform_id,
        run=run,
        check_id=found.check_id,
        severity=found.severity.value,
        pointer=found.pointer[:200],
        line=found.line,
        record_id=found.record_id or "",
        params=dict(found.params),
        fingerprint=found.fingerprint,
    )
