"""Who has filed for a period: due, filed, late, missing, nothing to report."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Count,
    DateTimeField,
    Exists,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from platforms.models import Platform
from platforms.principals import Principal
from reporting.models import Period, Report, Revision
from reporting.models.reports import State

# What the filing of a platform is, seen from the calendar.
STATUSES = ("pending", "missing", "on_time", "late", "not_due")
# States in which nothing has been filed, or no longer.
UNFILED = (State.DRAFT, State.WITHDRAWN)


@dataclass(frozen=True)
class Filters:
    """Empty: all."""

    statuses: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    nil: bool | None = None


def filings(
    principal: Principal, period: Period, now: datetime, filters: Filters = Filters()
) -> QuerySet[Any]:
    """A row per visible platform that had to file for the period, or did so unasked.

    Each platform carries `due`, `filed_at` (when the first revision that was not withdrawn came),
    `status`, `state` of the latest revision that was filed ("" where there is none), `number`,
    `nil`, `in_force` and `report_id`.
    """
    revisions = Revision.objects.filter(
        report__platform_id=OuterRef("pk"), report__period_id=period.month
    ).exclude(state__in=UNFILED)
    latest = revisions.order_by("-number")
    found: QuerySet[Any] = (
        Platform.objects.visible_to(principal)
        .annotate(
            due=Case(
                When(status=Platform.Status.ACTIVE, reports_from__lte=period.month, then=True),
                default=False,
                output_field=BooleanField(),
            ),
            filed_at=Subquery(
                revisions.order_by()
                .values("report_id")
                .annotate(first=Min("submitted_at"))
                .values("first"),
                output_field=DateTimeField(),
            ),
            state=Subquery(latest.values("state")[:1]),
            number=Subquery(latest.values("number")[:1]),
            nil=Subquery(latest.values("nil")[:1]),
            in_force=Exists(revisions.filter(in_force=True)),
            report_id=Subquery(
                Report.objects.filter(platform_id=OuterRef("pk"), period_id=period.month).values(
                    "id"
                )
            ),
        )
        .annotate(filing=_status(period, now))
        .filter(Q(due=True) | Q(filed_at__isnull=False))
        .select_related("jurisdiction")
    )
    return _narrowed(found, filters)


def _status(period: Period, now: datetime) -> Case:
    unfiled = "missing" if now > period.due_at else "pending"
    return Case(
        When(filed_at__isnull=True, then=Value(unfiled)),
        When(due=False, then=Value("not_due")),
        When(filed_at__gt=period.due_at, then=Value("late")),
        default=Value("on_time"),
        output_field=CharField(),
    )


def _narrowed(found: QuerySet[Any], filters: Filters) -> QuerySet[Any]:
    if filters.statuses:
        found = found.filter(filing__in=filters.statuses)
    if filters.states:
        found = found.filter(state__in=filters.states)
    if filters.provinces:
        found = found.filter(jurisdiction_id__in=filters.provinces)
    if filters.nil is not None:
        found = found.filter(nil=filters.nil)
    return found


@dataclass(frozen=True)
class Tally:
    """How many platforms, by what became of their filing."""

    due: int
    filed: int
    on_time: int
    late: int
    missing: int
    pending: int
    nil: int
    accepted: int


def tally(found: QuerySet[Any]) -> tuple[Tally, dict[str, Tally], dict[str, int]]:
    """The counts of all, by province, and by state of the latest revision filed."""
    counted = (
        found.order_by()
        .values("jurisdiction_id")
        .annotate(
            n_due=Count("pk", filter=Q(due=True)),
            n_filed=Count("pk", filter=Q(filed_at__isnull=False)),
            n_on_time=Count("pk", filter=Q(filing="on_time")),
            n_late=Count("pk", filter=Q(filing="late")),
            n_missing=Count("pk", filter=Q(filing="missing")),
            n_pending=Count("pk", filter=Q(filing="pending")),
            n_nil=Count("pk", filter=Q(nil=True)),
            n_accepted=Count("pk", filter=Q(in_force=True)),
        )
    )
    by_province = {row["jurisdiction_id"]: _tally([row]) for row in counted}
    states = found.order_by().exclude(state=None).values_list("state").annotate(n=Count("pk"))
    return _tally(counted), dict(sorted(by_province.items())), dict(sorted(states))


def _tally(rows: Iterable[Mapping[str, Any]]) -> Tally:
    names = Tally.__dataclass_fields__
    return Tally(**{name: sum(row[f"n_{name}"] for row in rows) for name in names})
