"""Who has filed what, platform by platform, for the first look of an office at a period.

An office sees what was filed: drafts, and revisions taken back, count as nothing.
"""

from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from platforms.models import Platform
from platforms.principals import Principal
from reporting.models import Period, Revision, State


def _filed() -> QuerySet[Revision]:
    filed = Revision.objects.filter(submitted_at__isnull=False)
    return filed.exclude(state__in=(State.DRAFT, State.WITHDRAWN))


def latest_state() -> dict[str, Any]:
    """Annotations for reports: `state` and `nil` of the latest revision filed, None for none."""
    latest = _filed().filter(report=OuterRef("pk")).order_by("-number")
    return {
        "state": Subquery(latest.values("state")[:1]),
        "nil": Subquery(latest.values("nil")[:1]),
    }


def was_late() -> Any:
    """For reports: whether the first revision came after the period's due date."""
    first = _filed().filter(report=OuterRef("pk")).order_by("submitted_at")
    return Case(
        When(Exists(first.filter(submitted_at__lte=OuterRef("period__due_at"))), then=Value(False)),
        default=Value(True),
        output_field=BooleanField(),
    )


def platforms_due(principal: Principal, period: Period) -> QuerySet[Platform]:
    """The platforms that owe a report for a period, or filed one all the same.

    Each has `state` (of the latest revision filed, or `missing`), `latest_id`, `first_at`,
    `late`.
    """
    filed = _filed().filter(report__platform=OuterRef("pk"), report__period=period)
    latest = filed.order_by("-number")
    due = Q(status=Platform.Status.ACTIVE, reports_from__lte=period.month)
    return (
        Platform.objects.visible_to(principal)
        .filter(due | Exists(filed))
        .annotate(
            state=Coalesce(Subquery(latest.values("state")[:1]), Value("missing")),
            latest_id=Subquery(latest.values("id")[:1]),
            first_at=Subquery(filed.order_by("submitted_at").values("submitted_at")[:1]),
        )
        .annotate(
            late=Case(
                When(first_at__gt=period.due_at, then=Value(True)),
                default=Value(False),
                output_field=BooleanField(),
            ),
        )
        .select_related("jurisdiction")
    )


def latest_revisions(platforms: list[Any]) -> dict[Any, Revision]:
    """The latest revision of each platform of a page, by the platform's id."""
    ids = [platform.latest_id for platform in platforms if platform.latest_id]
    revisions = Revision.objects.filter(pk__in=ids).annotate(month=F("report__period_id"))
    return {revision.platform_id: revision for revision in revisions}
