"""Freeze what a period says: numbered consolidations of the revisions in force."""

import logging
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.utils import timezone

from platforms import audit
from platforms.ids import uuid7
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting import vocabulary
from reporting.models import Consolidation, Period
from reporting.models.periods import parse_period
from reporting.selectors.changes import what_changed
from reporting.services.freezing import digest, freeze, frozen_counts, is_current

__all__ = ["close_due_periods", "consolidate", "what_changed"]
logger = logging.getLogger(__name__)


def close_due_periods(now: datetime | None = None) -> list[Consolidation]:
    """Close every period that is due and not closed, and restate the closed ones that changed.

    However late and however often it runs; the new consolidations. A period that fails does not
    hold up the others: what went wrong is raised at the end.
    """
    now = now or timezone.now()
    with acting_as(SYSTEM):
        due = list(Period.objects.filter(due_at__lte=now).order_by("month"))
    made, failures = [], []
    for period in due:
        try:
            made.append(consolidate(period.code, now))
        except Exception as failure:
            logger.exception("%s was not consolidated", period.code)
            failures.append(failure)
    if failures:
        raise ExceptionGroup("periods were not consolidated", failures)
    return [consolidation for consolidation in made if consolidation is not None]


def consolidate(period_code: str, now: datetime | None = None) -> Consolidation | None:
    """Freeze the next consolidation of a period, and close it with the first.

    None where nothing changed since the last, or the period is not due yet. Of several that run
    at once, one does the work. Raises `ValueError` for what is no period.
    """
    now = now or timezone.now()
    month = parse_period(period_code)
    with acting_as(SYSTEM):
        _wait_for_others(period_code)
        period = Period.objects.filter(month=month, due_at__lte=now).first()
        if period is None:
            return None
        last = period.consolidations.order_by("-number").first()
        if last is not None and is_current(last):
            return None
        consolidation = _freeze(period, last, now)
        _close(period, now)
        _tell(consolidation)
        return consolidation


def _wait_for_others(period_code: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext('candor.consolidation'), hashtext(%s))",
            [period_code],
        )


def _freeze(period: Period, last: Consolidation | None, now: datetime) -> Consolidation:
    """The rows come first, since a consolidation is born with the digest over them."""
    number: UUID = uuid7()
    freeze(number, period.month, last, now)
    counts = frozen_counts(number)
    consolidation = Consolidation(
        id=number,
        period=period,
        number=last.number + 1 if last else 1,
        created_at=now,
        vocabulary=vocabulary.for_period(period.code).version,
        platforms_due=counts.due,
        platforms_filed=counts.filed,
    )
    consolidation.digest = digest(consolidation)
    consolidation.save(force_insert=True)
    return consolidation


def _close(period: Period, now: datetime) -> None:
    if period.closed_at is not None:
        return
    period.closed_at = now
    period.save(update_fields=["closed_at"])
    audit.record(SYSTEM, "period.closed", "period", period.code)


def _tell(consolidation: Consolidation) -> None:
    changes = what_changed(consolidation, SYSTEM)
    audit.record(
        SYSTEM,
        "consolidation.frozen",
        "consolidation",
        consolidation.id,
        period=consolidation.period.code,
        number=consolidation.number,
        digest=consolidation.digest,
        **changes.summary(),
    )
