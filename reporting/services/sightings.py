"""The same content, and the same target, in the reports of several platforms.

Looked up when a revision comes into force, record by record through the indexes that the checks
use; what is found is kept, and signals are made from that. Nobody goes through a month's records.
"""

from typing import Any

from django.db import connection

from platforms.principals import NATIONAL
from reporting.models import Period, Revision, Sighting
from reporting.selectors.archives import archived_at
from reporting.services.snapshots import EFFECTIVE, linked_batches
from reporting.signals import Sight, Thresholds

LONGEST = 300  # of a target that is looked up
KINDS = {
    "content": ("S401", "content_sha256", "{0}.content_sha256 IS NOT NULL", "encode(k, 'hex')"),
    "target": (
        "S402",
        "target",
        f"{{0}}.subject IN ('product', 'account') AND length({{0}}.target) <= {LONGEST}",
        "k",
    ),
}


def _sql(key: str, which: str, shown: str) -> str:
    """Ours with the smallest keys, so that all who filed the same look up the same of it; of
    others, what stands in revisions in force. A key of ours alone leaves nothing behind."""
    ours, theirs = which.format("r"), which.format("other")
    return f"""
WITH own AS (
  SELECT r.{key} AS k, count(*) AS n, min(r.acted_at) AS first_at {EFFECTIVE}
  AND {ours} GROUP BY r.{key} ORDER BY r.{key} LIMIT %(most)s),
others AS (
  SELECT own.k, held.* FROM own CROSS JOIN LATERAL (
    SELECT other.platform_id, count(DISTINCT other.record_id) AS n, min(other.acted_at) AS first_at
    FROM reporting_record AS other
    WHERE other.period = %(period)s AND other.{key} = own.k AND {theirs}
      AND other.platform_id <> %(platform)s AND NOT other.withdrawn
      AND EXISTS (SELECT FROM reporting_revisionbatch AS link
        JOIN reporting_revision AS filed ON filed.id = link.revision_id AND filed.in_force
        WHERE link.batch_id = other.batch_id)
    GROUP BY other.platform_id) AS held),
seen AS (
  SELECT k, platform_id, n, first_at FROM others UNION ALL
  SELECT k, %(platform)s, n, first_at FROM own WHERE k IN (SELECT k FROM others))
INSERT INTO reporting_sighting (period_id, platform_id, kind, key, records, first_at)
SELECT %(period)s, platform_id, %(kind)s, {shown}, n, first_at FROM seen ORDER BY k, platform_id
ON CONFLICT (period_id, kind, key, platform_id)
DO UPDATE SET records = excluded.records, first_at = excluded.first_at
"""


SEEN = """
SELECT scope, kind, key, platforms, records FROM (
  SELECT found.*, row_number() OVER (
    PARTITION BY scope, kind ORDER BY platforms DESC, records DESC, key) AS place
  FROM (
    SELECT coalesce(platform.jurisdiction_id, %(national)s) AS scope, sight.kind, sight.key,
      count(*) AS platforms, sum(sight.records)::bigint AS records
    FROM reporting_sighting AS sight
    JOIN platforms_platform AS platform ON platform.id = sight.platform_id
    WHERE sight.period_id = %(period)s
    GROUP BY GROUPING SETS ((platform.jurisdiction_id, sight.kind, sight.key),
      (sight.kind, sight.key))
    HAVING count(*) >= 2
  ) AS found
) AS ranked
WHERE place <= CASE kind WHEN 'content' THEN %(content)s ELSE %(target)s END
ORDER BY scope, kind, place
"""


def look_up(revision: Revision, thresholds: Thresholds) -> None:
    """Keep what others filed as well; what was kept of the platform before goes. Of records that
    are in files by now, what was kept stays."""
    month = revision.report.period_id
    if archived_at(month) is not None:
        return
    Sighting.objects.filter(period_id=month, platform_id=revision.platform_id).delete()
    given = linked_batches(revision) | {"platform": revision.platform_id}
    for kind, (rule, key, which, shown) in KINDS.items():
        most = int(thresholds.of(rule)["looked_up"])
        _execute(_sql(key, which, shown), given | {"kind": kind, "most": most})


def sights(period: Period, thresholds: Thresholds) -> dict[str, list[Sight]]:
    """What two platforms or more have of a scope, by its code: of each kind the most widespread."""
    kept = {kind: int(thresholds.of(rule)["kept"]) for kind, (rule, *_) in KINDS.items()}
    found: dict[str, list[Sight]] = {}
    with connection.cursor() as cursor:
        cursor.execute(SEEN, {"period": period.month, "national": NATIONAL, **kept})
        for scope, *sight in cursor.fetchall():
            found.setdefault(scope, []).append(Sight(*sight))
    return found


def _execute(sql: str, given: dict[str, Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
