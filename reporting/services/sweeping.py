"""Work that nobody works on: after a lost message, a dead worker, or an error of ours."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from platforms.models import IdempotencyKey
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import Batch, EvidenceFile, Revision, Upload, UploadPart
from reporting.services import claims, evidence, orphans, parts, queues, uploading
from reporting.services.checking import Next, Work

KEYS_KEPT = timedelta(days=30)


def find_lost() -> Next:
    """Batches and revisions to ring for again; each is not rung for again for a while.

    Work that errored waits twice as long after each attempt, up to an hour.
    """
    with acting_as(SYSTEM):
        return Next(batches=_lost(Batch), revisions=_lost(Revision))


def _lost(model: type[Work]) -> list[UUID]:
    patience = timedelta(seconds=settings.SWEEP_AFTER_SECONDS)
    old = model.objects.filter(rung_at__lt=timezone.now() - patience)
    waiting = old.filter(state__in=(claims.RECEIVED, claims.CHECKING))
    errored = queues.past_pause(old.filter(state=claims.ERRORED))
    return [
        work.id for rows in (waiting, errored) for work in queues.locked(rows) if _make_ready(work)
    ]


def _make_ready(work: Batch | Revision) -> bool:
    """Whether to ring for it now. What somebody is at takes long, but is not lost."""
    if not claims.hold(work.id):
        return False
    work.rung_at = timezone.now()
    ready = not claims.keeps_dying(work)
    work.state = claims.RECEIVED if ready else claims.ERRORED
    work.claimed_at = None
    work.save(update_fields=["rung_at", "state", "claimed_at"])
    return ready


def clear_idempotency_keys() -> int:
    """Forget the answers to keys of long ago; the number of them."""
    with acting_as(SYSTEM):
        old = IdempotencyKey.objects.filter(created_at__lt=timezone.now() - KEYS_KEPT)
        return old.delete()[0]


def clear_uploads() -> int:
    """Remove uploads whose time is over, and bytes that were left behind; the number of uploads."""
    with acting_as(SYSTEM):
        over = Upload.objects.filter(expires_at__lt=timezone.now()).order_by("expires_at")
        found = list(over.values_list("id", flat=True)[: queues.AT_ONCE])
    expired = sum(map(uploading.expire, found))
    orphans.remove(parts.FOLDER, UploadPart.objects.all())
    # Of an infected file the row alone stays.
    safe = EvidenceFile.objects.exclude(state=EvidenceFile.State.INFECTED)
    orphans.remove(evidence.FOLDER, safe)
    return expired
