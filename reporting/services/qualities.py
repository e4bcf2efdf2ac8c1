"""How well platforms file, counted by the database from what is filed, and their peers' medians."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from statistics import median
from uuid import UUID

from django.db import connection
from django.utils import timezone

from reporting.checks.registry import Severity, all_checks
from reporting.models import PeerQuality, Period, Quality
from reporting.selectors.scorecards import WINDOWS, Span, added_up
from reporting.signals.indicators import INDICATORS
from reporting.signals.robust import spread

MONTHS_BACK = 24

# Counted from the first submission that was not withdrawn, by the date that holds for the platform.
MEASURED = """
SELECT platform.id, period.month,
  CASE WHEN NOT (platform.status = 'active' AND platform.reports_from <= period.month)
      THEN 'not_due'
    WHEN filed.first_at > coalesce(granted.due_at, period.due_at) THEN 'late'
    WHEN filed.first_at IS NOT NULL THEN 'on_time'
    WHEN coalesce(granted.due_at, period.due_at) < %(now)s THEN 'missing'
    ELSE 'pending' END AS standing,
  coalesce(moved.refused, 0) AS refused, coalesce(moved.accepted, 0) AS accepted,
  coalesce(taken.lines, 0) AS lines,
  coalesce(taken.findings, 0) + coalesce(judged.findings, 0) AS findings,
  coalesce(said.n, 0) AS explanations, coalesce(said.n_open, 0) AS explanations_open,
  coalesce(tested.samples, 0) AS samples, coalesce(tested.compliant, 0) AS compliant
FROM reporting_period AS period CROSS JOIN platforms_platform AS platform
LEFT JOIN reporting_report AS report
  ON report.platform_id = platform.id AND report.period_id = period.month
LEFT JOIN reporting_extension AS granted
  ON granted.platform_id = platform.id AND granted.period_id = period.month
  AND granted.ended_at IS NULL
LEFT JOIN LATERAL (
  SELECT min(submitted_at) FILTER (WHERE state NOT IN ('draft', 'withdrawn')) AS first_at
  FROM reporting_revision WHERE report_id = report.id
) AS filed ON true
LEFT JOIN LATERAL (
  SELECT count(DISTINCT event.object_id)
      FILTER (WHERE event.action IN ('revision.rejected', 'revision.returned')) AS refused,
    count(DISTINCT event.object_id) FILTER (WHERE event.action = 'revision.accepted') AS accepted
  FROM reporting_revision AS revision JOIN platforms_auditevent AS event
    ON event.object_type = 'revision' AND event.object_id = revision.id::text
  WHERE revision.report_id = report.id
) AS moved ON true
LEFT JOIN LATERAL (
  SELECT sum(lines) AS lines, sum(errors + warnings) AS findings
  FROM reporting_batch WHERE report_id = report.id
) AS taken ON true
LEFT JOIN LATERAL (
  SELECT sum(counted.n::bigint) AS findings FROM reporting_revision AS revision
  JOIN LATERAL (
    SELECT run.counts FROM reporting_checkrun AS run
    WHERE run.revision_id = revision.id AND NOT run.recheck ORDER BY run.id DESC LIMIT 1
  ) AS latest ON true
  CROSS JOIN LATERAL jsonb_each_text(latest.counts) AS counted(check_id, n)
  WHERE revision.report_id = report.id AND counted.check_id = ANY(%(checks)s)
) AS judged ON true
LEFT JOIN LATERAL (
  SELECT count(*) AS n, count(*) FILTER (WHERE decision = 'open') AS n_open
  FROM reporting_explanation WHERE report_id = report.id
) AS said ON true
LEFT JOIN LATERAL (
  SELECT sum((one ->> 'n')::int) AS samples, sum((one ->> 'compliant')::int) AS compliant
  FROM (
    SELECT DISTINCT ON (claim.attestation_id) examined.measured
    FROM reporting_examination AS examined
    JOIN reporting_attestationrevision AS claim ON claim.id = examined.revision_id
    WHERE examined.platform_id = platform.id AND examined.finished_at < coalesce(
      (SELECT later.due_at FROM reporting_period AS later WHERE later.month > period.month
        AND later.ends_at <= %(now)s ORDER BY later.month LIMIT 1), %(now)s)
    ORDER BY claim.attestation_id, examined.id DESC
  ) AS latest CROSS JOIN LATERAL jsonb_array_elements(latest.measured) AS one
  WHERE one ->> 'modality' IS NULL AND one ->> 'name' LIKE '%%\\_sample'
) AS tested ON true
WHERE period.month = ANY(%(months)s) AND (%(platform)s::uuid IS NULL OR platform.id = %(platform)s)
"""
COUNTS = (
    *("standing", "refused", "accepted", "lines", "findings", "explanations"),
    *("explanations_open", "samples", "compliant"),
)
# Months in which nothing was due and nothing came say nothing.
KEPT = f"""
INSERT INTO reporting_quality AS held
  (platform_id, period_id, {", ".join(COUNTS)}, measured_at, rules)
SELECT *, %(now)s, '' FROM ({MEASURED}) AS measured
WHERE standing <> 'not_due' OR EXISTS (SELECT FROM reporting_report AS report
  WHERE report.platform_id = measured.id AND report.period_id = measured.month)
ON CONFLICT (platform_id, period_id) DO UPDATE SET measured_at = excluded.measured_at,
  {", ".join(f"{name} = excluded.{name}" for name in COUNTS)}
WHERE ({", ".join(f"held.{name}" for name in COUNTS)})
  IS DISTINCT FROM ({", ".join(f"excluded.{name}" for name in COUNTS)})
"""
FEWEST = 5


def measure(months: Sequence[date], *, platform: UUID | None = None) -> None:
    """Count anew, of one platform or of all; what did not change stays as it is."""
    checks = [one.id for one in all_checks() if one.severity != Severity.NOTE]
    given = {"months": list(months), "platform": platform, "checks": checks}
    with connection.cursor() as cursor:
        cursor.execute(KEPT, given | {"now": timezone.now()})


def measure_all() -> None:
    """Of all months that anybody still asks about."""
    months = list(Period.objects.order_by("-month").values_list("month", flat=True)[:MONTHS_BACK])
    measure(months)
    for month in Period.objects.filter(month__in=months, due_at__lte=timezone.now()):
        compare(month.month)


def compare(month: date) -> None:
    """The medians of the windows that end with a month, of each size and of all platforms."""
    made = [one for months in WINDOWS for one in _medians(Span(month, months))]
    PeerQuality.objects.filter(period_id=month).delete()
    PeerQuality.objects.bulk_create(made)


def _medians(span: Span) -> Iterator[PeerQuality]:
    groups: dict[tuple[str, str], list[float]] = defaultdict(list)
    for row in added_up(Quality.objects.all(), span):
        for name in INDICATORS:
            for size in {"", row["platform__size"]}:
                if row[name] is not None:
                    groups[size, name].append(row[name])
    for (size, name), values in groups.items():
        if len(values) >= FEWEST:
            yield PeerQuality(
                period_id=span.month,
                months=span.months,
                size=size,
                indicator=name,
                n=len(values),
                median=median(values),
                spread=spread(values),
            )
