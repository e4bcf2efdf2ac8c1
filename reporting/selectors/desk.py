"""What an office sees at first of the reports of several periods: how far each of them is.

Drafts, and revisions that were taken back, count as nothing: see `reporting.selectors.filings`,
which says the same of one period, platform by platform.
"""

from typing import Any
from uuid import UUID

from django.db.models import (
    BooleanField,
    Case,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.lookups import LessThanOrEqual

from reporting.models import Revision
from reporting.selectors import due
from reporting.selectors.filings import UNFILED


def _filed() -> QuerySet[Revision]:
    return Revision.objects.exclude(state__in=UNFILED)


def latest_state() -> dict[str, Any]:
    """Annotations for reports: `state` and `nil` of the latest revision filed, None for none."""
    latest = _filed().filter(report=OuterRef("pk")).order_by("-number")
    return {
        "state": Subquery(latest.values("state")[:1]),
        "nil": Subquery(latest.values("nil")[:1]),
    }


def was_late() -> Any:
    """For reports: whether the first revision came after the date that holds for its platform."""
    first = _filed().filter(report=OuterRef("pk")).order_by("submitted_at")
    in_time = LessThanOrEqual(Subquery(first.values("submitted_at")[:1]), due.of_reports())
    return Case(When(in_time, then=Value(False)), default=Value(True), output_field=BooleanField())


def latest_revisions(report_ids: list[UUID]) -> dict[UUID, Revision]:
    """The latest revision filed of each report, by the report's id."""
    rows = _filed().filter(report_id__in=report_ids).order_by("report_id", "-number")
    return {revision.report_id: revision for revision in rows.distinct("report_id")}
