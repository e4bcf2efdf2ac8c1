"""Platforms are reminded of filings that are due, and offices told of those that are late.

What is owed follows from today and from what was given, not from what happened since the last run:
days on which nobody asked are made up for, and asking twice changes nothing. Of several reminders
that were missed, the last is given. Who has filed is not reminded; a later due date begins anew.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import Subquery
from django.utils import timezone

from platforms import audit
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import Period, Reminder
from reporting.selectors import due
from reporting.selectors.filings import filings
from reporting.services.expiring import day_of
from reporting.services.extending import LONGEST

Kind, Addressee = Reminder.Kind, Reminder.Addressee
AT_ONCE = 500
# Nobody is reminded of what is late for longer, be it that no worker ran: it is on every list.
STALE = timedelta(days=31)
BLINK = timedelta(microseconds=1)
ACTIONS = {
    (Addressee.PLATFORM, Kind.DUE_SOON): "reminder.due_soon",
    (Addressee.PLATFORM, Kind.OVERDUE): "reminder.overdue",
    (Addressee.OFFICE, Kind.OVERDUE): "reminder.escalated",
}
# What was given to a platform for a due date: days, by addressee and kind.
Given = dict[tuple[str, str], list[int]]


@dataclass(frozen=True)
class Owed:
    """A filing that has not come: of whom, and when it is due."""

    platform_id: UUID
    due_at: datetime
    extended_at: datetime | None

    def days_over(self, now: datetime) -> int:
        """Since the last day on which it was in time; negative before it."""
        return (day_of(now) - day_of(self.due_at - BLINK)).days


def remind(now: datetime | None = None) -> int:
    """Give every reminder that is owed now; their number."""
    now = now or timezone.now()
    ahead = timedelta(days=max(settings.REMINDER_DAYS_BEFORE, default=0) + 1)
    with acting_as(SYSTEM):
        # A date that was put off is at most so much later than the period's.
        window = (now - STALE - LONGEST, now + ahead)
        periods = list(Period.objects.filter(due_at__range=window).order_by("month"))
    return sum(_of_period(period, now, now + ahead) for period in periods)


def _of_period(period: Period, now: datetime, until: datetime) -> int:
    after, given = UUID(int=0), 0
    while True:
        with acting_as(SYSTEM):
            _wait_for_others()
            found = _owed(period, now, until, after)
            given += len(_give(period, found, now))
        if not found:
            return given
        after = found[-1].platform_id


def _wait_for_others() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('candor.reminders'))")


def _owed(period: Period, now: datetime, until: datetime, after: UUID) -> list[Owed]:
    granted = due.extensions("pk", period.month).values("granted_at")
    rows: Any = (
        filings(SYSTEM, period, now)
        .filter(pk__gt=after, filed_at=None, due_at__range=(now - STALE, until))
        .annotate(extended_at=Subquery(granted))
        .order_by("pk")
    )
    return [Owed(*row) for row in rows.values_list("pk", "due_at", "extended_at")[:AT_ONCE]]


def _give(period: Period, found: list[Owed], now: datetime) -> list[Reminder]:
    before = _given(period, found)
    made = Reminder.objects.bulk_create(
        Reminder(
            platform_id=one.platform_id,
            period=period,
            kind=kind,
            addressee=addressee,
            days=days,
            due_at=one.due_at,
            given_at=now,
        )
        for one in found
        for addressee, kind, days in _missing(one, before[one.platform_id, one.due_at], now)
    )
    for reminder in made:
        _record(reminder, period)
    return made


def _given(period: Period, found: list[Owed]) -> dict[tuple[UUID, datetime], Given]:
    given: dict[tuple[UUID, datetime], Given] = defaultdict(lambda: defaultdict(list))
    rows = Reminder.objects.filter(
        period=period, platform_id__in=[one.platform_id for one in found]
    )
    for one in rows:
        given[one.platform_id, one.due_at][one.addressee, one.kind].append(one.days)
    return given


def _missing(one: Owed, given: Given, now: datetime) -> Iterator[tuple[str, str, int]]:
    """The reminders of a filing that are owed and were not given."""
    over = one.days_over(now)
    if now <= one.due_at:
        days = _nearest(settings.REMINDER_DAYS_BEFORE, lambda days: -over <= days, min)
        known = given[Addressee.PLATFORM, Kind.DUE_SOON]
        if days is not None and days < min(known, default=days + 1) and _told_since(one, days):
            yield Addressee.PLATFORM, Kind.DUE_SOON, days
        return
    for addressee, thresholds in (
        (Addressee.PLATFORM, settings.REMINDER_DAYS_OVERDUE),
        (Addressee.OFFICE, settings.ESCALATION_DAYS_OVERDUE),
    ):
        days = _nearest(thresholds, lambda days: days <= over, max)
        if days is not None and days > max(given[addressee, Kind.OVERDUE], default=-1):
            yield addressee, Kind.OVERDUE, days


def _nearest(
    thresholds: list[int], fits: Callable[[int], bool], choose: Callable[..., int | None]
) -> int | None:
    return choose((days for days in thresholds if fits(days)), default=None)


def _told_since(one: Owed, days: int) -> bool:
    """Whoever was granted a date so near knows it: the day of this reminder was past by then."""
    reminded_on = day_of(one.due_at - BLINK) - timedelta(days=days)
    return one.extended_at is None or day_of(one.extended_at) <= reminded_on


def _record(reminder: Reminder, period: Period) -> None:
    audit.record(
        SYSTEM,
        ACTIONS[Addressee(reminder.addressee), Kind(reminder.kind)],
        "reminder",
        reminder.id,
        platform_id=reminder.platform_id,
        period=period.code,
        due_at=timezone.localtime(reminder.due_at).isoformat(),
        days=reminder.days_off,
    )
