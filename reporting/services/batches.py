"""Batches: receive bytes, keep them, make them part of the draft, drop them from it."""

import hashlib
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.utils import timezone

from platforms import audit
from platforms.ids import uuid7
from platforms.principals import Principal, known
from platforms.refusals import Refused
from platforms.services import idempotency
from platforms.tenancy import acting_as
from reporting.models import Batch, Report, Revision, RevisionBatch
from reporting.services import storing
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


def keep(report: Report, incoming: Incoming) -> Kept:
    """Stream a body to storage, outside any transaction: a slow client holds no lock.

    Refused: `batch_too_large`, `body_truncated`, `batch_empty`.
    """
    number = uuid7()
    upload = storing.Upload(
        incoming.stream, limit=settings.LIMITS["batch_bytes"], expected=incoming.expected
    )
    path = f"batches/{report.platform_id}/{report.period_id:%Y-%m}/{number}"
    stored_as = storing.store(path, upload)
    if not upload.length:
        storing.remove(stored_as)
        raise Refused("batch_empty")
    return Kept(number, stored_as, upload.digest.hexdigest(), upload.length)


def receive(
    principal: Principal, report: Report, incoming: Incoming, key: str | None = None
) -> tuple[Batch, bool]:
    """Take a batch into the draft; (batch, whether it is new). The same bytes are one batch.

    `key` is an Idempotency-Key, kept with the batch. Opens its own transaction.
    Refused: as `keep` and `idempotency.claim`, and `no_draft`.
    """
    with acting_as(principal):
        lock_draft(report)  # before the bytes: who has no draft need not send a gigabyte
    kept = keep(report, incoming)
    try:
        with acting_as(principal):
            batch, created = _receive_once(principal, report, incoming, kept, key)
    except BaseException:
        storing.remove(kept.stored_as)
        raise
    if not created:
        storing.remove(kept.stored_as)
    return batch, created


def _receive_once(
    principal: Principal, report: Report, incoming: Incoming, kept: Kept, key: str | None
) -> tuple[Batch, bool]:
    if key is None:
        return _attach(principal, report, incoming, kept)
    request = f"{report.id} {incoming.kind} {incoming.encoding} {kept.sha256}"
    before = idempotency.claim(principal, key, hashlib.sha256(request.encode()).hexdigest())
    if before is not None:
        return Batch.objects.get(pk=before.body), False
    batch, created = _attach(principal, report, incoming, kept)
    idempotency.keep(principal, key, idempotency.Answer(202, str(batch.id)))
    return batch, created


def _attach(
    principal: Principal, report: Report, incoming: Incoming, kept: Kept
) -> tuple[Batch, bool]:
    revision = lock_draft(report)
    known = Batch.objects.filter(report=report, kind=incoming.kind, sha256=kept.sha256).first()
    if known is not None:
        _refuse_overlap(revision, known)
    batch = known or _create(principal, report, incoming, kept)
    _, linked = RevisionBatch.objects.get_or_create(
        platform_id=report.platform_id, revision=revision, batch=batch
    )
    if linked:
        audit.record(
            principal,
            "batch.received" if known is None else "batch.taken_back",
            "batch",
            batch.id,
            platform_id=report.platform_id,
            revision=str(revision.id),
            sha256=batch.sha256,
            size=batch.size,
        )
    return batch, known is None


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


def _refuse_overlap(revision: Revision, batch: Batch) -> None:
    """A batch that was dropped comes back only where nothing took the place of its records.

    Refused: `batch_replaced`.
    """
    linked = list(revision.batch_links.values_list("batch_id", flat=True))
    if batch.id in linked:
        return
    if batch.kind == Batch.Kind.CORRECTIONS:
        raise Refused("batch_replaced")
    with connection.cursor() as cursor:
        params: dict[str, Any] = {
            "period": revision.report.period_id,
            "batch": batch.id,
            "linked": linked,
        }
        cursor.execute(OVERLAP, params)
        if cursor.fetchone():
            raise Refused("batch_replaced")


def drop(principal: Principal, report: Report, batch_id: UUID) -> None:
    """Leave a batch out of the draft. It stays part of the revisions that had it.

    Refused: `no_draft`, `batch_not_in_draft`, `batch_is_corrected` by another batch of the draft.
    """
    revision = lock_draft(report)
    link = revision.batch_links.filter(batch_id=batch_id).first()
    if link is None:
        raise Refused("batch_not_in_draft")
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


def _corrections_of(revision: Revision, batch_id: UUID) -> list[UUID]:
    corrections = revision.batch_links.filter(batch__kind=Batch.Kind.CORRECTIONS)
    linked = list(corrections.exclude(batch_id=batch_id).values_list("batch_id", flat=True))
    if not linked:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            CORRECTIONS_OF,
            {"period": revision.report.period_id, "batch": batch_id, "linked": linked},
        )
        return [row[0] for row in cursor.fetchall()]
