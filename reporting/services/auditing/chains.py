"""What no line says of a record: which of its versions counts, and what a withdrawal leaves.

Versions are numbered in the order in which their batches were taken in. A withdrawal has the values
of the version that it takes back.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from reporting.models import Batch, RevisionBatch
from reporting.services.auditing.differences import Audit, Difference, Differences, Where
from reporting.services.auditing.snapshots import rows
from reporting.services.staging import FIELDS

# Of the record ids that stand in more than one batch, or in one that is not their first.
VERSIONS = """
SELECT placed.batch_id, placed.line, placed.record_id, placed.place, placed.version
FROM (
  SELECT r.batch_id, r.line, r.record_id, r.version,
    row_number() OVER (PARTITION BY r.record_id ORDER BY batch.checked_at, batch.id) AS place
  FROM {table} AS r JOIN reporting_batch AS batch ON batch.id = r.batch_id
  WHERE r.period = %(period)s AND r.platform_id = %(platform)s AND r.record_id IN (
    SELECT again.record_id FROM {table} AS again
    WHERE again.period = %(period)s AND again.platform_id = %(platform)s AND again.version <> 1)
) AS placed
WHERE placed.place <> placed.version
ORDER BY placed.record_id, placed.version
"""
# The same in the order in which a revision has its batches.
OUT_OF_ORDER = """
SELECT DISTINCT later.batch_id, later.line, later.record_id, earlier.version, later.version
FROM {table} AS later
JOIN {table} AS earlier
  ON earlier.period = later.period AND earlier.platform_id = later.platform_id
  AND earlier.record_id = later.record_id AND earlier.version < later.version
JOIN reporting_revisionbatch AS first ON first.batch_id = earlier.batch_id
JOIN reporting_revisionbatch AS second
  ON second.batch_id = later.batch_id AND second.revision_id = first.revision_id
  AND second.id < first.id
WHERE later.period = %(period)s AND later.platform_id = %(platform)s AND later.version > 1
ORDER BY later.record_id, later.version
"""
# What a corrected record was before: the highest version below, within the same revision.
BASE = """
LEFT JOIN LATERAL (
  SELECT held.* FROM {table} AS held
  WHERE held.period = r.period AND held.platform_id = r.platform_id
    AND held.record_id = r.record_id AND held.version < r.version
    AND held.batch_id = ANY(%(linked)s)
  ORDER BY held.version DESC LIMIT 1
) AS base ON true
"""
OURS, THEIRS = (", ".join(f"{of}.{name}" for name in FIELDS[1:]) for of in ("r", "base"))
CORRECTED = f"""
SELECT r.line, r.record_id, base.record_id IS NOT NULL AND NOT (r.withdrawn AND base.withdrawn),
  {", ".join(f"{of}.{name}::text" for of in ("base", "r") for name in FIELDS[1:])}
FROM {{table}} AS r {BASE}
WHERE r.period = %(period)s AND r.batch_id = %(batch)s AND (base.record_id IS NULL
  OR (r.withdrawn AND (base.withdrawn OR ({OURS}) IS DISTINCT FROM ({THEIRS}))))
ORDER BY r.line
"""


def of_platform(audit: Audit, month: date, platform: UUID, table: str, where: Where) -> Differences:
    """Versions of the records of a platform that are not those that they were taken in as."""
    params = {"period": month, "platform": platform}
    told: set[tuple[UUID, int]] = set()
    for batch, line, record_id, expected, found in rows(VERSIONS.format(table=table), params):
        told.add((batch, line))
        yield _version(where, batch, line, record_id, str(expected), str(found))
    if told:
        return
    for batch, line, record_id, lower, found in rows(OUT_OF_ORDER.format(table=table), params):
        yield _version(where, batch, line, record_id, f"< {lower}", str(found))


def _version(
    where: Where, batch: UUID, line: int, record_id: str, expected: str, found: str
) -> Difference:
    place = {**where, "batch": str(batch), "line": line, "record_id": record_id}
    return Difference("record", "changed", {**place, "column": "version"}, expected, found)


def linked_with(batch: Batch) -> list[UUID]:
    """The batches of the first revision that has this one: those it was loaded against."""
    links = RevisionBatch.objects.filter(batch=batch).order_by("revision__number")
    first = links.values("revision_id")[:1]
    return list(
        RevisionBatch.objects.filter(revision_id__in=first).values_list("batch_id", flat=True)
    )


def of_corrections(audit: Audit, batch: Batch, table: str, where: Where) -> Differences:
    """Withdrawals that do not repeat the record, and corrections of nothing. A batch that was left
    out of its draft corrects nothing that counts, and is not looked at."""
    linked = linked_with(batch)
    if not linked:
        return
    params = {"period": batch.report.period_id, "batch": batch.id, "linked": linked}
    for line, record_id, based, *values in rows(CORRECTED.format(table=table), params):
        place = {**where, "line": line, "record_id": record_id}
        if not based:
            yield Difference("record", "missing", {**place, "column": "corrects"}, record_id)
            continue
        yield from _values(place, values)


def _values(place: Where, values: list[Any]) -> Iterator[Difference]:
    half = len(values) // 2
    for name, expected, found in zip(FIELDS[1:], values[:half], values[half:], strict=True):
        if expected != found:
            yield Difference("record", "changed", {**place, "column": name}, expected, found)
