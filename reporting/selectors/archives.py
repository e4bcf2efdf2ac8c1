"""Which periods have their records in files and no longer in the database."""

from datetime import date, datetime

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from platforms.refusals import Refused
from reporting.models import Period, PeriodArchive

IN_FILES = PeriodArchive.objects.filter(archived_at__isnull=False, restored_at__isnull=True)


def archived_at(month: date) -> datetime | None:
    """Since when the records of a period are archived; None where they are in the database."""
    return IN_FILES.filter(period=month).values_list("archived_at", flat=True).first()


def with_archives(periods: QuerySet[Period]) -> QuerySet[Period]:
    """Periods, each with `archived_at`."""
    since = IN_FILES.filter(period=OuterRef("pk")).values("archived_at")
    return periods.annotate(archived_at=Subquery(since))


def refuse_archived_records(month: date) -> None:
    """Refused: `records_archived`, where the records of a period cannot be read.

    Call it after the records were read: a period is marked before its records go, so whoever
    found none because they had gone finds the mark.
    """
    since = archived_at(month)
    if since is not None:
        raise Refused("records_archived", period=f"{month:%Y-%m}", since=day(since))


def day(since: datetime) -> str:
    """The day in Asia/Shanghai, as problems name it."""
    return f"{timezone.localtime(since):%Y-%m-%d}"
