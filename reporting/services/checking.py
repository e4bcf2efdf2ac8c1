"""Batches and revisions are checked: claimed, judged by pure rules, decided. Delivered twice or at
once, done once."""

import logging
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from platforms import audit
from platforms.models import Product
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting import checks, vocabulary
from reporting.checks.records import RecordContext
from reporting.checks.registry import rule_set_for
from reporting.models import Batch, Revision, RevisionBatch, State
from reporting.services import claims, reading, staging
from reporting.services.deciding import decide
from reporting.services.findings import FindingSink
from reporting.services.loading import Loading, load_corrections, load_records
from reporting.services.snapshots import take

logger = logging.getLogger(__name__)
Work = TypeVar("Work", Batch, Revision)


@dataclass(frozen=True)
class Next:
    """Whom to ring for now that a piece of work is done."""

    batches: list[UUID] = field(default_factory=list)
    revisions: list[UUID] = field(default_factory=list)
    periods: list[str] = field(default_factory=list)


def check_batch(batch_id: UUID) -> Next:
    """Check a batch and take in its records, or find that it is done, being done, or not yet due.

    An exception is ours and not the filer's: the batch is marked errored, to be tried again.
    """
    if not _claim(Batch, batch_id):
        return Next()
    try:
        _work_on_batch(batch_id)
    except Exception:
        with acting_as(SYSTEM):
            claims.give_back(Batch, batch_id, state=claims.ERRORED)
        raise
    return _after_batch(batch_id)


def _claim(model: type[Work], work_id: UUID) -> bool:
    with acting_as(SYSTEM):
        work = model.objects.select_for_update(of=("self",), no_key=True).filter(pk=work_id).first()
        if work is None or work.state not in (claims.RECEIVED, claims.CHECKING):
            return False
        # Claimed before: by a worker that is at it, or by one that died.
        if work.state == claims.CHECKING and not claims.hold(work_id):
            return False
        if claims.keeps_dying(work) or not _is_due(work):
            return False
        claims.mark_claimed(work)
        return True


def _is_due(work: Batch | Revision) -> bool:
    """A revision waits for its batches; a batch for the corrections that were taken in before it,
    and corrections for every batch before them."""
    waiting = RevisionBatch.objects.filter(batch__state__in=("received", "checking", "errored"))
    if isinstance(work, Revision):
        return not waiting.filter(revision=work).exists()
    own = work.revision_links.order_by("-revision__number").first()
    if own is None:
        return True
    before = waiting.filter(revision_id=own.revision_id, id__lt=own.id)
    if work.kind == Batch.Kind.RECORDS:
        before = before.filter(batch__kind=Batch.Kind.CORRECTIONS)
    return not before.exists()


def _work_on_batch(batch_id: UUID) -> None:
    started = timezone.now()
    with acting_as(SYSTEM):
        if not claims.hold(batch_id):
            return
        batch = Batch.objects.select_related("report__period").get(pk=batch_id)
        if batch.state != claims.CHECKING:
            return
        with closing(FindingSink()) as sink:
            records = _take_in(batch, sink)
            _finish_batch(batch, sink, records, started)


class _Faulty(Exception):
    """Rolls back what was loaded of a batch that has errors."""


def _take_in(batch: Batch, sink: FindingSink) -> int:
    """Read, check and load: all of it or, with errors, nothing. The number of clean lines."""
    records = 0
    try:
        with transaction.atomic():
            records = _stage(batch, sink)
            _refuse(sink)
            loading = Loading.of(batch)
            if batch.kind == Batch.Kind.RECORDS:
                sink.add(load_records(loading, records))
            else:
                sink.add(load_corrections(loading))
            _refuse(sink)
    except _Faulty:
        pass
    return records


def _refuse(sink: FindingSink) -> None:
    if sink.severities["error"]:
        raise _Faulty


def _stage(batch: Batch, sink: FindingSink) -> int:
    """Copy what is clean to the staging table, chunk by chunk; the number of clean lines."""
    staged = 0
    # Before COPY begins: the connection answers no other query until it ends.
    context = _context(batch)
    filed = reading.open_batch(batch)
    with closing(filed.file), connection.cursor() as cursor:
        cursor.execute(staging.CREATE)
        with cursor.copy(staging.COPY) as copy:
            for chunk in reading.judge(batch.kind, context, reading.lines_of(filed, sink.add)):
                sink.add(chunk.findings)
                staged += len(chunk.lines)
                # Once it is clear that nothing will be kept, only the findings matter.
                if not sink.severities["error"]:
                    copy.write(staging.rows(chunk))
    return staged


def _context(batch: Batch) -> RecordContext:
    period = batch.report.period.code
    products = Product.objects.filter(platform_id=batch.platform_id).values_list("code", flat=True)
    return RecordContext(
        period=period,
        vocabulary=vocabulary.for_period(period),
        received_at=batch.received_at,
        products=frozenset(products),
    )


def _finish_batch(batch: Batch, sink: FindingSink, records: int, started: datetime) -> None:
    rule_set = rule_set_for(batch.report.period.code).version
    now = timezone.now()
    faulty = sink.severities["error"] > 0
    batch.state = Batch.State.REJECTED if faulty else Batch.State.CHECKED
    batch.rule_set = rule_set
    batch.records = records
    batch.errors = sink.severities["error"]
    batch.warnings = sink.severities["warning"]
    batch.notes = sink.severities["note"]
    batch.checked_at = now
    batch.save(
        update_fields=[
            *("state", "rule_set", "records", "errors", "warnings", "notes", "checked_at"),
        ]
    )
    sink.save(
        platform_id=batch.platform_id,
        batch_id=batch.id,
        rule_set=rule_set,
        started_at=started,
        finished_at=now,
    )
    audit.record(
        SYSTEM,
        "batch.rejected" if faulty else "batch.checked",
        "batch",
        batch.id,
        platform_id=batch.platform_id,
        report=str(batch.report_id),
        records=records,
        errors=batch.errors,
        warnings=batch.warnings,
        rule_set=rule_set,
    )


def _after_batch(batch_id: UUID) -> Next:
    """Read anew, after the commit: what was waiting for this batch and is due now."""
    _refresh_statistics(batch_id)
    with acting_as(SYSTEM):
        revisions = Revision.objects.filter(batch_links__batch_id=batch_id, state=State.RECEIVED)
        batches = Batch.objects.filter(
            revision_links__revision__batch_links__batch_id=batch_id,
            state=Batch.State.RECEIVED,
        ).distinct()
        if Batch.objects.get(pk=batch_id).kind == Batch.Kind.RECORDS:
            batches = batches.filter(kind=Batch.Kind.CORRECTIONS)  # nothing else waits for records
        return Next(
            batches=[batch.id for batch in batches if _is_due(batch)],
            revisions=[revision.id for revision in revisions if _is_due(revision)],
        )


# Below this, a plan made for fewer rows is no worse.
FEW = 1000


def _refresh_statistics(batch_id: UUID) -> None:
    with acting_as(SYSTEM):
        batch = Batch.objects.select_related("report").get(pk=batch_id)
        if batch.state == Batch.State.CHECKED and batch.records >= FEW:
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT candor_refresh_statistics(%s, %s)",
                    [batch.report.period_id, batch.records],
                )


def check_revision(revision_id: UUID) -> Next:
    """Judge a submitted revision whose batches are done, and decide on it.

    An exception is ours: the revision is marked errored, to be tried again.
    """
    if not _claim(Revision, revision_id):
        return Next()
    try:
        return _work_on_revision(revision_id)
    except Exception:
        with acting_as(SYSTEM):
            claims.give_back(Revision, revision_id, state=claims.ERRORED)
        raise


def _work_on_revision(revision_id: UUID) -> Next:
    started = timezone.now()
    with acting_as(SYSTEM):
        if not claims.hold(revision_id):
            return Next()
        revision = Revision.objects.select_related("report__period", "report__platform").get(
            pk=revision_id
        )
        if revision.state != claims.CHECKING:
            return Next()
        with closing(FindingSink()) as sink:
            sink.add(checks.run_report_checks(take(revision)))
            sink.save(
                platform_id=revision.platform_id,
                revision_id=revision.id,
                rule_set=revision.rule_set,
                started_at=started,
                finished_at=timezone.now(),
            )
        accepted = decide(revision) == State.ACCEPTED
        closed = revision.report.period.closed_at is not None
    return Next(periods=[revision.report.period.code] if accepted and closed else [])
