"""Periods open by themselves, with the partition their records go to."""

from datetime import date, datetime

from django.db import connection

from platforms import audit
from platforms.principals import SYSTEM
from platforms.refusals import Refused
from platforms.tenancy import acting_as
from reporting import vocabulary
from reporting.models import Period
from reporting.models.periods import SHANGHAI, next_month, parse_period
from reporting.selectors import archives

EPOCH = date(2000, 1, 1)


def open_periods(now: datetime) -> list[Period]:
    """Open every month that has begun, from the first one a vocabulary knows; those opened now."""
    today = now.astimezone(SHANGHAI).date()
    first = parse_period(min(edition.valid_from for edition in vocabulary.load().editions))
    with acting_as(SYSTEM):
        known = set(Period.objects.values_list("month", flat=True))
        return [_open(month) for month in _months(first, today) if month not in known]


def _months(first: date, today: date) -> list[date]:
    months = []
    while first <= today:
        months.append(first)
        first = next_month(first)
    return months


def _open(month: date) -> Period:
    period = Period.of(month)
    # Another process may be opening it at this moment.
    _, created = Period.objects.get_or_create(
        month=month,
        defaults={
            "opens_at": period.opens_at,
            "ends_at": period.ends_at,
            "due_at": period.due_at,
        },
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('candor.partitions'))")
        cursor.execute("SELECT candor_open_partition(%s)", [month])
    if created:
        audit.record(SYSTEM, "period.opened", "period", period.code)
    return period


def hold(month: date) -> None:
    """Let nobody archive a period until the transaction ends: something is filed for it.

    Refused: `period_archived`, where its records are in files: what is filed could not be
    compared with them.
    """
    with connection.cursor() as cursor:
        # Of its own, so that the next statement sees what was committed while this one waited.
        cursor.execute(
            "SELECT pg_advisory_xact_lock_shared(hashtext('candor.archive'), %s)",
            [(month - EPOCH).days],
        )
    since = archives.archived_at(month)
    if since is not None:
        raise Refused("period_archived", period=f"{month:%Y-%m}", since=archives.day(since))
