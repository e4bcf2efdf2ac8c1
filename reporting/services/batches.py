"""Batches: receive bytes, keep them, make them part of the draft, drop them from it."""

import hashlib
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from platforms import audit
from platforms.ids import uuid7
from platforms.principals import Principal, known
from platforms.refusals import Refused
from platforms.services import idempotency
from platforms.tenancy import acting_as
from reporting.models import Batch, Report, Revision, RevisionBatch
from reporting.services import orphans, storing
from reporting.services.reports import lock_draft


@dataclass(frozen=True)
class Incoming:
    """A request body on its way in. `expected` is its Content-Length, None when chunked."""

    stream: storing.Readable
    kind: str
    encoding: str
    media_type: str
    expected: int | None = None


@dataclass(frozen=True)
class Kept:
    """Bytes in storage that belong to no batch yet."""

    id: UUID
    stored_as: str
    sha256: str
    size: int


def path_of(report: Report, number: UUID) -> str:
    """Where in storage the bytes of a batch are."""
    return f"batches/{report.platform_id}/{report.period_id:%Y-%m}/{number}"


def keep(
    report: Report, incoming: Incoming, number: UUID | None = None, path: str | None = None
) -> Kept:
    """Stream a body to storage, outside any transaction: a slow client holds no lock.

    `number` is the id of the batch to be, where that is known already; `path` is where to put the
    bytes, if not where those of a batch are by its id.
    Refused: `batch_too_large`, `body_truncated`, `batch_empty`.
    """
    number = number or uuid7()
    upload = storing.Upload(
        incoming.stream, limit=settings.LIMITS["batch_bytes"], expected=incoming.expected
    )
    stored_as = storing.store(path or path_of(report, number), upload)
    if not upload.length:
        storing.remove(stored_as)
        raise Refused("batch_empty")
    return Kept(number, stored_as, upload.digest.hexdigest(), upload.length)


@dataclass(frozen=True)
class Received:
    """A batch as it was taken in: whether it is new, and whether its key had taken it in before."""

    batch: Batch
    created: bool
    replayed: bool = False


def receive(
    principal: Principal, report: Report, incoming: Incoming, key: str | None = None
) -> Received:
    """Take a batch into the draft. The same bytes are one batch.

    `key` is an Idempotency-Key, kept with the batch. Opens its own transaction.
    Refused: as `keep` and `idempotency.claim`, `no_draft`, `batch_replaced`, `batch_not_settled`.
    """
    if key is None:
        with acting_as(principal):
            lock_draft(report)  # before the bytes: who has no draft need not send a gigabyte
    kept = keep(report, incoming)
    try:
        with acting_as(principal):
            received = _receive_once(principal, report, incoming, kept, key)
    except BaseException:
        remove_unless_filed(principal, kept)
        raise
    if not received.created:
        storing.remove(kept.stored_as)
    return received


def remove_unless_filed(principal: Principal, kept: Kept) -> None:
    orphans.remove_unless_kept(principal, kept.stored_as, Batch.objects.filter(pk=kept.id))


def _receive_once(
    principal: Principal, report: Report, incoming: Incoming, kept: Kept, key: str | None
) -> Received:
    if key is None:
        return attach(principal, report, incoming, kept)
    form = f"{incoming.kind} {incoming.media_type} {incoming.encoding}"
    request = f"{report.id} {form} {kept.sha256}"
    before = idempotency.claim(principal, key, hashlib.sha256(request.encode()).hexdigest())
    if before is not None:
        return Received(Batch.objects.get(pk=before.body), created=False, replayed=True)
    received = attach(principal, report, incoming, kept)
    idempotency.keep(principal, key, idempotency.Answer(202, str(received.batch.id)))
    return received


def attach(principal: Principal, report: Report, incoming: Incoming, kept: Kept) -> Received:
    """Make kept bytes part of the draft, as the batch they are already or as a new one."""
    revision = lock_draft(report)
    same = _find_same(revision, incoming, kept.sha256)
    batch = same or _create(principal, report, incoming, kept)
    _, linked = RevisionBatch.objects.get_or_create(
        platform_id=report.platform_id, revision=revision, batch=batch
    )
    if linked:
        audit.record(
            principal,
            "batch.received" if same is None else "batch.taken_back",
            "batch",
            batch.id,
            platform_id=report.platform_id,
            report=str(report.id),
            revision=str(revision.id),
            sha256=batch.sha256,
            size=batch.size,
        )
    return Received(batch, created=same is None)


def _find_same(revision: Revision, incoming: Incoming, sha256: str) -> Batch | None:
    """The batch of the same bytes, unless it was rejected and left out: that is judged anew.

    Refused: `batch_not_settled`, `batch_replaced` for one that cannot come back.
    """
    found = Batch.objects.filter(
        report_id=revision.report_id,
        kind=incoming.kind,
        media_type=incoming.media_type,
        encoding=incoming.encoding,
        sha256=sha256,
    )
    linked = found.filter(revision_links__revision=revision).first()
    if linked is not None:
        return linked
    batch = found.exclude(state=Batch.State.REJECTED).first()
    if batch is not None:
        _refuse_return(revision, batch)
    return batch


def _create(principal: Principal, report: Report, incoming: Incoming, kept: Kept) -> Batch:
    now = timezone.now()
    return Batch.objects.create(
        id=kept.id,
        platform_id=report.platform_id,
        report=report,
        kind=incoming.kind,
        sha256=kept.sha256,
        size=kept.size,
        encoding=incoming.encoding,
        media_type=incoming.media_type,
        stored_as=kept.stored_as,
        received_at=now,
        received_by_id=known(principal.credential_id),
        rung_at=now,
    )


OVERLAP = """
SELECT 1 FROM reporting_record AS back
JOIN reporting_record AS held
  ON held.period = back.period AND held.platform_id = back.platform_id
  AND held.record_id = back.record_id AND held.batch_id = ANY(%(linked)s)
WHERE back.period = %(period)s AND back.batch_id = %(batch)s
LIMIT 1
"""


def _refuse_return(revision: Revision, batch: Batch) -> None:
    """A batch that was dropped comes back only where nothing took the place of its records, and
    nothing is about to: what is being loaded is not seen yet."""
    if batch.state != Batch.State.CHECKED:
        raise Refused("batch_not_settled")
    _refuse_unsettled(revision.batch_links.all())
    if batch.kind == Batch.Kind.CORRECTIONS:
        raise Refused("batch_replaced")
    linked = list(revision.batch_links.values_list("batch_id", flat=True))
    with connection.cursor() as cursor:
        period = revision.report.period_id
        params: dict[str, Any] = {"period": period, "batch": batch.id, "linked": linked}
        cursor.execute(OVERLAP, params)
        if cursor.fetchone():
            raise Refused("batch_replaced")


def drop(principal: Principal, report: Report, batch_id: UUID) -> None:
    """Leave a batch out of the draft. It stays part of the revisions that had it.

    Refused: `no_draft`, `batch_not_in_draft`, `batch_is_corrected` by another batch of the draft,
    `batch_not_settled` while one that may correct it is being checked.
    """
    revision = lock_draft(report)
    link = revision.batch_links.filter(batch_id=batch_id).first()
    if link is None:
        raise Refused("batch_not_in_draft")
    others = revision.batch_links.exclude(batch_id=batch_id)
    if link.batch.kind == Batch.Kind.RECORDS:  # only corrections can build on it
        others = others.filter(batch__kind=Batch.Kind.CORRECTIONS)
    _refuse_unsettled(others)
    corrected_by = _corrections_of(revision, batch_id)
    if corrected_by:
        raise Refused("batch_is_corrected", batches=", ".join(map(str, corrected_by)))
    link.delete()
    audit.record(
        principal,
        "batch.dropped",
        "batch",
        batch_id,
        platform_id=report.platform_id,
        report=str(report.id),
        revision=str(revision.id),
    )


CORRECTIONS_OF = """
SELECT DISTINCT later.batch_id
FROM reporting_record AS held
JOIN reporting_record AS later
  ON later.period = held.period AND later.platform_id = held.platform_id
  AND later.record_id = held.record_id AND later.version > held.version
WHERE held.period = %(period)s AND held.batch_id = %(batch)s
  AND later.batch_id = ANY(%(linked)s)
LIMIT 20
"""


def _refuse_unsettled(links: QuerySet[RevisionBatch]) -> None:
    if links.filter(batch__state__in=("received", "checking", "errored")).exists():
        raise Refused("batch_not_settled")


def _corrections_of(revision: Revision, batch_id: UUID) -> list[UUID]:
    """The other batches of the draft that hold later versions of this one's records: corrections,
    and what was filed anew after a withdrawal."""
    others = revision.batch_links.exclude(batch_id=batch_id)
    params: dict[str, Any] = {
        "period": revision.report.period_id,
        "batch": batch_id,
        "linked": list(others.values_list("batch_id", flat=True)),
    }
    with connection.cursor() as cursor:
        cursor.execute(CORRECTIONS_OF, params)
        return [row[0] for row in cursor.fetchall()]
