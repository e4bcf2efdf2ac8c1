"""Uploads: opened, completed into one batch, or abandoned. How they are filled: see `parts`."""

from contextlib import closing, suppress
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from platforms import audit
from platforms.ids import uuid7
from platforms.principals import SYSTEM, Principal, known
from platforms.refusals import Refused
from platforms.tenancy import acting_as
from reporting.models import Batch, Report, Revision, Upload, UploadPart
from reporting.models.uploads import gaps_in, ranges_of
from reporting.services import batches, claims, parts, storing
from reporting.services.batches import Incoming, Received
from reporting.services.reports import lock_draft

PART_SIZE = 8 * 1024**2
NAMED = 20  # of the parts that are missing


@dataclass(frozen=True)
class Announced:
    """A file that is to come. `part_size` None: ours to choose; `sha256` empty: not known yet."""

    kind: str
    size: int
    encoding: str
    media_type: str
    sha256: str = ""
    part_size: int | None = None


def open_upload(principal: Principal, report: Report, announced: Announced) -> tuple[Upload, bool]:
    """A new upload for the draft; or, where the digest tells that it is the same file, the one
    that is open already or has become a batch of the draft, and False.

    Refused: `no_draft`, `batch_too_large`, `part_size_outside`, `too_many_parts`,
    `too_many_uploads`.
    """
    part_size = _part_size(announced)
    draft = lock_draft(report)
    parts.alone_with(report.platform_id)  # uploads are counted
    same = _find_same(draft, announced)
    if same is not None:
        return same, False
    limit = settings.LIMITS["open_uploads"]
    opened = Upload.objects.filter(platform_id=report.platform_id, batch=None)
    if opened.count() >= limit:
        raise Refused("too_many_uploads", limit=limit)
    now = timezone.now()
    upload = Upload.objects.create(
        platform_id=report.platform_id,
        report=report,
        kind=announced.kind,
        sha256=announced.sha256,
        size=announced.size,
        part_size=part_size,
        encoding=announced.encoding,
        media_type=announced.media_type,
        created_at=now,
        created_by_id=known(principal.credential_id),
        expires_at=parts.expiry(now),
    )
    _record(principal, "upload.opened", upload, size=upload.size, parts=upload.parts)
    return upload, True


def _part_size(announced: Announced) -> int:
    limits, size = settings.LIMITS, announced.size
    if size > limits["batch_bytes"]:
        raise Refused("batch_too_large", pointer="/size", limit=limits["batch_bytes"])
    least = max(limits["part_bytes_least"], -(-size // limits["upload_parts"]))
    if announced.part_size is None:
        return min(max(PART_SIZE, least), max(limits["part_bytes"], least))
    if not limits["part_bytes_least"] <= announced.part_size <= limits["part_bytes"]:
        raise Refused(
            "part_size_outside",
            pointer="/part_size",
            least=limits["part_bytes_least"],
            most=limits["part_bytes"],
        )
    if announced.part_size < least:
        raise Refused(
            "too_many_parts", pointer="/part_size", limit=limits["upload_parts"], least=least
        )
    return announced.part_size


def _find_same(draft: Revision, announced: Announced) -> Upload | None:
    if not announced.sha256:
        return None
    found = Upload.objects.filter(
        Q(batch=None) | Q(batch__revision_links__revision=draft),
        report_id=draft.report_id,
        kind=announced.kind,
        size=announced.size,
        sha256=announced.sha256,
        encoding=announced.encoding,
        media_type=announced.media_type,
    )
    if announced.part_size is not None:
        found = found.filter(part_size=announced.part_size)
    return found.first()


def _record(principal: Principal, action: str, upload: Upload, **data: object) -> None:
    audit.record(
        principal,
        action,
        "upload",
        upload.id,
        platform_id=upload.platform_id,
        report=str(upload.report_id),
        **data,
    )


# --- Completing --------------------------------------------------------------------------------


def complete(principal: Principal, report: Report, upload: Upload) -> Received:
    """Put the parts together and make them a batch of the draft, once and for all: asked again,
    the same batch. Opens its own transactions.

    Refused: `parts_missing`, `upload_digest_differs`, `upload_busy`, and as `batches.attach`.
    """
    kept = None
    _prepare(principal, report, upload)
    try:
        with acting_as(principal):
            parts.alone_with(upload.id)
            upload = parts.find_open(upload.id)
            held = _all_parts(upload)
            with closing(parts.Joined(held)) as joined:
                incoming = _whole(upload, joined)
                kept = _assemble(report, upload, incoming)
            received = batches.attach(principal, report, incoming, kept)
            _close(principal, upload, received.batch)
            if received.created and not storing.holds(kept.stored_as, kept.size):
                raise FileNotFoundError(kept.stored_as)  # rather than a batch without its bytes
    except parts.Completed as done:
        return Received(done.batch, created=False, replayed=True)
    except BaseException:
        if kept is not None:
            batches.remove_unless_filed(principal, kept)
        raise
    if not received.created:
        storing.remove(kept.stored_as)
    parts.remove_files(held)
    return received


def _prepare(principal: Principal, report: Report, upload: Upload) -> None:
    """What can be known before the parts are read; and the id of the batch to be, committed."""
    if upload.batch_id is not None:
        return
    with acting_as(principal):
        lock_draft(report)
        Upload.objects.filter(pk=upload.id, becomes=None).update(becomes=uuid7())


def _all_parts(upload: Upload) -> list[UploadPart]:
    held = list(upload.held.all())
    if len(held) < upload.parts:
        missing = gaps_in(ranges_of(part.number for part in held), upload.parts)
        named = ", ".join(map(str, missing[:NAMED])) + (", ..." if len(missing) > NAMED else "")
        raise Refused("parts_missing", count=upload.parts - len(held), parts=named)
    return held


def _whole(upload: Upload, joined: parts.Joined) -> Incoming:
    return Incoming(
        stream=joined,
        kind=upload.kind,
        encoding=upload.encoding,
        media_type=upload.media_type,
        expected=upload.size,
    )


def _assemble(report: Report, upload: Upload, incoming: Incoming) -> batches.Kept:
    """The parts as one file, in a file of this attempt alone.

    Whoever loses the connection loses the lock with it, and may still write, or remove what it has
    written, while the next attempt is at it: they never have to do with the same file.
    """
    number = known(upload.becomes)
    folder = batches.path_of(report, number)
    for left in storing.names_in(folder):  # by attempts that died: none has become the batch
        storing.remove(left)
    kept = batches.keep(report, incoming, number, f"{folder}/{uuid7()}")
    if upload.sha256 and kept.sha256 != upload.sha256:
        storing.remove(kept.stored_as)
        raise Refused("upload_digest_differs", found=kept.sha256, expected=upload.sha256)
    return kept


def _close(principal: Principal, upload: Upload, batch: Batch) -> None:
    upload.held.all().delete()
    Upload.objects.filter(pk=upload.id).update(batch=batch)
    _record(principal, "upload.completed", upload, batch=str(batch.id), sha256=batch.sha256)


# --- Leaving it ----------------------------------------------------------------------------------


def abandon(principal: Principal, upload: Upload) -> None:
    """Forget an upload and its parts, in the caller's transaction. Refused: `upload_completed`."""
    parts.alone_with(upload.id)
    try:
        upload = parts.find_open(upload.id)
    except parts.Completed as done:
        raise Refused("upload_completed", batch=done.batch.id) from None
    _forget(upload)
    _record(principal, "upload.abandoned", upload)


def _forget(upload: Upload) -> None:
    held = list(upload.held.all())
    upload.delete()
    transaction.on_commit(partial(parts.remove_files, held))
    if upload.becomes is not None:
        filed = Batch.objects.filter(pk=upload.becomes).values_list("stored_as", flat=True)
        folder = batches.path_of(upload.report, upload.becomes)
        transaction.on_commit(partial(_remove_attempts, folder, frozenset(filed)))


def _remove_attempts(folder: str, filed: frozenset[str]) -> None:
    """What attempts to complete an upload have left, beside the file that became the batch."""
    for path in storing.names_in(folder):
        if path not in filed:
            storing.remove(path)
    if not filed:
        with suppress(OSError):
            default_storage.delete(folder)


def expire(number: UUID) -> bool:
    """Forget an upload, completed or not, if nobody is at it and its time is over."""
    with acting_as(SYSTEM):
        if not claims.hold(number):
            return False
        upload = Upload.objects.filter(pk=number, expires_at__lt=timezone.now()).first()
        if upload is None:
            return False
        if upload.batch_id is None:
            _record(SYSTEM, "upload.expired", upload)
        _forget(upload)
    return True
