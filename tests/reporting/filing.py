"""A platform that files, service by service, with the workers' part done at once."""

import io
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from platforms.tenancy import acting_as
from reporting.models import Batch, CheckRun, Finding, Report, Revision, Total
from reporting.selectors.findings import summarise
from reporting.selectors.records import START, read_records
from reporting.services import batches, checking, figures, reports
from reporting.services.batches import Incoming
from reporting.services.checking import Next
from reporting.services.figures import Declared
from reporting.services.reading import NDJSON
from tests.conftest import Party, ndjson

Figures = dict[tuple[str, str], int]


def work(after: Next) -> None:
    """What the workers do once they are rung, and whatever that leads to."""
    for batch_id in after.batches:
        work(checking.check_batch(batch_id))
    for revision_id in after.revisions:
        work(checking.check_revision(revision_id))


class Filer:
    """One platform and its report for one period."""

    def __init__(self, party: Party, period: str = "2025-05") -> None:
        self.party, self.principal = party, party.principal
        with acting_as(self.principal):
            self.report: Report = reports.open_report(self.principal, period)[0]

    @property
    def path(self) -> str:
        return f"reports/{self.report.id}"

    def send(
        self,
        *records: dict[str, object],
        body: bytes = b"",
        kind: str = "records",
        encoding: str = "",
        media_type: str = NDJSON,
        key: str | None = None,
    ) -> Batch:
        """Upload a batch, and no more than that."""
        content = body or ndjson(*records)
        incoming = Incoming(io.BytesIO(content), kind, encoding, media_type, len(content))
        return batches.receive(self.principal, self.report, incoming, key).batch

    def file(self, *records: dict[str, object], **options: Any) -> Batch:
        """Upload a batch and have it checked."""
        return self.checked(self.send(*records, **options))

    def correct(self, *corrections: dict[str, object]) -> Batch:
        return self.file(*corrections, kind="corrections")

    def checked(self, batch: Batch) -> Batch:
        work(checking.check_batch(batch.id))
        return self.batch(batch.id)

    def batch(self, batch_id: UUID) -> Batch:
        with acting_as(self.principal):
            return Batch.objects.get(pk=batch_id)

    def drop(self, batch: Batch) -> None:
        with acting_as(self.principal):
            batches.drop(self.principal, self.report, batch.id)

    def declare(self, totals: Figures, qualifier: str = "exact") -> None:
        declared = [
            Declared(measure, category, "", value, qualifier)
            for (measure, category), value in totals.items()
        ]
        with acting_as(self.principal):
            figures.declare(self.principal, self.report, declared)

    def sign(self, *, nil: bool = False) -> Revision:
        """Submit, and no more than that."""
        assert self.party.signatory is not None
        with acting_as(self.principal):
            return reports.submit(
                self.principal, self.report, signatory_id=self.party.signatory.id, nil=nil
            )

    def submit(self, *, nil: bool = False) -> Revision:
        """Submit and have it judged."""
        return self.judged(self.sign(nil=nil))

    def judged(self, revision: Revision) -> Revision:
        work(checking.check_revision(revision.id))
        return self.revision(revision.number)

    def start(self, reason: str = "a correction") -> Revision:
        with acting_as(self.principal):
            return reports.start_correction(self.principal, self.report, reason)

    def revision(self, number: int) -> Revision:
        with acting_as(self.principal):
            return Revision.objects.get(report=self.report, number=number)

    def states(self) -> list[str]:
        with acting_as(self.principal):
            found = Revision.objects.filter(report=self.report).order_by("number")
            return list(found.values_list("state", flat=True))

    def held(self, number: int) -> dict[str, dict[str, Any]]:
        """The records of a revision as they count, read in small pages."""
        rows: dict[str, dict[str, Any]] = {}
        after, more = START, True
        with acting_as(self.principal):
            revision = Revision.objects.select_related("report").get(
                report=self.report, number=number
            )
            while more:
                page = read_records(revision, after=after, limit=2)
                assert not rows.keys() & {row["record_id"] for row in page.rows}
                rows |= {row["record_id"]: row for row in page.rows}
                after, more = page.last, page.more
        return rows

    def totals(self, number: int) -> Figures:
        """What an accepted revision comes to, by measure and category."""
        found: Figures = {}
        with acting_as(self.principal):
            rows = Total.objects.filter(revision__report=self.report, revision__number=number)
            for row in rows:
                key = (row.measure, row.category)
                found[key] = found.get(key, 0) + row.value
        return found

    def findings(self, number: int) -> dict[str, int]:
        with acting_as(self.principal):
            return summarise(Revision.objects.get(report=self.report, number=number)).counts

    def finding(self, check_id: str) -> Finding:
        """The latest of a check."""
        with acting_as(self.principal):
            found = Finding.objects.filter(check_id=check_id).order_by("-id").first()
        assert found is not None
        return found

    def runs(self, batch: Batch) -> Sequence[CheckRun]:
        with acting_as(self.principal):
            return list(CheckRun.objects.filter(batch=batch))


def accepted(party: Party, totals: Figures, period: str = "2025-05") -> Filer:
    """A report that only declares, accepted."""
    filer = Filer(party, period)
    filer.declare(totals)
    assert filer.submit().state == "accepted"
    return filer


def replace(number: int, record: dict[str, object]) -> dict[str, object]:
    return {
        "record_id": f"r-{number}",
        "op": "replace",
        "reason": "the wrong category",
        "record": record,
    }


def withdraw(number: int) -> dict[str, object]:
    return {"record_id": f"r-{number}", "op": "withdraw", "reason": "filed by mistake"}


MAY = date(2025, 5, 1)
