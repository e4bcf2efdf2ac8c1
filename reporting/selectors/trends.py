"""Sums month by month and place by place, from the roll-ups: what an office looks at first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, Sum

from platforms.models.jurisdictions import in_language
from platforms.principals import NATIONAL, Principal
from reporting.models import RollUp, Total
from reporting.selectors.scopes import scope_of


@dataclass(frozen=True)
class Added:
    """A sum of equal definitions; where a part of it is a lower bound, so is the whole."""

    value: int
    version: int
    bounded: bool

    def __add__(self, other: "Added") -> "Added":
        return Added(
            self.value + other.value,
            max(self.version, other.version),
            self.bounded or other.bounded,
        )


@dataclass(frozen=True)
class Monthly:
    """One measure of one month, in all and by category."""

    whole: Added
    categories: dict[str, Added]


@dataclass(frozen=True)
class Place:
    """A province, or a platform, and what was counted there."""

    code: str
    name: str
    value: int
    bounded: bool


Months = dict[tuple[str, date], Monthly]


def by_month(principal: Principal, months: Iterable[date], measures: Iterable[str]) -> Months:
    """The sums of the principal's own scope, by measure and month.

    Of a measure that a month has in several versions only the latest is told: the definitions
    differ, and are never added up.
    """
    rows = (
        RollUp.objects.visible_to(principal)
        .filter(
            jurisdiction_id=scope_of(principal),
            period_id__in=list(months),
            measure__in=list(measures),
            parts__gt=0,
        )
        .order_by()
        .values_list("measure", "period_id", "measure_version", "category")
        .annotate(value=Sum("value"), bounds=Sum("bounds"))
    )
    found: Months = {}
    for measure, month, version, category, value, bounds in sorted(rows, key=lambda row: -row[2]):
        one = Added(int(value), version, bool(bounds))
        _enter(found, (measure, month), category, one)
    return found


def _enter(found: Months, key: tuple[str, date], category: str, one: Added) -> None:
    known = found.get(key)
    if known is None:
        found[key] = Monthly(one, {category: one})
    elif known.whole.version == one.version:
        found[key] = Monthly(known.whole + one, {**known.categories, category: one})


def by_province(principal: Principal, month: date, measure: str) -> list[Place]:
    """What platforms registered in each province counted, the most first."""
    rows = (
        RollUp.objects.visible_to(principal)
        .filter(period_id=month, measure=measure, parts__gt=0)
        .exclude(jurisdiction_id=NATIONAL)
        .order_by()
        .values_list("jurisdiction_id", "jurisdiction__name_en", "jurisdiction__name_zh")
    )
    return _places(rows, Q(bounds__gt=0))


def by_platform(principal: Principal, month: date, measure: str) -> list[Place]:
    """What each platform counted, the most first."""
    rows = (
        Total.objects.visible_to(principal)
        .filter(period_id=month, measure=measure, in_force=True)
        .order_by()
        .values_list("platform_id", "platform__name_en", "platform__name_zh")
    )
    return _places(rows, Q(qualifier="at_least"))


def _places(rows: Any, bound: Q) -> list[Place]:
    added = rows.annotate(sum=Sum("value"), bounds=Count("pk", filter=bound))
    found = [
        Place(str(code), in_language(en, zh), int(value), bool(bounds))
        for code, en, zh, value, bounds in added
    ]
    return sorted(found, key=lambda place: (-place.value, place.code))
