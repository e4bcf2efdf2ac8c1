"""Work that nobody works on: after a lost message, a dead worker, or an error of ours."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from platforms.models import IdempotencyKey
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import Batch, Revision
from reporting.services import claims
from reporting.services.checking import Next

AT_ONCE = 500
LONGEST_PAUSE = timedelta(hours=1)
KEYS_KEPT = timedelta(days=30)


def find_lost() -> Next:
    """Batches and revisions to ring for again; each is not rung for again for a while.

    Work that errored waits twice as long after each attempt, up to an hour.
    """
    with acting_as(SYSTEM):
        return Next(batches=_lost(Batch), revisions=_lost(Revision))


def _lost(model: type[Batch] | type[Revision]) -> list[UUID]:
    now = timezone.now()
    patience = timedelta(seconds=settings.SWEEP_AFTER_SECONDS)
    waiting = (
        model.objects.select_for_update(skip_locked=True, of=("self",))
        .filter(state__in=("received", "checking", "errored"), rung_at__lt=now - patience)
        .order_by("rung_at")[:AT_ONCE]
    )
    found = []
    for work in waiting:
        if work.state == claims.ERRORED and now < _not_before(work, patience):
            continue
        # Somebody is at it: what takes long is not lost.
        if not claims.hold(work.id):
            continue
        _make_ready(work)
        found.append(work.id)
    return found


def _not_before(work: Batch | Revision, patience: timedelta) -> datetime:
    doubled: timedelta = patience * 2 ** min(work.attempts, 20)
    return (work.rung_at or work.claimed_at or timezone.now()) + min(doubled, LONGEST_PAUSE)


def _make_ready(work: Batch | Revision) -> None:
    work.rung_at = timezone.now()
    work.state = claims.RECEIVED
    work.claimed_at = None
    work.save(update_fields=["rung_at", "state", "claimed_at"])


def clear_idempotency_keys() -> int:
    """Forget the answers to keys of long ago; the number of them."""
    with acting_as(SYSTEM):
        old = IdempotencyKey.objects.filter(created_at__lt=timezone.now() - KEYS_KEPT)
        return old.delete()[0]
