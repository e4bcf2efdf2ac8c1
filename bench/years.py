"""Two years of accepted reports, as the workers would have left them: for those who read.

Rows are put in as they would stand; the roll-ups are kept by the same triggers as ever.
"""

from datetime import date
from itertools import cycle, islice

from django.db import connection
from django.utils import timezone

from bench import filing, ground
from bench.filing import Filer
from bench.plan import Plan
from bench.ratios import Surprise
from platforms.identifiers import make_uscc
from platforms.models import Platform
from platforms.principals import NATIONAL, SYSTEM
from platforms.tenancy import acting_as
from reporting.models import Period, Report, Revision, State

# Platforms are where the internet's companies are, and somewhat everywhere else.
PROVINCES = ("11", "44", "31", "33", "32", "51", "37", "42", "35", "13", "41", "50")
AT_ONCE = 2000

# Items by category, action, modality and detection; products by kind and action; accounts by
# category and action; what is only declared: 40 totals of each platform and month.
TOTALS = """
INSERT INTO reporting_total (platform_id, period_id, revision_id, in_force, measure,
  measure_version, category, product_kind, action, modality, detection, province, value, qualifier,
  days)
SELECT r.platform_id, o.period_id, r.id, true, cell.measure, 1, cell.category, cell.kind,
  cell.action, cell.modality, cell.detection, '', said.value,
  CASE WHEN cell.action = '' THEN 'at_least' ELSE 'exact' END,
  CASE WHEN cell.action <> '' THEN
    array_fill(said.value / 31, ARRAY[30]) || said.value - 30 * (said.value / 31) END
FROM reporting_revision AS r
JOIN reporting_report AS o ON o.id = r.report_id
CROSS JOIN (
  SELECT n, 'items_removed' AS measure, 'P2-' || 1 + n %% 7 AS category, '' AS kind,
    'REMOVE' AS action, (ARRAY['video', 'image', 'text'])[1 + n %% 3] AS modality,
    (ARRAY['automated', 'user_report', 'manual_review'])[1 + n / 7] AS detection
  FROM generate_series(0, 20) AS n
  UNION ALL
  SELECT 100 + n, 'products_handled', 'P1-' || 1 + n %% 6,
    (ARRAY['mini_program', 'agent', 'web_app'])[1 + n %% 3],
    (ARRAY['DELIST', 'LIMIT'])[1 + n %% 2], '', 'automated'
  FROM generate_series(0, 8) AS n
  UNION ALL
  SELECT 200 + n, 'accounts_handled', 'P2-' || 1 + n, '',
    (ARRAY['MUTE', 'CLOSE_ACCOUNT'])[1 + n %% 2], '', 'user_report'
  FROM generate_series(0, 6) AS n
  UNION ALL
  SELECT 300 + n, (ARRAY['prompts_blocked', 'complaints_received', 'uploads_checked'])[n],
    '', '', '', '', ''
  FROM generate_series(1, 3) AS n
) AS cell
CROSS JOIN LATERAL (SELECT 1 + abs(hashtext(r.id::text || cell.n)) %% 5000 AS value) AS said
WHERE o.period_id = %(month)s AND r.in_force AND r.rule_set = 'bench'
"""


def fill(plan: Plan) -> tuple[str, str]:
    """Fill the months and give the first and the last of them, `YYYY-MM`."""
    filer = filing.register()
    platforms = _platforms(plan.platforms)
    with acting_as(SYSTEM):
        months = list(Period.objects.order_by("month")[: plan.months])
    if len(months) < plan.months:
        raise Surprise(f"only {len(months)} months are open")
    for month in months:
        _fill(month.month, platforms, filer)
    with ground.superuser() as administrator:
        administrator.execute(b"VACUUM ANALYZE reporting_total, reporting_rollup")
        administrator.execute(b"CHECKPOINT")
    _compare()
    return months[0].code, months[-1].code


def _platforms(number: int) -> list[Platform]:
    provinces = islice(cycle(PROVINCES), number)
    with acting_as(SYSTEM):
        return Platform.objects.bulk_create(
            Platform(
                uscc=make_uscc(f"{province}0000", 50_000 + at),
                name_en=f"Read {at}",
                name_zh=f"读取平台{at}",
                jurisdiction_id=province,
                reports_from=ground.MONTH_BEFORE,
            )
            for at, province in enumerate(provinces)
        )


def _fill(month: date, platforms: list[Platform], filer: Filer) -> None:
    """One month of every platform. The signature is borrowed: nobody reads it here."""
    now = timezone.now()
    with acting_as(SYSTEM):
        filed = Report.objects.bulk_create(
            (Report(platform=platform, period_id=month) for platform in platforms), AT_ONCE
        )
        Revision.objects.bulk_create(
            (
                Revision(
                    platform_id=report.platform_id,
                    report=report,
                    number=1,
                    state=State.ACCEPTED,
                    in_force=True,
                    rule_set="bench",
                    signatory=filer.signatory,
                    submitted_at=now,
                    submitted_by_id=filer.principal.credential_id,
                    decided_at=now,
                )
                for report in filed
            ),
            AT_ONCE,
        )
        with connection.cursor() as cursor:
            cursor.execute(TOTALS, {"month": month})


COMPARE = """
SELECT (SELECT sum(value) FROM reporting_total WHERE in_force),
       (SELECT sum(value) FROM reporting_rollup WHERE jurisdiction_id = %s)
"""


def _compare() -> None:
    """Raises `Surprise` where the roll-ups are not what the totals come to."""
    with acting_as(SYSTEM), connection.cursor() as cursor:
        cursor.execute(COMPARE, [NATIONAL])
        totals, rolled_up = cursor.fetchone()
    if totals != rolled_up:
        raise Surprise(f"the totals come to {totals}, the roll-ups say {rolled_up}")
