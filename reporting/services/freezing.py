"""The rows of a consolidation, made inside the database: they may come from millions.

Entries are taken once from the revisions in force. Everything else is made from the entries, so
that a revision accepted meanwhile is wholly in or wholly out.
"""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import rfc8785
from django.db import connection

from platforms.principals import NATIONAL, SYSTEM
from reporting.models import Consolidation, ConsolidationCoverage
from reporting.selectors import consolidations

# One row of a revision's totals as canonical JSON (RFC 8785): members in order of their names.
MEMBERS = (
    *("action", "category", "detection", "measure", "measure_version", "modality"),
    *("product_kind", "province", "qualifier", "value"),
)
ROW_AS_JSON = (
    "'{' || "
    + " || ',' || ".join(f"'\"{name}\":' || to_json(t.{name})" for name in MEMBERS)
    + " || '}'"
)
ORDER = ", ".join(
    f't.{name} COLLATE "C"' if name not in ("measure_version", "value") else f"t.{name}"
    for name in (
        *("measure", "measure_version", "category", "product_kind", "action"),
        *("modality", "detection", "province", "value"),
    )
)

TOTALS_SHA256 = f"""
SELECT encode(sha256(convert_to(
    '[' || coalesce(string_agg({ROW_AS_JSON}, ',' ORDER BY {ORDER}), '') || ']', 'UTF8'
  )), 'hex') AS totals_sha256
  FROM reporting_total AS t WHERE t.revision_id = revision.id
"""
# What a revision says never changes, so neither does its digest: it is taken over from the
# consolidation before.
ENTRIES = f"""
INSERT INTO reporting_consolidationentry
  (consolidation_id, platform_id, revision_id, totals_sha256)
SELECT %(consolidation)s, revision.platform_id, revision.id,
  coalesce(before.totals_sha256, made.totals_sha256)
FROM reporting_report AS report
JOIN reporting_revision AS revision ON revision.report_id = report.id AND revision.in_force
LEFT JOIN reporting_consolidationentry AS before
  ON before.consolidation_id = %(last)s AND before.revision_id = revision.id
LEFT JOIN LATERAL ({TOTALS_SHA256}) AS made ON before.totals_sha256 IS NULL
WHERE report.period_id = %(month)s
"""
CELL = "t.measure, t.measure_version, t.category, t.product_kind, t.action"
ADDED_UP = f"""
SELECT coalesce(platform.jurisdiction_id, %(national)s) AS jurisdiction_id, {CELL},
  sum(t.value) AS value,
  CASE WHEN bool_or(t.qualifier = 'at_least') THEN 'at_least' ELSE 'exact' END AS qualifier
FROM reporting_consolidationentry AS entry
JOIN reporting_total AS t ON t.revision_id = entry.revision_id
JOIN platforms_platform AS platform ON platform.id = entry.platform_id
WHERE entry.consolidation_id = %(consolidation)s
GROUP BY GROUPING SETS ((platform.jurisdiction_id, {CELL}), ({CELL}))
"""
TOTALS = f"""
INSERT INTO reporting_consolidationtotal
  (consolidation_id, jurisdiction_id, measure, measure_version, category, product_kind, action,
   value, qualifier)
SELECT %(consolidation)s, added_up.* FROM ({ADDED_UP}) AS added_up
"""
COVERAGE = """
INSERT INTO reporting_consolidationcoverage
  (consolidation_id, jurisdiction_id, due, filed, extended, included)
SELECT %(consolidation)s, coalesce(one.jurisdiction_id, %(national)s),
  count(*) FILTER (WHERE one.due), count(*) FILTER (WHERE one.due AND one.filed),
  count(*) FILTER (WHERE one.due AND NOT one.filed AND one.extended),
  count(*) FILTER (WHERE one.included)
FROM (
  SELECT platform.jurisdiction_id,
    platform.status = 'active' AND platform.reports_from <= %(month)s AS due,
    entry.id IS NOT NULL AS included,
    EXISTS (
      SELECT 1 FROM reporting_report AS report
      JOIN reporting_revision AS revision ON revision.report_id = report.id
      WHERE report.platform_id = platform.id AND report.period_id = %(month)s
        AND revision.state NOT IN ('draft', 'withdrawn')
    ) AS filed,
    EXISTS (
      SELECT 1 FROM reporting_extension AS extension
      WHERE extension.platform_id = platform.id AND extension.period_id = %(month)s
        AND extension.ended_at IS NULL AND extension.due_at >= %(now)s
    ) AS extended
  FROM platforms_platform AS platform
  LEFT JOIN reporting_consolidationentry AS entry
    ON entry.platform_id = platform.id AND entry.consolidation_id = %(consolidation)s
) AS one
WHERE one.due OR one.included
GROUP BY GROUPING SETS ((one.jurisdiction_id), ())
"""
DIFFERENT = """
SELECT EXISTS (
  (SELECT revision.id FROM reporting_report AS report
   JOIN reporting_revision AS revision ON revision.report_id = report.id AND revision.in_force
   WHERE report.period_id = %(month)s
   EXCEPT
   SELECT revision_id FROM reporting_consolidationentry WHERE consolidation_id = %(last)s)
  UNION ALL
  (SELECT revision_id FROM reporting_consolidationentry WHERE consolidation_id = %(last)s
   EXCEPT
   SELECT revision.id FROM reporting_report AS report
   JOIN reporting_revision AS revision ON revision.report_id = report.id AND revision.in_force
   WHERE report.period_id = %(month)s)
)
"""


@dataclass(frozen=True)
class Counts:
    """How many platforms had to file, and how many of them did."""

    due: int
    filed: int


def is_current(last: Consolidation) -> bool:
    """Whether the revisions in force are those that the consolidation was made from."""
    with connection.cursor() as cursor:
        cursor.execute(DIFFERENT, {"month": last.period_id, "last": last.id})
        return not cursor.fetchone()[0]


def freeze(consolidation: UUID, month: date, last: Consolidation | None, now: datetime) -> None:
    """Write entries, totals and coverage. The consolidation itself may follow them."""
    params: dict[str, Any] = {
        "consolidation": consolidation,
        "month": month,
        "last": last.id if last else None,
        "now": now,
        "national": NATIONAL,
    }
    with connection.cursor() as cursor:
        for statement in (ENTRIES, TOTALS, COVERAGE):
            cursor.execute(statement, params)


def frozen_counts(consolidation: UUID) -> Counts:
    nation = ConsolidationCoverage.objects.filter(
        consolidation_id=consolidation, jurisdiction_id=NATIONAL
    ).get()
    return Counts(nation.due, nation.filed)


def digest(consolidation: Consolidation) -> str:
    """SHA-256 over the canonical JSON (RFC 8785) of everything that the consolidation says."""
    return hashlib.sha256(rfc8785.dumps(content(consolidation))).hexdigest()


def content(consolidation: Consolidation) -> dict[str, Any]:
    """What the digest is over; lists are in the order of their members' codes."""
    entries = consolidations.entries(SYSTEM, consolidation)
    return {
        "period": f"{consolidation.period_id:%Y-%m}",
        "number": consolidation.number,
        "vocabulary": consolidation.vocabulary,
        "coverage": consolidations.coverage(SYSTEM, consolidation),
        "entries": [
            {name: value for name, value in entry.items() if name != "report_id"}
            for entry in entries
        ],
        "totals": consolidations.totals(SYSTEM, consolidation),
    }
