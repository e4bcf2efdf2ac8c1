"""One platform's people at work: everything they do goes through the generated client."""

import io
import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from candor_client import AuthenticatedClient
from candor_client.api.me import me_retrieve
from candor_client.api.products import products_register
from candor_client.api.reports import (
    batches_list,
    corrections_upload,
    figures_declare,
    findings_explain,
    findings_list,
    records_upload,
    reports_open,
    reports_submit,
    revisions_retrieve,
    revisions_start,
)
from candor_client.models import (
    BatchReceipt,
    ExplainInRequest,
    FigureInRequest,
    FiguresInRequest,
    FindingOut,
    OpenReportRequest,
    RecordInRequest,
    RegisterProductRequest,
    RevisionOut,
    StartRevisionRequest,
    SubmitRequest,
)
from candor_client.types import File

from demo import books, mistakes, records
from demo.answers import Stopped, Surprise, must
from demo.attesting import attest
from demo.cast import Invented
from demo.volumes import MONTHS, Volume

ANSWERED_WITHIN = 900.0  # seconds without any progress after which the demo gives up
FIRST_PAUSE, LONGEST_PAUSE = 0.15, 2.0  # between two looks at a verdict
ATTEMPTS = 5
ARRAY_ITEMS = 1000
FIGURE_CHECKS = {"T301", "T306", "T307", "H403"}


@dataclass
class Outcome:
    """What came of a platform's campaign, by its own books and by what was answered.

    `reports` by month, and `claims`: how many it attested to.
    """

    totals: dict[str, int] = field(default_factory=dict)
    records: int = 0
    revisions: int = 0
    findings: list[str] = field(default_factory=list)
    claims: int = 0
    platform: UUID | None = None
    reports: dict[str, UUID] = field(default_factory=dict)


@dataclass
class Month:
    """A report in the making. `number`: of the revision that is worked on."""

    name: str
    report: UUID
    number: int
    ledger: records.Ledger
    figures: list[books.Figure]
    sent: dict[UUID, list[str]] = field(default_factory=dict)
    checked: int = 0


@dataclass
class Filer:
    """A platform's office. `progress` is told of each month's records as they are checked."""

    platform: Invented
    client: AuthenticatedClient
    volumes: dict[str, Volume]
    seed: int
    batch_size: int
    by_array: bool
    progress: Callable[[int], None]
    stop: threading.Event
    outcome: Outcome = field(default_factory=Outcome)

    def campaign(self) -> Outcome:
        """All three months, one after the other: a month is judged beside those before it."""
        me = must(me_retrieve.sync(client=self.client))
        self.signatory = me.signatories[0].id
        self.outcome.platform = me.platform.id if me.platform else None
        self._register_products()
        for month in MONTHS:
            if month in self.volumes:
                self._file(month, self.volumes[month])
            else:
                self._file_nil(month)
        # Last of all, so that a claim is held against all the reports at its first examination.
        self.outcome.claims = attest(self.client, self.platform, self.signatory, self.seed)
        return self.outcome

    def _register_products(self) -> None:
        for product in self.platform.products:
            body = RegisterProductRequest(
                kind=product.kind,  # type: ignore[arg-type]
                name_zh=product.name_zh,
                name_en=product.name_en,
                code=product.code,
                icp_filing=product.icp_filing,
            )
            must(products_register.sync(client=self.client, body=body))

    def _file_nil(self, name: str) -> None:
        month = self._open(name, records.Ledger(self.platform, name), [])
        self._submit(month, nil=True)
        self._see_through(month)

    def _file(self, name: str, volume: Volume) -> None:
        who = (self.platform.index, name)
        ledger = records.write(self.platform, name, volume, self.seed)
        if who == mistakes.TWICE:
            mistakes.act_twice(ledger)
        month = self._open(name, ledger, books.declare(ledger, volume))
        lines = ledger.lines
        if who == mistakes.DUPLICATE:
            lines = mistakes.repeated(lines, self.batch_size)
        self._send(month, lines)
        self._declare(month, mistakes.mistaken(month.figures, who))
        self._submit(month)
        self._see_through(month)
        if who == mistakes.APPEALED:
            self._correct(month, volume)
        self._enter(ledger)

    def _open(self, name: str, ledger: records.Ledger, figures: list[books.Figure]) -> Month:
        report = must(reports_open.sync(client=self.client, body=OpenReportRequest(period=name)))
        if report.latest is None or report.latest.state != "draft":
            raise Surprise(f"{name} has no draft")
        self.outcome.revisions += 1
        self.outcome.reports[name] = report.id
        return Month(name, report.id, report.latest.number, ledger, figures)

    # --- What is sent ----------------------------------------------------------------------

    def _send(self, month: Month, lines: Sequence[str]) -> None:
        if self.by_array:
            self._send_arrays(month, lines)
            return
        for start in range(0, len(lines), self.batch_size):
            self._send_batch(month, list(lines[start : start + self.batch_size]))

    def _send_batch(self, month: Month, lines: list[str]) -> None:
        body = File(io.BytesIO(records.pack(lines)))
        receipt = must(
            records_upload.sync(
                month.report, client=self.client, body=body, content_encoding="gzip"
            )
        )
        if isinstance(receipt, BatchReceipt):
            month.sent[receipt.id] = lines

    def _send_arrays(self, month: Month, lines: Sequence[str]) -> None:
        for start in range(0, len(lines), ARRAY_ITEMS):
            chunk = lines[start : start + ARRAY_ITEMS]
            items = [RecordInRequest.from_dict(json.loads(line)) for line in chunk]
            answer = must(records_upload.sync(month.report, client=self.client, body=items))
            if getattr(answer, "stored", 0) != len(items):
                raise Surprise(f"{self.platform.name_en}: not every item was stored")

    def _declare(self, month: Month, figures: Sequence[books.Figure]) -> None:
        body = FiguresInRequest(
            [
                FigureInRequest(
                    measure=figure.measure,
                    value=figure.value,
                    category=figure.category,
                    product_kind=figure.product_kind,
                    qualifier=figure.qualifier,  # type: ignore[arg-type]
                )
                for figure in figures
            ]
        )
        must(figures_declare.sync(month.report, client=self.client, body=body))

    def _submit(self, month: Month, *, nil: bool = False) -> None:
        body = SubmitRequest(signatory=self.signatory, nil=nil)
        must(reports_submit.sync(month.report, client=self.client, body=body))

    # --- What comes back -------------------------------------------------------------------

    def _see_through(self, month: Month) -> None:
        """Wait for the verdict, do what it asks for, submit again: until it is accepted."""
        for _ in range(ATTEMPTS):
            revision = self._verdict(month)
            if revision.state == "accepted":
                self._note(revision)
                return
            self._answer(month, revision)
        raise Surprise(f"{self.platform.name_en}, {month.name}: still {revision.state}")

    def _verdict(self, month: Month) -> RevisionOut:
        patience, last = time.monotonic() + ANSWERED_WITHIN, -1
        pause = FIRST_PAUSE
        while time.monotonic() < patience:
            revision = must(revisions_retrieve.sync(month.report, month.number, client=self.client))
            self._tell(month, revision)
            if revision.state in ("accepted", "rejected", "needs_explanation"):
                return revision
            if revision.progress.batches_done != last:
                patience, last = time.monotonic() + ANSWERED_WITHIN, revision.progress.batches_done
            if self.stop.wait(pause):
                raise Stopped
            pause = min(pause * 1.6, LONGEST_PAUSE)
        raise Surprise(f"{self.platform.name_en}, {month.name}: no verdict")

    def _tell(self, month: Month, revision: RevisionOut) -> None:
        if revision.progress.records > month.checked:
            self.progress(revision.progress.records - month.checked)
            month.checked = revision.progress.records

    def _note(self, revision: RevisionOut) -> None:
        found = revision.findings
        for severity in ("error", "warning", "note"):
            self.outcome.findings += [severity] * getattr(found, severity)

    def _answer(self, month: Month, revision: RevisionOut) -> None:
        found = list(self._findings(month))
        checks = {one.check for one in found}
        if checks == {"T315"}:
            self._explain(month, found)
        elif "S133" in checks:
            # Without the batch, the figures are off, too: it is the batch that has to be mended.
            self._note(revision)
            self._start(month, "A record had come in two batches. 同一记录重复报送。")
            self._send_again(month, found)
        elif checks and checks <= FIGURE_CHECKS:
            self._note(revision)
            self._start(month, "A figure was mistyped. 申报数填写有误。")
            self._declare(month, month.figures)
        else:
            told = "; ".join(f"{one.check} {one.message}" for one in found[:3])
            raise Surprise(f"{self.platform.name_en}, {month.name}: {told}")
        self._submit(month)

    def _findings(self, month: Month) -> Iterator[FindingOut]:
        """What stands in the way; notes do not."""
        page = must(findings_list.sync(month.report, client=self.client))
        yield from (one for one in page.results if one.severity != "note")

    def _start(self, month: Month, reason: str) -> None:
        body = StartRevisionRequest(reason=reason)
        revision = must(revisions_start.sync(month.report, client=self.client, body=body))
        month.number = revision.number
        self.outcome.revisions += 1

    def _explain(self, month: Month, found: Sequence[FindingOut]) -> None:
        for one in found:
            if one.id is None:
                raise Surprise("a finding without an id")
            body = ExplainInRequest(mistakes.EXPLANATION)
            must(findings_explain.sync(month.report, one.id, client=self.client, body=body))

    def _send_again(self, month: Month, found: Sequence[FindingOut]) -> None:
        """The batches that were refused, without the lines that were too many."""
        for batch in {one.batch for one in found if one.batch}:
            lines = month.sent[batch]
            bad = {one.line for one in found if one.batch == batch}
            kept = [line for number, line in enumerate(lines, 1) if number not in bad]
            self._send_batch(month, kept)

    def _correct(self, month: Month, volume: Volume) -> None:
        """After an appeal: the accepted report is corrected, its batches kept by reference."""
        self._start(month, "An appeal was upheld. 申诉成立。")
        lines = mistakes.correct(month.ledger)
        body = File(io.BytesIO(records.pack(lines)))
        must(
            corrections_upload.sync(
                month.report, client=self.client, body=body, content_encoding="gzip"
            )
        )
        self._declare(month, books.declare(month.ledger, volume))
        self._submit(month)
        kept = must(batches_list.sync(month.report, client=self.client)).results
        if len(kept) != len(month.sent) + 1:
            raise Surprise(f"{self.platform.name_en}: batches were not kept")
        self._see_through(month)

    def _enter(self, ledger: records.Ledger) -> None:
        counts = ledger.counts()
        for name, measure in books.HEADLINE.items():
            total = books.total(counts, measure)
            self.outcome.totals[name] = self.outcome.totals.get(name, 0) + total
        self.outcome.records += len(ledger.lines)
