"""When a report is due: by the extension in force of its platform, else by its period.

Lateness is never stored. What was granted while nothing had been filed counts from the first; how
an extension may be granted and revoked (`reporting.services.extending`) keeps that fair.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import DateTimeField, F, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from reporting.models import Extension, Period, Report

MOMENT = DateTimeField()


def extensions(platform: str, period: Any) -> Any:
    """The extension in force for each row of a query: one or none.

    `platform`: the path from a row to the platform's id; `period`: that to the month, or the month
    itself.
    """
    month = OuterRef(period) if isinstance(period, str) else period
    return Extension.objects.in_force().filter(platform_id=OuterRef(platform), period_id=month)


def of_reports(prefix: str = "") -> Coalesce:
    """For a query of reports, or of rows that have one (`report__`): when each is due."""
    granted = extensions(f"{prefix}platform_id", f"{prefix}period_id")
    return Coalesce(Subquery(granted.values("due_at")), F(f"{prefix}period__due_at"))


def of_platforms(period: Period) -> Coalesce:
    """For a query of platforms: when the report of each is due for the period."""
    granted = extensions("pk", period.month)
    return Coalesce(Subquery(granted.values("due_at")), Value(period.due_at, output_field=MOMENT))


def by_report(reports: Sequence[Report]) -> dict[UUID, datetime]:
    """When each of these reports is due, by its id. Their periods have been loaded."""
    rows = Extension.objects.in_force().filter(
        platform_id__in={one.platform_id for one in reports},
        period_id__in={one.period_id for one in reports},
    )
    granted = {
        (platform, month): due_at
        for platform, month, due_at in rows.values_list("platform_id", "period_id", "due_at")
    }
    return {
        one.id: granted.get((one.platform_id, one.period_id), one.period.due_at) for one in reports
    }


def due_at(platform_id: UUID, period: Period) -> datetime:
    """When the report of a platform is due for the period."""
    granted = extension_of(platform_id, period.month)
    return granted.due_at if granted else period.due_at


def extension_of(platform_id: UUID, month: date) -> Extension | None:
    """The extension in force."""
    rows = Extension.objects.in_force().select_related("granted_by_office", "granted_by_person")
    return rows.filter(platform_id=platform_id, period_id=month).first()
