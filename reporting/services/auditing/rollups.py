"""The totals in force of a month, added up anew."""

from datetime import date

from platforms.principals import NATIONAL
from reporting.models.days import DAYS, told
from reporting.selectors.consolidations import CELL
from reporting.services.auditing.differences import Audit, Differences, between
from reporting.services.auditing.snapshots import rows

CODES = ", ".join(f"t.{name}" for name in CELL)
EACH_DAY = ", ".join(f"coalesce(sum(t.days[{day}]), 0)" for day in range(1, DAYS + 1))
ADDED_UP = f"""
SELECT coalesce(platform.jurisdiction_id, %(national)s), {CODES}, sum(t.value)::bigint, count(*),
  count(*) FILTER (WHERE t.qualifier = 'at_least'), ARRAY[{EACH_DAY}]
FROM reporting_total AS t JOIN platforms_platform AS platform ON platform.id = t.platform_id
WHERE t.in_force AND t.period_id = %(month)s
GROUP BY GROUPING SETS ((platform.jurisdiction_id, {CODES}), ({CODES}))
"""
# Nothing left of a sum is as good as no sum.
HELD = f"""
SELECT t.jurisdiction_id, {CODES}, t.value, t.parts, t.bounds, t.days FROM reporting_rollup AS t
WHERE t.period_id = %(month)s AND (t.value, t.parts, t.bounds) <> (0, 0, 0)
"""
Sums = dict[tuple[str, ...], object]


def of_month(audit: Audit, month: date) -> Differences:
    expected, found = _sums(ADDED_UP, month), _sums(HELD, month)
    audit.compared["rollups"] += len(expected)
    yield from between("rollup", {"period": f"{month:%Y-%m}"}, expected, found)


def _sums(sql: str, month: date) -> Sums:
    """Value, parts, lower bounds and days by jurisdiction and cell."""
    found = rows(sql, {"month": month, "national": NATIONAL})
    return {
        tuple(map(str, row[:-4])): f"{' '.join(map(str, row[-4:-1]))} ({told(row[-1])})"
        for row in found
    }
