"""What was filed is checked again with the rule set of today: new runs beside those that decided.

Nothing follows from them. No state, total, verdict, explanation, progress or list of findings looks
at a re-check, and the platform's feed does not tell of it.
"""

import hashlib
import logging
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from typing import BinaryIO, Literal
from uuid import UUID, uuid5

from django.db import DatabaseError, connection
from django.utils import timezone
from msgspec import structs

from platforms.models import Product
from platforms.principals import SYSTEM
from platforms.refusals import Refused
from platforms.tenancy import acting_as
from reporting import checks
from reporting.checks.records import RecordContext
from reporting.checks.registry import all_checks, rule_set_for
from reporting.checks.stored import ADDING, CORRECTING
from reporting.models import Batch, CheckRun, Revision, RevisionBatch
from reporting.models.reports import OPEN_STATES
from reporting.selectors.findings import complete
from reporting.services import reading, storing
from reporting.services.findings import FindingSink
from reporting.services.ingesting import context_of
from reporting.services.snapshots import take

logger = logging.getLogger(__name__)

# made: a new run. kept: there was one of this rule set. missing, changed: the bytes are not there,
# or not those that were filed. archived: the records are in files. failed: an error of ours.
Done = Literal["made", "kept", "missing", "changed", "archived", "failed"]
# What only loading finds, against the records that the report held at that moment.
AT_LOADING = {*ADDING, *CORRECTING}


@dataclass(frozen=True)
class Scope:
    """Which decided revisions: those in force of the months from `first` to `last`, or all."""

    first: date
    last: date
    uscc: str = ""
    report_id: UUID | None = None
    all_revisions: bool = False


def revisions_in(scope: Scope) -> list[UUID]:
    """In the order of months, platforms and numbers. What is not decided yet has nothing to be
    compared with."""
    with acting_as(SYSTEM):
        found = Revision.objects.filter(
            report__period__month__range=(scope.first, scope.last), decided_at__isnull=False
        ).exclude(state__in=OPEN_STATES)
        if scope.uscc:
            found = found.filter(platform__uscc=scope.uscc)
        if scope.report_id:
            found = found.filter(report_id=scope.report_id)
        if not scope.all_revisions:
            found = found.filter(in_force=True)
        order = ("report__period_id", "platform__uscc", "number")
        return list(found.order_by(*order).values_list("id", flat=True))


def recheck(revision_id: UUID, since: datetime | None = None) -> dict[UUID, Done]:
    """Check the batches of a revision and then the whole of it; what became of each.

    What has a re-check with the rule set of today keeps it, unless that is from before `since`.
    """
    with acting_as(SYSTEM):
        links = RevisionBatch.objects.filter(revision_id=revision_id).order_by("batch_id")
        batches = list(links.values_list("batch_id", flat=True))
    done = {batch_id: _guarded(partial(_batch, since=since), batch_id) for batch_id in batches}
    done[revision_id] = _guarded(partial(_revision, since=since), revision_id)
    return done


class Damaged(Exception):
    """The bytes of a batch are not what was filed: lost, or tampered with."""

    def __init__(self, how: Literal["missing", "changed"]) -> None:
        super().__init__(how)
        self.how = how


def _guarded(check: Callable[[UUID], Done], work_id: UUID) -> Done:
    """What goes wrong with one piece of work is said loudly, and the others go on."""
    try:
        with acting_as(SYSTEM):
            _wait_for(work_id)
            return check(work_id)
    except Damaged as damaged:
        logger.error("The bytes of batch %s are %s: lost, or tampered with", work_id, damaged.how)
        return damaged.how
    except DatabaseError:
        raise
    except Exception:
        logger.exception("The re-check of %s failed", work_id)
        return "failed"


def _wait_for(work_id: UUID) -> None:
    """One re-check at a time. Not the lock of `claims`: the workers do not wait for re-checks."""
    key = uuid5(work_id, "recheck").int & 0x7FFF_FFFF_FFFF_FFFF
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [key])


def _batch(batch_id: UUID, since: datetime | None) -> Done:
    batch = Batch.objects.select_related("report__period").get(pk=batch_id)
    return _run(batch, partial(_read_again, batch), since, batch_id=batch_id)


def _revision(revision_id: UUID, since: datetime | None) -> Done:
    related = ("report__period", "report__platform")
    revision = Revision.objects.select_related(*related).get(pk=revision_id)
    try:
        return _run(revision, partial(_look_again, revision), since, revision_id=revision_id)
    except Refused as refused:
        if refused.code != "records_archived":
            raise
        return "archived"


def _run(
    work: Batch | Revision,
    look: Callable[[FindingSink], None],
    since: datetime | None,
    **over: UUID,
) -> Done:
    rule_set = rule_set_for(work.report.period.code).version
    earlier = CheckRun.objects.filter(recheck=True, rule_set=rule_set, **over)
    if (earlier.filter(finished_at__gte=since) if since else earlier).exists():
        return "kept"
    started = timezone.now()
    with closing(FindingSink()) as sink:
        look(sink)
        sink.save(
            platform_id=work.platform_id,
            rule_set=rule_set,
            started_at=started,
            finished_at=timezone.now(),
            recheck=True,
            **over,
        )
    return "made"


def _look_again(revision: Revision, sink: FindingSink) -> None:
    sink.add(checks.run_report_checks(take(revision)))


def _read_again(batch: Batch, sink: FindingSink) -> None:
    """Judge the bytes as filed, as of the day they were. Raises `Damaged`."""
    before = batch.runs.deciding().order_by("-id").first()
    context = _context(batch, before.started_at if before else batch.received_at)
    try:
        filed = reading.open_batch(batch)
    except FileNotFoundError:
        raise Damaged("missing") from None
    with closing(filed.file):
        _require_as_filed(batch, filed.file)
        lines = reading.lines_of(filed, sink.add, batch.kind, context)
        for chunk in reading.judge(batch.kind, context, lines):
            sink.add(chunk.findings)
    if before is not None:
        _carry_over(before, sink)


def _require_as_filed(batch: Batch, file: BinaryIO) -> None:
    digest = hashlib.sha256()
    while block := file.read(storing.BLOCK):
        digest.update(block)
    if digest.hexdigest() != batch.sha256:
        raise Damaged("changed")
    file.seek(0)


def _context(batch: Batch, known_at: datetime) -> RecordContext:
    """Products that were registered later were not known when the batch was checked."""
    own = Product.objects.filter(platform_id=batch.platform_id, created_at__lte=known_at)
    products = frozenset(own.values_list("code", flat=True))
    return replace(context_of(batch), products=products)


def _carry_over(before: CheckRun, sink: FindingSink) -> None:
    """What the batch met in the report when it was loaded holds on: it cannot be met again."""
    known = {check.id: check.severity for check in all_checks() if check.id in AT_LOADING}
    if any(before.counts.get(check) for check in known):
        sink.add(
            structs.replace(found, severity=known[found.check_id])
            for found in complete(before)
            if found.check_id in known
        )
