"""The consolidated view: sums over the totals in force, or over those of a consolidation.

Never a scan of records: the totals of accepted revisions are what a sum is made of, and what it
leads back to. Where nothing finer is asked than they hold, the roll-ups of those totals answer.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.aggregates import BoolOr
from django.db.models import Q, QuerySet, Sum

from platforms.models import Platform
from platforms.principals import NATIONAL, Principal
from platforms.refusals import Refused
from reporting.models import (
    Consolidation,
    ConsolidationEntry,
    ConsolidationTotal,
    RollUp,
    Total,
)
from reporting.selectors.scopes import scope_of

# What may be filtered and grouped by, and where it stands. `province` is where the platform is
# registered, `content_province` where the content was.
COLUMNS: Mapping[str, str] = {
    "period": "period_id",
    "category": "category",
    "action": "action",
    "product_kind": "product_kind",
    "modality": "modality",
    "detection": "detection",
    "province": "platform__jurisdiction_id",
    "content_province": "province",
    "platform": "platform_id",
}
DIMENSIONS = tuple(name for name in COLUMNS if name != "period")
# What does not apply to every total: an empty code, shown as null and asked for as `none`.
OPTIONAL = frozenset(DIMENSIONS) - {"province", "platform"}
# What the roll-ups, and the totals of a consolidation, can tell apart.
ROLLED_UP = frozenset({"period", "category", "action", "product_kind", "province"})
NONE = "none"
BOUND = Q(qualifier="at_least")
MOST_ROWS = 5000


@dataclass(frozen=True)
class Query:
    """What is asked: a sum over all `months` per measure and definition, and per group.

    `as_of` is the number of a consolidation, or 0 for the latest of each month; None asks for
    what is in force now.
    """

    months: tuple[date, ...]
    measures: tuple[str, ...] = ()
    measure_version: int | None = None
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    group_by: tuple[str, ...] = ()
    as_of: int | None = None

    @property
    def is_rolled_up(self) -> bool:
        """Whether nothing finer is asked than the roll-ups hold."""
        return ROLLED_UP.issuperset((*self.group_by, *self.filters))


@dataclass(frozen=True)
class Row:
    """One sum. `group` holds a value per dimension of `group_by`; None: it does not apply."""

    measure: str
    measure_version: int
    group: Mapping[str, Any]
    value: int
    qualifier: str


def sums(principal: Principal, query: Query) -> list[Row]:
    """The sums, in the order of measure and groups.

    Only equal definitions are added: each version of a measure has rows of its own.
    Refused: `too_many_rows`, and as `frozen`.
    """
    if query.is_rolled_up:
        columns, added = _rolled_up(principal, query)
    else:
        columns, added = COLUMNS, _added_up(_totals(principal, query), _keys(query, COLUMNS))
    found = list(added.order_by(*_keys(query, columns))[: MOST_ROWS + 1])
    if len(found) > MOST_ROWS:
        raise Refused("too_many_rows", limit=MOST_ROWS)
    return [_row(query.group_by, columns, one) for one in found]


def _keys(query: Query, columns: Mapping[str, str]) -> tuple[str, ...]:
    return ("measure", "measure_version", *(columns[name] for name in query.group_by))


Added = QuerySet[Any, dict[str, Any]]


def _added_up(totals: QuerySet[Any], keys: Iterable[str], bound: Q = BOUND) -> Added:
    added: Added = totals.values(*keys).annotate(added=Sum("value"), bounded=BoolOr(bound))
    return added


def _rolled_up(principal: Principal, query: Query) -> tuple[Mapping[str, str], Added]:
    """From the roll-ups, or from the totals of consolidations, which look alike."""
    columns = {**COLUMNS, "province": "jurisdiction_id"}
    cells: QuerySet[Any]
    if query.as_of is None:
        cells = RollUp.objects.visible_to(principal).filter(period_id__in=query.months, parts__gt=0)
        bound = Q(bounds__gt=0)
    else:
        columns["period"] = "consolidation__period_id"
        cells = ConsolidationTotal.objects.visible_to(principal).filter(
            consolidation__in=[one.id for one in frozen(query)]
        )
        bound = BOUND
    # The nation is no province, and the provinces are not added up to a nation.
    if "province" in query.group_by or "province" in query.filters:
        cells = cells.exclude(jurisdiction_id=NATIONAL)
    else:
        cells = cells.filter(jurisdiction_id=scope_of(principal))
    return columns, _added_up(_narrowed(cells, query, columns), _keys(query, columns), bound)


def _row(group_by: tuple[str, ...], columns: Mapping[str, str], found: Mapping[str, Any]) -> Row:
    return Row(
        found["measure"],
        found["measure_version"],
        {name: _shown(found[columns[name]]) for name in group_by},
        int(found["added"]),
        qualifier(bounded=found["bounded"]),
    )


def qualifier(*, bounded: bool) -> str:
    return "at_least" if bounded else "exact"


def _shown(value: Any) -> Any:
    return f"{value:%Y-%m}" if isinstance(value, date) else (value or None)


def sources(principal: Principal, query: Query) -> Added:
    """The revisions behind the sum of one measure, each with its share of it, to be paged."""
    return _added_up(
        _totals(principal, query),
        (
            *("revision_id", "revision__number", "revision__state", "revision__in_force"),
            *("revision__report_id", "measure", "measure_version", "period_id", "platform_id"),
            *("platform__uscc", "platform__name_en", "platform__name_zh"),
            "platform__jurisdiction_id",
        ),
    )


def _totals(principal: Principal, query: Query) -> QuerySet[Any]:
    totals = Total.objects.visible_to(principal).filter(period_id__in=query.months)
    if query.as_of is None:
        totals = totals.filter(in_force=True)
    else:
        totals = totals.filter(revision_id__in=_entered(principal, query))
    return _narrowed(totals, query, COLUMNS)


def _narrowed(cells: QuerySet[Any], query: Query, columns: Mapping[str, str]) -> QuerySet[Any]:
    if query.measures:
        cells = cells.filter(measure__in=query.measures)
    if query.measure_version is not None:
        cells = cells.filter(measure_version=query.measure_version)
    for name, codes in query.filters.items():
        cells = cells.filter(_one_of(name, columns[name], codes))
    return cells


def _one_of(name: str, column: str, codes: tuple[str, ...]) -> Q:
    if name == "platform":
        return _platforms(codes)
    wanted = ["" if code == NONE and name in OPTIONAL else code for code in codes]
    return Q(**{f"{column}__in": wanted})


def _platforms(codes: tuple[str, ...]) -> Q:
    """Platforms by id or by unified social credit code."""
    ids = [UUID(code) for code in codes if len(code) != 18]
    named = Platform.objects.filter(uscc__in=[code for code in codes if len(code) == 18])
    return Q(platform_id__in=ids) | Q(platform_id__in=named.values("id"))


def _entered(principal: Principal, query: Query) -> QuerySet[ConsolidationEntry, Any]:
    return (
        ConsolidationEntry.objects.visible_to(principal)
        .filter(consolidation__in=[one.id for one in frozen(query)])
        .values("revision_id")
    )


def frozen(query: Query) -> list[Consolidation]:
    """The consolidations that `as_of` names, in the order of their periods.

    Refused: `number_needs_one_period`, `not_consolidated`.
    """
    if query.as_of is None:
        return []
    found = Consolidation.objects.filter(period_id__in=query.months)
    if query.as_of:
        if len(query.months) != 1:
            raise Refused("number_needs_one_period", pointer="/as_of")
        found = found.filter(number=query.as_of)
    latest = list(found.order_by("period_id", "-number").distinct("period_id"))
    if not latest:
        raise Refused("not_consolidated", pointer="/as_of")
    return latest
