"""Sums over the days of a month: from the lists beside the totals, or beside their roll-ups.

Whatever is of no day, as declared figures are, is a sum of its own, with no day.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce

from reporting.models.days import DAYS

DAY, NONE = "day", "none"
NAMES = tuple(f"day_{at}" for at in range(DAYS))
# Sums of each day, from rows with a list of days.
EACH = {name: Coalesce(Sum(F(f"days__{at}")), 0) for at, name in enumerate(NAMES)}


def added_on(day: str | None) -> Any:
    """What is added up: of a day `YYYY-MM-DD`, or of the whole row."""
    if day is None or day == NONE:
        return Sum("value")
    return Sum(F(f"days__{date.fromisoformat(day).day - 1}"))


def is_of(day: str | None) -> Q:
    """The rows to look at: of the day's month, or of no day."""
    if day is None:
        return Q()
    if day == NONE:
        return Q(days=None)
    return Q(period_id=date.fromisoformat(day).replace(day=1))


def spread(found: Mapping[str, Any], day: str | None) -> Iterator[tuple[str | None, int]]:
    """Each day that has any, and what is of none: from a row of sums with those of each day."""
    month: date = found["period_id"]
    rest = int(found["added"])
    for at, name in enumerate(NAMES):
        n = int(found[name])
        rest -= n
        written = f"{month.replace(day=1):%Y-%m}-{at + 1:02d}"
        if n and day in (None, written):
            yield written, n
    if rest and day in (None, NONE):
        yield None, rest
