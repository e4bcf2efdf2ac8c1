"""Attestations come to their end: their platforms are reminded before, and told when.

Both look at what is so today and not at what happened since yesterday: days on which nobody asked
are made up for, and asking twice changes nothing.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from platforms import audit
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import AttestationRevision
from reporting.models.attestations import TESTED
from reporting.models.periods import SHANGHAI

State = AttestationRevision.State
# Those that may end: they stand, and have not ended yet.
ALIVE = (State.SUBMITTED, State.EXAMINING, *TESTED)
DAYS_BEFORE = (1, 7, 30, 60)
AT_ONCE = 500

Rows = QuerySet[AttestationRevision]


def day_of(moment: datetime) -> date:
    return moment.astimezone(SHANGHAI).date()


def expire(now: datetime | None = None) -> int:
    """End the attestations whose last day is over; the number of them."""
    over = AttestationRevision.objects.filter(
        state__in=ALIVE, valid_until__lt=day_of(now or timezone.now())
    )
    return _each(over, _expire)


def _expire(revision: AttestationRevision) -> bool:
    revision.state, before = State.EXPIRED, revision.state
    # Who is at it goes on, and finds it expired; nobody takes it up again.
    revision.due_at = None
    revision.save(update_fields=["state", "due_at"])
    _record("attestation.expired", revision, before=before)
    return True


def remind(now: datetime | None = None) -> int:
    """Remind platforms of what ends in 60, 30, 7 days or tomorrow; the number of reminders.

    Of several reminders that nobody gave in time, the last is given. None is given for a day that
    was past already when the attestation was submitted.
    """
    today = day_of(now or timezone.now())
    ends = (today, today + timedelta(days=DAYS_BEFORE[-1]))
    ending = AttestationRevision.objects.filter(state__in=ALIVE, valid_until__range=ends)

    def give(revision: AttestationRevision) -> bool:
        if not _is_owed(revision, today):
            return False
        revision.reminded_days = _nearest(revision, today)
        revision.save(update_fields=["reminded_days"])
        _record("attestation.expiring", revision, days=(revision.valid_until - today).days)
        return True

    return _each(ending, give)


def _nearest(revision: AttestationRevision, today: date) -> int:
    left = (revision.valid_until - today).days
    return next(days for days in DAYS_BEFORE if left <= days)


def _is_owed(revision: AttestationRevision, today: date) -> bool:
    days = _nearest(revision, today)
    if revision.reminded_days is not None and revision.reminded_days <= days:
        return False
    begun = revision.submitted_at
    return begun is not None and day_of(begun) <= revision.valid_until - timedelta(days=days)


def _each(rows: Rows, change: Callable[[AttestationRevision], bool]) -> int:
    """Each row once, so many in a transaction; the number of those that changed. Those that others
    are changing come next time."""
    after, done = UUID(int=0), 0
    while True:
        with acting_as(SYSTEM):
            page = rows.filter(pk__gt=after).order_by("pk")
            locked = page.select_for_update(of=("self",), no_key=True, skip_locked=True)
            found = list(locked[:AT_ONCE])
            done += sum(map(change, found))
        if not found:
            return done
        after = found[-1].pk


def _record(action: str, revision: AttestationRevision, **data: object) -> None:
    audit.record(
        SYSTEM,
        action,
        "attestation",
        revision.attestation_id,
        platform_id=revision.platform_id,
        number=revision.number,
        valid_until=revision.valid_until.isoformat(),
        **data,
    )
