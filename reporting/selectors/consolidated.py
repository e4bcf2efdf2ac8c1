"""The consolidated view: sums over the totals in force, or over those of a consolidation.

Never a scan of records: the totals of accepted revisions are what a sum is made of, and what it
leads back to. Where nothing finer is asked than they hold, the roll-ups of those totals answer.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.aggregates import BoolOr
from django.db.models import Case, CharField, F, Q, QuerySet, Value, When

from platforms.models import Platform
from platforms.principals import NATIONAL, Principal
from platforms.refusals import Refused
from reporting import vocabulary
from reporting.models import (
    Consolidation,
    ConsolidationEntry,
    ConsolidationTotal,
    RollUp,
    Total,
)
from reporting.selectors import crosswalks
from reporting.selectors.by_day import DAY, EACH, NONE, added_on, is_of, spread
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
# What a row may be of. A month can be of several campaigns, and of none.
CAMPAIGN = "campaign"
GROUPS = (*COLUMNS, DAY, CAMPAIGN)
TIMES = frozenset({"period", DAY, CAMPAIGN})
# What does not apply to every total: an empty code, shown as null and asked for as `none`.
OPTIONAL = frozenset(DIMENSIONS) - {"province", "platform"}
# What the roll-ups, and the totals of a consolidation, can tell apart.
ROLLED_UP = frozenset({"period", "category", "action", "product_kind", "province"})
BOUND = Q(qualifier="at_least")
CROSSED = "crossed"
MOST_ROWS = 5000


@dataclass(frozen=True)
class Query:
    """What is asked: a sum over all `months` per measure and definition, and per group.

    `as_of` is the number of a consolidation, or 0 for the latest of each month; None asks for
    what is in force now. `vocabulary`: categories that another vocabulary has an exact equal of
    are told in the codes of this one. `day`: only of this day, `YYYY-MM-DD`, or of none.
    """

    months: tuple[date, ...]
    measures: tuple[str, ...] = ()
    measure_version: int | None = None
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    group_by: tuple[str, ...] = ()
    as_of: int | None = None
    vocabulary: str | None = None
    day: str | None = None

    def codes(self, name: str) -> tuple[str, ...]:
        """What a filter lets through, as it was filed."""
        given = self.filters[name]
        if name == "category" and self.vocabulary is not None:
            return crosswalks.equal_codes(self.vocabulary, given)
        return given

    @property
    def is_rolled_up(self) -> bool:
        """Whether nothing finer is asked than the roll-ups hold; frozen ones hold no days."""
        if (self.is_by_day or self.day is not None) and self.as_of is not None:
            return False
        asked = {*self.group_by, *self.filters} - {DAY}
        return self.day != NONE and ROLLED_UP.issuperset(asked)

    @property
    def is_by_day(self) -> bool:
        return DAY in self.group_by


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
    made = frozen(query)
    add_up = _by_campaign if CAMPAIGN in query.group_by else _sums
    rows = add_up(principal, query, made)
    if len(rows) > MOST_ROWS:
        raise Refused("too_many_rows", limit=MOST_ROWS)
    return rows


Made = Sequence[Consolidation]


def _by_campaign(principal: Principal, query: Query, made: Made) -> list[Row]:
    """A sum for each campaign of the months; those of no campaign have one of their own."""
    names = tuple(name for name in query.group_by if name != CAMPAIGN)
    found = [
        replace(row, group={name: {**row.group, CAMPAIGN: code}[name] for name in query.group_by})
        for code, months in _campaigns(query.months)
        for row in _sums(principal, replace(query, months=months, group_by=names), made)
    ]
    return sorted(found, key=_in_order)


def _campaigns(months: tuple[date, ...]) -> Iterator[tuple[str | None, tuple[date, ...]]]:
    """The months of each campaign, and those of none."""
    of = {month: vocabulary.load().campaigns_of(f"{month:%Y-%m}") for month in months}
    for code in sorted({campaign.code for found in of.values() for campaign in found}):
        yield code, tuple(month for month in months if code in {one.code for one in of[month]})
    if rest := tuple(month for month in months if not of[month]):
        yield None, rest


def _in_order(row: Row) -> tuple[str, int, list[str]]:
    return row.measure, row.measure_version, [str(value or "") for value in row.group.values()]


def _sums(principal: Principal, query: Query, made: Made) -> list[Row]:
    if query.is_rolled_up:
        columns, cells, bound = _rolled_up(principal, query, made)
    else:
        columns, cells, bound = _columns(query), _totals(principal, query, made), BOUND
    if query.is_by_day:
        return _each_day(query, columns, cells, bound)
    keys = _keys(query, columns)
    found = _added_up(cells, keys, bound, query.day).order_by(*keys)[: MOST_ROWS + 1]
    return [_row(query.group_by, columns, one) for one in found]


def _each_day(
    query: Query, columns: Mapping[str, str], cells: QuerySet[Any], bound: Q
) -> list[Row]:
    """A row for each day, and one for what is of none, whatever its month."""
    names = tuple(name for name in query.group_by if name != DAY)
    keys = (*_keys(replace(query, group_by=names), columns), columns["period"])
    found = _added_up(cells.filter(is_of(query.day)), dict.fromkeys(keys), bound).annotate(**EACH)
    rows: dict[tuple[Any, ...], Row] = {}
    for nth, one in enumerate(found.order_by(*dict.fromkeys(keys))[: MOST_ROWS + 1]):
        row = _row(names, columns, one)
        for day, n in spread({**one, "period_id": one[columns["period"]]}, query.day):
            group = {name: {**row.group, DAY: day}[name] for name in query.group_by}
            key = (row.measure, row.measure_version, *group.values())
            rows[key] = _joined(rows.get(key), replace(row, group=group, value=n))
        if nth == MOST_ROWS or len(rows) > MOST_ROWS:
            raise Refused("too_many_rows", limit=MOST_ROWS)
    return sorted(rows.values(), key=_in_order)


def _joined(one: Row | None, other: Row) -> Row:
    if one is None:
        return other
    bounded = "at_least" in (one.qualifier, other.qualifier)
    return replace(other, value=one.value + other.value, qualifier=qualifier(bounded=bounded))


def _columns(query: Query, **otherwise: str) -> dict[str, str]:
    crossed = {} if query.vocabulary is None else {"category": CROSSED}
    return {**COLUMNS, **crossed, **otherwise}


def _keys(query: Query, columns: Mapping[str, str]) -> tuple[str, ...]:
    return ("measure", "measure_version", *(columns[name] for name in query.group_by))


Added = QuerySet[Any, dict[str, Any]]


def _added_up(
    totals: QuerySet[Any], keys: Iterable[str], bound: Q = BOUND, day: str | None = None
) -> Added:
    cells = totals.filter(is_of(day)) if day is not None else totals
    added: Added = cells.values(*keys).annotate(added=added_on(day), bounded=BoolOr(bound))
    return added if day is None else added.filter(added__gt=0)


def _rolled_up(
    principal: Principal, query: Query, made: Made
) -> tuple[Mapping[str, str], QuerySet[Any], Q]:
    """From the roll-ups, or from the totals of consolidations, which look alike."""
    columns = _columns(query, province="jurisdiction_id")
    cells: QuerySet[Any]
    if query.as_of is None:
        cells = RollUp.objects.visible_to(principal).filter(period_id__in=query.months, parts__gt=0)
        bound = Q(bounds__gt=0)
    else:
        columns["period"] = "consolidation__period_id"
        cells = ConsolidationTotal.objects.visible_to(principal).filter(
            consolidation__in=_of_months(made, query)
        )
        bound = BOUND
    # The nation is no province, and the provinces are not added up to a nation.
    if "province" in query.group_by or "province" in query.filters:
        cells = cells.exclude(jurisdiction_id=NATIONAL)
    else:
        cells = cells.filter(jurisdiction_id=scope_of(principal))
    return columns, _narrowed(cells, query, columns), bound


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
    """The revisions behind the sum of one measure, each with its share of it, to be paged.

    Refused: as `frozen`.
    """
    return _added_up(
        _totals(principal, query, frozen(query)),
        (
            *("revision_id", "revision__number", "revision__state", "revision__in_force"),
            *("revision__report_id", "measure", "measure_version", "period_id", "platform_id"),
            *("platform__uscc", "platform__name_en", "platform__name_zh"),
            "platform__jurisdiction_id",
        ),
        day=query.day,
    )


def _totals(principal: Principal, query: Query, made: Made) -> QuerySet[Any]:
    totals = Total.objects.visible_to(principal).filter(period_id__in=query.months)
    if query.as_of is None:
        totals = totals.filter(in_force=True)
    else:
        totals = totals.filter(revision_id__in=_entered(principal, query, made))
    return _narrowed(totals, query, _columns(query))


def _narrowed(cells: QuerySet[Any], query: Query, columns: Mapping[str, str]) -> QuerySet[Any]:
    if query.measures:
        cells = cells.filter(measure__in=query.measures)
    if query.measure_version is not None:
        cells = cells.filter(measure_version=query.measure_version)
    for name in query.filters:
        # What is crossed is filtered by the codes it was filed under.
        column = name if columns[name] == CROSSED else columns[name]
        cells = cells.filter(_one_of(name, column, query.codes(name)))
    return cells if query.vocabulary is None else cells.annotate(**{CROSSED: _crossed(query)})


def _crossed(query: Query) -> Case:
    same = crosswalks.equals(query.vocabulary or "")
    return Case(
        *(When(category=code, then=Value(target)) for code, target in same.items()),
        default=F("category"),
        output_field=CharField(),
    )


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


def _entered(principal: Principal, query: Query, made: Made) -> QuerySet[ConsolidationEntry, Any]:
    return (
        ConsolidationEntry.objects.visible_to(principal)
        .filter(consolidation__in=_of_months(made, query))
        .values("revision_id")
    )


def frozen(query: Query) -> list[Consolidation]:
    """The consolidations that `as_of` names, in the order of their periods.

    Refused: `number_needs_one_period`, `not_consolidated`.
    """
    if query.as_of is None:
        return []
    if query.as_of and len(query.months) != 1:
        raise Refused("number_needs_one_period", pointer="/as_of")
    found = Consolidation.objects.filter(period_id__in=query.months)
    if query.as_of:
        found = found.filter(number=query.as_of)
    latest = list(found.order_by("period_id", "-number").distinct("period_id"))
    if not latest:
        raise Refused("not_consolidated", pointer="/as_of")
    return latest


def _of_months(made: Made, query: Query) -> list[UUID]:
    return [one.id for one in made if one.period_id in query.months]
