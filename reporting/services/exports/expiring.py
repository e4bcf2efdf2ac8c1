"""Files of exports go when their time is over; their rows a while later."""

from datetime import timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone

from platforms import audit
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import Export
from reporting.services import orphans, queues, storing
from reporting.services.exports.asking import OPEN
from reporting.services.exports.making import FOLDER

ROWS_KEPT = timedelta(days=90)


def expire() -> int:
    """Remove the files whose time is over, bytes that were left behind, and rows of long ago; the
    number of files."""
    now = timezone.now()
    with acting_as(SYSTEM):
        over = Export.objects.filter(state=Export.State.READY, expires_at__lt=now)
        found = list(over.select_for_update(skip_locked=True)[: queues.AT_ONCE])
        for export in found:
            transaction.on_commit(partial(storing.remove, export.stored_as))
            export.state, export.stored_as = Export.State.EXPIRED, ""
            export.save(update_fields=["state", "stored_as"])
            audit.record(SYSTEM, "export.expired", "export", export.id)
        old = Export.objects.filter(asked_at__lt=now - ROWS_KEPT)
        old.exclude(state__in=(*OPEN, Export.State.READY)).delete()
    orphans.remove(FOLDER, Export.objects.all())
    return len(found)
