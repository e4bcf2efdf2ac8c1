"""The same question about other months, row beside row.

Rows meet where measure, version of the definition and groups are the same; nothing else is ever
compared. What a lower bound leaves open stays open: "at least 10, was 8" is at least 2 more, but
between two lower bounds there is no difference that could be told.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from platforms.principals import Principal
from reporting import vocabulary
from reporting.models.periods import next_month, parse_period
from reporting.selectors.by_day import DAY
from reporting.selectors.consolidated import Query, Row, sums

Bound = Literal["exact", "at_least", "at_most"]
DIGITS = 4  # of a ratio


@dataclass(frozen=True)
class Told:
    """A number, and how far it can be relied upon."""

    value: float
    qualifier: Bound


@dataclass(frozen=True)
class Compared:
    """A row now and before, one of which may be missing: nothing was said.

    `group` is that of now; `before.group` says which period it is compared with.
    """

    measure: str
    measure_version: int
    group: Mapping[str, Any]
    now: Row | None
    before: Row | None

    @property
    def difference(self) -> Told | None:
        """Now less before."""
        if self.now is None or self.before is None:
            return None
        bound = _bound(self.now, self.before)
        return None if bound is None else Told(self.now.value - self.before.value, bound)

    @property
    def ratio(self) -> Told | None:
        """Now for each one before; none where there was nothing."""
        if self.now is None or self.before is None or not self.before.value:
            return None
        bound = _bound(self.now, self.before)
        ratio = round(self.now.value / self.before.value, DIGITS)
        return None if bound is None else Told(ratio, bound)


def _bound(now: Row, before: Row) -> Bound | None:
    """Of what is worked out from both. More now is more of it, more before is less."""
    bounds: dict[tuple[str, str], Bound] = {
        ("exact", "exact"): "exact",
        ("at_least", "exact"): "at_least",
        ("exact", "at_least"): "at_most",
    }
    return bounds.get((now.qualifier, before.qualifier))


PREVIOUS, YEAR_BEFORE = "previous", "year_before"
MOST_MONTHS = 36


def months_beside(asked: str, months: tuple[date, ...]) -> tuple[date, ...]:
    """The months that `previous`, `year_before`, a month `YYYY-MM`, a range `YYYY-MM..YYYY-MM` or
    a campaign name. Raises `ValueError` for anything else."""
    if asked == PREVIOUS:
        return tuple(_back(month, len(months)) for month in months)
    if asked == YEAR_BEFORE:
        return tuple(_back(month, 12) for month in months)
    if campaign := vocabulary.load().campaigns.get(asked):
        return tuple(map(parse_period, campaign.periods))
    first, _, last = asked.partition("..")
    return month_range(parse_period(first), parse_period(last or first))


def month_range(first: date, last: date) -> tuple[date, ...]:
    """From the first to the last. Raises `ValueError` for none, and for too many."""
    months: list[date] = []
    while first <= last and len(months) <= MOST_MONTHS:
        months.append(first)
        first = next_month(first)
    if not 0 < len(months) <= MOST_MONTHS:
        raise ValueError(len(months))
    return tuple(months)


def _back(month: date, by: int) -> date:
    years, at = divmod(month.year * 12 + month.month - 1 - by, 12)
    return date(years, at + 1, 1)


def compare(principal: Principal, query: Query, months: tuple[date, ...]) -> list[Compared]:
    """Every row of now and then those of before that have no row now.

    Months are compared in their order, the first with the first, and days by their number; there
    are equally many months where the query groups by either. Refused: as `sums`.
    """
    before = sums(principal, replace(query, months=months))
    now = sums(principal, query)
    places = {
        f"{then:%Y-%m}": f"{month:%Y-%m}" for then, month in zip(months, query.months, strict=False)
    }
    return beside(query, now, before, places)


def beside(
    query: Query, now: Iterable[Row], before: Iterable[Row], places: Mapping[str, str]
) -> list[Compared]:
    """Rows with their partners. `places`: where a month of before stands now."""
    rows: dict[tuple[Any, ...], list[Row | None]] = {_key(row, {}): [row, None] for row in now}
    for row in before:
        rows.setdefault(_key(row, places), [None, None])[1] = row
    return [_compared(query, key, *pair) for key, pair in rows.items()]


def _key(row: Row, places: Mapping[str, str]) -> tuple[Any, ...]:
    group = (_placed(name, value, places) for name, value in row.group.items())
    return (row.measure, row.measure_version, *group)


def _placed(name: str, value: Any, places: Mapping[str, str]) -> Any:
    """A month, or a day of it, where it stands among the months of now; the 31st may have no
    place there, and stays what it is."""
    if name not in ("period", DAY) or value is None:
        return value
    placed = places.get(value[:7], value[:7]) + value[7:]
    return placed if name == "period" or _is_day(placed) else value


def _is_day(written: str) -> bool:
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True


def _compared(query: Query, key: tuple[Any, ...], now: Row | None, before: Row | None) -> Compared:
    measure, version, *group = key
    named = dict(zip(query.group_by, group, strict=True))
    return Compared(measure, version, named, now, before)
