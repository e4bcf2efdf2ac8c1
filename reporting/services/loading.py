"""From staging into the table of records, with its roll-up: all in the caller's transaction."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper

from reporting.checks.corrections import CorrectionChunk
from reporting.checks.findings import Finding
from reporting.checks.records import Chunk
from reporting.checks.stored import Holding, judge_holding
from reporting.models import Batch, Revision
from reporting.services import staging
from reporting.services.copying import COUNT_LOADED, DIMENSIONS
from reporting.services.days import DAY, spread
from reporting.services.staging import FIELDS

COLUMNS = ", ".join(FIELDS)
STAGED = ", ".join(f"s.{field}" for field in FIELDS)
SAME = " AND ".join(f"s.{field} IS NOT DISTINCT FROM r.{field}" for field in FIELDS)
CODES = ", ".join(DIMENSIONS)
FILLED = ", ".join(f"coalesce({name}, '')" for name in DIMENSIONS)

INSERT_RECORDS = f"""
INSERT INTO reporting_record (period, batch_id, line, platform_id, version, {COLUMNS})
SELECT %(period)s, %(batch)s, s.line, %(platform)s, 1, {STAGED} FROM staging AS s
ORDER BY s.record_id, s.line -- two who load the same ids wait for each other in turn
ON CONFLICT ON CONSTRAINT record_id_is_unique_per_platform_and_period DO NOTHING
"""

# In a batch with wrong lines, what stands in it before was told as repeated by the reader.
FIRST_OF_ITS_ID = """NOT EXISTS (
  SELECT 1 FROM staging AS earlier WHERE earlier.record_id = s.record_id AND earlier.line < s.line
)"""

# The rows that did not go in, with whoever holds their record id now. A holder that is part of
# the revision makes a duplicate; one that was dropped from it lets the next version in.
CLASHES = f"""
SELECT s.line, s.record_id, r.batch_id, r.line, r.version,
       r.batch_id = ANY(%(linked)s) AND NOT r.withdrawn AS live, {SAME} AS same
FROM staging AS s
CROSS JOIN LATERAL (
  SELECT * FROM reporting_record AS held
  WHERE held.period = %(period)s AND held.platform_id = %(platform)s
    AND held.record_id = s.record_id
  ORDER BY held.batch_id = ANY(%(linked)s) DESC, held.version DESC LIMIT 1
) AS r
WHERE NOT EXISTS (
  SELECT 1 FROM reporting_record AS own
  WHERE own.period = %(period)s AND own.batch_id = %(batch)s AND own.line = s.line
) AND {FIRST_OF_ITS_ID}
ORDER BY s.line
"""

INSERT_AGAIN = f"""
INSERT INTO reporting_record (period, batch_id, line, platform_id, version, {COLUMNS})
SELECT %(period)s, %(batch)s, s.line, %(platform)s,
  1 + (SELECT max(held.version) FROM reporting_record AS held
       WHERE held.period = %(period)s AND held.platform_id = %(platform)s
         AND held.record_id = s.record_id),
  {STAGED}
FROM staging AS s
WHERE NOT EXISTS (
  SELECT 1 FROM reporting_record AS own
  WHERE own.period = %(period)s AND own.batch_id = %(batch)s AND own.line = s.line
)
"""

# A corrected record that the report holds, by the version that counts at this moment.
TARGETS = """
CREATE TEMPORARY TABLE targets ON COMMIT DROP AS
SELECT DISTINCT ON (s.line) s.line AS staged_line, s.op, r.*
FROM staging AS s
LEFT JOIN reporting_record AS r
  ON r.period = %(period)s AND r.platform_id = %(platform)s AND r.record_id = s.record_id
  AND r.batch_id = ANY(%(linked)s)
ORDER BY s.line, r.version DESC NULLS LAST
"""
BAD_TARGETS = f"""
SELECT t.staged_line, s.record_id, t.batch_id, t.line, t.withdrawn
FROM targets AS t JOIN staging AS s ON s.line = t.staged_line
WHERE (t.record_id IS NULL OR (t.withdrawn AND t.op = 'withdraw')) AND {FIRST_OF_ITS_ID}
ORDER BY t.staged_line
"""
NEW_VALUES = ", ".join(
    "s.record_id"
    if field == "record_id"
    else f"CASE WHEN s.op = 'withdraw' THEN t.{field} ELSE s.{field} END"
    for field in FIELDS
)
INSERT_CORRECTIONS = f"""
INSERT INTO reporting_record
  (period, batch_id, line, platform_id, version, withdrawn, reason, {COLUMNS})
SELECT %(period)s, %(batch)s, s.line, %(platform)s,
  1 + (SELECT max(held.version) FROM reporting_record AS held
       WHERE held.period = %(period)s AND held.platform_id = %(platform)s
         AND held.record_id = s.record_id),
  s.op = 'withdraw', s.reason, {NEW_VALUES}
FROM staging AS s JOIN targets AS t ON t.staged_line = s.line
"""

# What moves from one day to another counts nothing and is still counted.
COUNT_CORRECTED = f"""
INSERT INTO reporting_batchcount (platform_id, batch_id, {CODES}, n, days)
SELECT %(platform)s, %(batch)s, {FILLED}, sum(n), {spread("n")}
FROM (
  SELECT {CODES}, {DAY.format(of="")} AS day, sum(n) AS n
  FROM (
    SELECT {COLUMNS}, 1 AS n FROM staging WHERE op = 'replace'
    UNION ALL
    SELECT {COLUMNS}, -1 FROM targets WHERE NOT withdrawn
  ) AS change
  GROUP BY {CODES}, day
  HAVING sum(n) <> 0
) AS by_day
GROUP BY {CODES}
"""


@dataclass(frozen=True)
class Staged:
    """The way of corrections, and of records of which the table holds some ids already."""

    batch: Batch
    statement = staging.COPY

    def prepare(self, cursor: CursorWrapper) -> None:
        cursor.execute(staging.CREATE)

    def rows(self, chunk: Chunk | CorrectionChunk) -> str:
        return staging.rows(chunk)

    def finish(self, cursor: CursorWrapper, records: int) -> Iterator[Finding]:
        """Take in what is staged, and count it; findings where what is held stands in the way.

        With a finding, the transaction must be rolled back: what was inserted is only a part.
        """
        if self.batch.kind == Batch.Kind.RECORDS:
            return self._add(cursor, records)
        return self._correct(cursor)

    def compare(self, cursor: CursorWrapper) -> Iterator[Finding]:
        """What stands in the way of what is staged, when none of it will be taken in."""
        if self.batch.kind == Batch.Kind.RECORDS:
            return self._duplicates()
        return self._without_target(cursor)

    def _params(self) -> dict[str, Any]:
        """`linked`: every batch of the revision that this one is part of."""
        revision = (
            Revision.objects.filter(batch_links__batch=self.batch).order_by("-number").first()
        )
        links = revision.batch_links.values_list("batch_id", flat=True) if revision else []
        return {
            "period": self.batch.report.period_id,
            "batch": self.batch.id,
            "platform": self.batch.platform_id,
            "linked": list(links),
        }

    def _add(self, cursor: CursorWrapper, staged: int) -> Iterator[Finding]:
        cursor.execute(INSERT_RECORDS, self._params())
        if cursor.rowcount < staged:
            # Read anew: whoever holds a record id now was linked before its rows were committed,
            # and perhaps after this load began.
            taken = False
            for found in self._duplicates():
                taken = True
                yield found
            if taken:
                return
            cursor.execute(INSERT_AGAIN, self._params())
        cursor.execute(COUNT_LOADED, self._params())

    def _duplicates(self) -> Iterator[Finding]:
        for row in _one_by_one(CLASHES, self._params()):
            if row[5]:
                yield from self._duplicate(row)

    def _duplicate(self, row: tuple[Any, ...]) -> Iterator[Finding]:
        line, record_id, holder, held_line, _, _, same = row
        holding = Holding("identical" if same else "different", record_id, str(holder), held_line)
        return judge_holding(holding, line)

    def _correct(self, cursor: CursorWrapper) -> Iterator[Finding]:
        bad = False
        for found in self._without_target(cursor):
            bad = True
            yield found
        if not bad:
            cursor.execute(INSERT_CORRECTIONS, self._params())
            cursor.execute(COUNT_CORRECTED, self._params())

    def _without_target(self, cursor: CursorWrapper) -> Iterator[Finding]:
        cursor.execute(TARGETS, self._params())
        for row in _one_by_one(BAD_TARGETS, None):
            yield from _no_target(row)


def _one_by_one(sql: str, params: dict[str, Any] | None) -> Iterator[tuple[Any, ...]]:
    """Rows as the server hands them out: a large batch that repeats another has as many."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql, params)
        while rows := cursor.fetchmany(2000):
            yield from rows


def _no_target(row: tuple[Any, ...]) -> Iterator[Finding]:
    line, record_id, batch, held_line, withdrawn = row
    if withdrawn:
        holding = Holding("withdrawn", record_id, str(batch), held_line)
    else:
        holding = Holding("none", record_id)
    return judge_holding(holding, line, correcting=True)
