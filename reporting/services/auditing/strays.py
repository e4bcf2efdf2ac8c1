"""Records where no record should be: of no batch, in another month, of another platform."""

from datetime import date
from uuid import UUID

from reporting.services.auditing.differences import Audit, Difference, Differences
from reporting.services.auditing.snapshots import rows

STRAYS = """
SELECT held.period, held.batch_id, platform.uscc, held.n, held.first, held.last,
  CASE WHEN batch.id IS NULL THEN 'no_batch'
    WHEN report.period_id <> held.period THEN 'another_month'
    WHEN batch.platform_id <> held.platform_id THEN 'another_platform'
    ELSE 'not_taken_in' END
FROM (
  SELECT r.period, r.batch_id, r.platform_id, count(*) AS n, min(r.line) AS first,
    max(r.line) AS last
  FROM {table} AS r WHERE r.period = coalesce(%(month)s, r.period)
  GROUP BY r.period, r.batch_id, r.platform_id
) AS held
LEFT JOIN reporting_batch AS batch ON batch.id = held.batch_id
LEFT JOIN reporting_report AS report ON report.id = batch.report_id
LEFT JOIN platforms_platform AS platform ON platform.id = held.platform_id
WHERE (batch.id IS NULL OR report.period_id <> held.period
    OR batch.platform_id <> held.platform_id OR batch.state <> 'checked')
  AND (%(platform)s::uuid IS NULL
    OR held.platform_id = %(platform)s OR batch.platform_id = %(platform)s)
ORDER BY held.period, held.batch_id
"""


def in_table(audit: Audit, table: str, month: date | None, platform: UUID | None) -> Differences:
    """In every partition, also of months that are not known."""
    params = {"month": month, "platform": platform}
    for period, batch, uscc, n, first, last, why in rows(STRAYS.format(table=table), params):
        place = {
            "period": f"{period:%Y-%m}",
            "platform": uscc or "",
            "batch": str(batch),
            **({"line": first} if n == 1 else {"lines": f"{first}-{last}", "rows": n}),
            "because": why,
        }
        yield Difference("record", "added", place, None, str(n))
