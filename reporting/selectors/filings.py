"""Who has filed for a period: due, filed, late, missing, put off, nothing to report.

Everything is judged by the date that holds for the platform: see `reporting.selectors.due`.
"""

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
    F,
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
from reporting.selectors import due as dates

# What the filing of a platform is, seen from the calendar.
STATUSES = ("pending", "extended", "missing", "on_time", "late", "not_due")
# States in which nothing has been filed, or no longer.
UNFILED = (State.DRAFT, State.WITHDRAWN)


@dataclass(frozen=True)
class Filters:
    """Empty: all."""

    statuses: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    nil: bool | None = None
    extended: bool | None = None


def filings(
    principal: Principal, period: Period, now: datetime, filters: Filters = Filters()
) -> QuerySet[Any]:
    """A row per visible platform that had to file for the period, or did so unasked.

    Each platform carries `due`, `due_at`, `extension_id` (of the extension in force, if any),
    `filed_at` (when the first revision that was not withdrawn came), `filing` (one of STATUSES),
    `state` of the latest revision that was filed (None where there is none), `number`, `nil`,
    `in_force` and `report_id`.
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
            due_at=dates.of_platforms(period),
            extension_id=Subquery(dates.extensions("pk", period.month).values("id")),
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
        .annotate(filing=_status(now))
        .filter(Q(due=True) | Q(filed_at__isnull=False))
        .select_related("jurisdiction")
    )
    return _narrowed(found, filters)


def _status(now: datetime) -> Case:
    return Case(
        When(filed_at__isnull=True, due_at__lt=now, then=Value("missing")),
        When(filed_at__isnull=True, extension_id__isnull=False, then=Value("extended")),
        When(filed_at__isnull=True, then=Value("pending")),
        When(due=False, then=Value("not_due")),
        When(filed_at__gt=F("due_at"), then=Value("late")),
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
    if filters.sizes:
        found = found.filter(size__in=filters.sizes)
    if filters.nil is not None:
        found = found.filter(nil=filters.nil)
    if filters.extended is not None:
        found = found.filter(extension_id__isnull=not filters.extended)
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
    # Nothing came yet, and the date was put off to one that is still to come.
    extended: int
    nil: int
    accepted: int


COUNTS = {
    "n_due": Q(due=True),
    "n_filed": Q(filed_at__isnull=False),
    "n_on_time": Q(filing="on_time"),
    "n_late": Q(filing="late"),
    "n_missing": Q(filing="missing"),
    "n_pending": Q(filing="pending"),
    "n_extended": Q(filing="extended"),
    "n_nil": Q(nil=True),
    "n_accepted": Q(in_force=True),
}


@dataclass(frozen=True)
class Tallies:
    """The counts of all, and in groups; by the code of each province, size and state. `states`:
    of the latest revision filed. A platform that nobody classified has the size ""."""

    whole: Tally
    provinces: dict[str, Tally]
    sizes: dict[str, Tally]
    states: dict[str, int]


def tally(found: QuerySet[Any]) -> Tallies:
    """Filings, counted."""
    counts = {name: Count("pk", filter=wanted) for name, wanted in COUNTS.items()}
    rows = list(found.order_by().values("jurisdiction_id", "size").annotate(**counts))
    states = found.order_by().exclude(state=None).values_list("state").annotate(n=Count("pk"))
    return Tallies(
        _tally(rows),
        _grouped(rows, "jurisdiction_id"),
        _grouped(rows, "size"),
        dict(sorted(states)),
    )


def _grouped(rows: list[dict[str, Any]], by: str) -> dict[str, Tally]:
    return {
        code: _tally(row for row in rows if row[by] == code)
        for code in sorted({row[by] for row in rows})
    }


def _tally(rows: Iterable[Mapping[str, Any]]) -> Tally:
    found, names = list(rows), Tally.__dataclass_fields__
    return Tally(**{name: sum(row[f"n_{name}"] for row in found) for name in names})
