"""Batches and revisions are checked: claimed, judged by pure rules, decided. Delivered twice or at
once, done once."""

import logging
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db import connection
from django.utils import timezone
from psycopg.errors import DeadlockDetected

from platforms import audit
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting import checks
from reporting.checks.registry import rule_set_for
from reporting.models import Batch, Revision, RevisionBatch, State
from reporting.services import claims
from reporting.services.deciding import decide
from reporting.services.findings import FindingSink
from reporting.services.ingesting import ingest
from reporting.services.snapshots import take

logger = logging.getLogger(__name__)
Work = TypeVar("Work", Batch, Revision)


@dataclass(frozen=True)
class Next:
    """Whom to ring for now that a piece of work is done."""

    batches: list[UUID] = field(default_factory=list)
    revisions: list[UUID] = field(default_factory=list)
    periods: list[str] = field(default_factory=list)
    # Platforms whose claims are held against another report now.
    platforms: list[UUID] = field(default_factory=list)


def check_batch(batch_id: UUID) -> Next:
    """Check a batch and take in its records, or find that it is done, being done, or not yet due.

    An exception is ours and not the filer's: the batch is marked errored, to be tried again. In a
    transaction of the caller's, it is the caller's to roll back.
    """
    part_of_more = connection.in_atomic_block
    claimed_at = _claim(Batch, batch_id)
    if claimed_at is None:
        return Next()
    try:
        _work_on_batch(batch_id, claimed_at)
    except Exception as error:
        if part_of_more:  # the claim is rolled back with all the rest
            raise
        # Two who waited for each other are nobody's fault: one goes first now, the other again.
        again = isinstance(error.__cause__, DeadlockDetected)
        state = claims.RECEIVED if again else claims.ERRORED
        with acting_as(SYSTEM):
            claims.give_back(Batch, batch_id, claimed_at, state=state)
        if not again:
            raise
        return Next(batches=[batch_id])
    return _after_batch(batch_id)


def _claim(model: type[Work], work_id: UUID) -> datetime | None:
    with acting_as(SYSTEM):
        work = model.objects.select_for_update(of=("self",), no_key=True).filter(pk=work_id).first()
        if work is None or work.state not in (claims.RECEIVED, claims.CHECKING):
            return None
        # Claimed before: by a worker that is at it, or by one that died.
        if work.state == claims.CHECKING and not claims.hold(work_id):
            return None
        if claims.keeps_dying(work) or not _is_due(work):
            return None
        return claims.mark_claimed(work)


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


def _work_on_batch(batch_id: UUID, claimed_at: datetime) -> None:
    started = timezone.now()
    with acting_as(SYSTEM):
        if not claims.take_up(Batch, batch_id, claimed_at):
            return
        batch = Batch.objects.select_related("report__period").get(pk=batch_id)
        ingested = ingest(batch)
        with closing(ingested.sink) as sink:
            batch.lines = ingested.progress.seen.lines
            _finish_batch(batch, sink, ingested.records, started)


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
            *("state", "rule_set", "lines", "records", "errors", "warnings", "notes"),
            "checked_at",
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
    claimed_at = _claim(Revision, revision_id)
    if claimed_at is None:
        return Next()
    try:
        return _work_on_revision(revision_id, claimed_at)
    except Exception:
        with acting_as(SYSTEM):
            claims.give_back(Revision, revision_id, claimed_at, state=claims.ERRORED)
        raise


def _work_on_revision(revision_id: UUID, claimed_at: datetime) -> Next:
    started = timezone.now()
    with acting_as(SYSTEM):
        if not claims.take_up(Revision, revision_id, claimed_at):
            return Next()
        revision = Revision.objects.select_related("report__period", "report__platform").get(
            pk=revision_id
        )
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
    return Next(
        periods=[revision.report.period.code] if accepted and closed else [],
        platforms=[revision.platform_id] if accepted else [],
    )
