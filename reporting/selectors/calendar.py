"""Filings over months: how many were due, came, came late, are missing, were put off.

The same as `reporting.selectors.filings` says of one period, platform by platform, for those that
owe a report; in three queries however many months and platforms there are.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from platforms.models import Platform
from platforms.principals import Principal
from reporting.models import Extension, Period, Report, Revision
from reporting.selectors.desk import latest_state, was_late
from reporting.selectors.filings import UNFILED, Tally

# A province and a size: what filings are counted by, beside the month.
Group = tuple[str, str]
Counts = dict[date, dict[Group, Counter[str]]]
GROUPED = ("period_id", "platform__jurisdiction_id", "platform__size")


@dataclass(frozen=True)
class Month:
    """A period, and the filings of its groups of platforms."""

    period: Period
    groups: dict[Group, Tally]

    @cached_property
    def whole(self) -> Tally:
        return _sum(self.groups.values())

    @cached_property
    def provinces(self) -> dict[str, Tally]:
        return self._by(0)

    @cached_property
    def sizes(self) -> dict[str, Tally]:
        """The platforms that nobody classified under ""."""
        return self._by(1)

    def _by(self, part: int) -> dict[str, Tally]:
        members: dict[str, list[Tally]] = defaultdict(list)
        for group, counted in self.groups.items():
            members[group[part]].append(counted)
        return {code: _sum(members[code]) for code in sorted(members)}


def calendar(
    principal: Principal,
    periods: Sequence[Period],
    now: datetime,
    *,
    provinces: tuple[str, ...] = (),
    sizes: tuple[str, ...] = (),
) -> list[Month]:
    """The months in the order given. `provinces`, `sizes`: of these platforms only; empty: all."""
    platforms = _active(principal, provinces, sizes)
    months = [period.month for period in periods]
    counts: Counts = {month: defaultdict(Counter) for month in months}
    _count_due(counts, platforms)
    _count_filed(counts, platforms)
    _count_extended(counts, platforms, now)
    return [_month(period, counts[period.month], now) for period in periods]


def _active(
    principal: Principal, provinces: tuple[str, ...], sizes: tuple[str, ...]
) -> QuerySet[Platform]:
    found = Platform.objects.visible_to(principal).filter(status=Platform.Status.ACTIVE)
    if provinces:
        found = found.filter(jurisdiction_id__in=provinces)
    return found.filter(size__in=sizes) if sizes else found


def _count_due(counts: Counts, platforms: QuerySet[Platform]) -> None:
    rows = platforms.order_by().values_list("jurisdiction_id", "size", "reports_from")
    for province, size, start, n in rows.annotate(n=Count("pk")):
        for month, groups in counts.items():
            if start <= month:
                groups[province, size]["due"] += n


def _count_filed(counts: Counts, platforms: QuerySet[Platform]) -> None:
    in_force = Revision.objects.filter(report=OuterRef("pk"), in_force=True)
    owed: Any = Report.objects.filter(
        period__in=list(counts),
        platform__in=platforms,
        platform__reports_from__lte=F("period__month"),
    )
    rows = (
        owed.annotate(**latest_state(), is_late=was_late(), counts=Exists(in_force))
        .exclude(state=None)
        .order_by()
        .values(*GROUPED)
        .annotate(
            filed=Count("pk"),
            late=Count("pk", filter=Q(is_late=True)),
            nothing=Count("pk", filter=Q(nil=True)),
            accepted=Count("pk", filter=Q(counts=True)),
        )
    )
    for row in rows:
        month, province, size = (row.pop(name) for name in GROUPED)
        counts[month][province, size].update(row)


def _count_extended(counts: Counts, platforms: QuerySet[Platform], now: datetime) -> None:
    rows = _put_off(platforms, list(counts), now).values_list(*GROUPED)
    for month, province, size, n in rows.annotate(n=Count("pk")):
        counts[month][province, size]["extended"] += n


def put_off(principal: Principal, months: Sequence[date], now: datetime) -> Counter[date]:
    """Of each month, how many have filed nothing and have a later date that is still to come."""
    rows = _put_off(_active(principal, (), ()), months, now).values_list("period_id")
    return Counter(dict(rows.annotate(n=Count("pk"))))


def _put_off(platforms: QuerySet[Platform], months: Sequence[date], now: datetime) -> Any:
    filed = Revision.objects.exclude(state__in=UNFILED).filter(
        report__platform_id=OuterRef("platform_id"), report__period_id=OuterRef("period_id")
    )
    return (
        Extension.objects.in_force()
        .filter(~Exists(filed), period__in=list(months), platform__in=platforms)
        .filter(due_at__gte=now, platform__reports_from__lte=F("period_id"))
        .order_by()
    )


def _month(period: Period, groups: dict[Group, Counter[str]], now: datetime) -> Month:
    over = period.due_at < now
    return Month(period, {group: _tally(counted, over) for group, counted in groups.items()})


def _tally(counted: Counter[str], over: bool) -> Tally:
    waiting = max(counted["due"] - counted["filed"] - counted["extended"], 0)
    return Tally(
        due=counted["due"],
        filed=counted["filed"],
        on_time=counted["filed"] - counted["late"],
        late=counted["late"],
        missing=waiting if over else 0,
        pending=0 if over else waiting,
        extended=counted["extended"],
        nil=counted["nothing"],
        accepted=counted["accepted"],
    )


def _sum(tallies: Iterable[Tally]) -> Tally:
    found, names = list(tallies), Tally.__dataclass_fields__
    return Tally(**{name: sum(getattr(one, name) for one in found) for name in names})
