"""The day of a record, in Python and in SQL: that of its action, in Beijing."""

from datetime import datetime

from reporting.checks.moments import starts_at
from reporting.models.days import DAYS

BEIJING = starts_at("2025-01").tzinfo
DAY = "extract(day FROM {of}acted_at AT TIME ZONE 'Asia/Shanghai')::integer"


def day_of(acted_at: datetime) -> int:
    # Most times come with Beijing's own offset, and share one object for it.
    return (acted_at if acted_at.tzinfo is BEIJING else acted_at.astimezone(BEIJING)).day


def spread(n: str) -> str:
    """SQL: the sum of `n` for each day, of grouped rows that have a column `day`."""
    sums = (f"coalesce(sum({n}) FILTER (WHERE day = {day}), 0)" for day in range(1, DAYS + 1))
    return f"ARRAY[{', '.join(sums)}]::integer[]"
