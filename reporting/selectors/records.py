"""Single records, read in constant time per page at any depth."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from reporting.models import Batch, Revision
from reporting.services.staging import FIELDS

COLUMNS = ("batch_id", "line", "version", *FIELDS)
FILTERS = ("subject", "action", "category", "product_kind", "modality", "detection", "province")

# The versions that count for a revision, in the order of batch and line; a page starts after the
# last row of the one before.
PAGE = """
SELECT {columns} FROM reporting_record AS r
WHERE r.period = %(period)s AND r.batch_id = ANY(%(linked)s) AND NOT r.withdrawn
  AND (r.batch_id, r.line) > (%(after_batch)s, %(after_line)s)
  AND NOT EXISTS (
    SELECT 1 FROM reporting_record AS later
    WHERE later.period = r.period AND later.platform_id = r.platform_id
      AND later.record_id = r.record_id AND later.version > r.version
      AND later.batch_id = ANY(%(corrections)s))
  {filters}
ORDER BY r.batch_id, r.line LIMIT %(limit)s
"""
START = (UUID(int=0), 0)


@dataclass(frozen=True)
class RecordPage:
    rows: list[dict[str, Any]]
    more: bool

    @property
    def last(self) -> tuple[UUID, int]:
        return self.rows[-1]["batch_id"], self.rows[-1]["line"]


def read_records(
    revision: Revision,
    *,
    filters: Mapping[str, str],
    after: tuple[UUID, int] = START,
    limit: int = 100,
) -> RecordPage:
    """A page of the records of a revision that the caller has found visible.

    A filter is one code or several with commas; `none` stands for records without one.
    """
    links = list(revision.batch_links.values_list("batch_id", "batch__kind"))
    params: dict[str, Any] = {
        **{name: value.split(",") for name, value in filters.items()},
        "period": revision.report.period_id,
        "linked": [batch for batch, _ in links],
        "corrections": [batch for batch, kind in links if kind == Batch.Kind.CORRECTIONS],
        "after_batch": after[0],
        "after_line": after[1],
        "limit": limit + 1,
    }
    sql = PAGE.format(
        columns=", ".join(f"r.{name}" for name in COLUMNS),
        filters=" ".join(
            f"AND coalesce(r.{name}, 'none') = ANY(%({name})s)"
            for name in FILTERS
            if name in filters
        ),
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        rows = [_row(row) for row in cursor.fetchall()]
    return RecordPage(rows[:limit], len(rows) > limit)


def _row(values: tuple[Any, ...]) -> dict[str, Any]:
    row = dict(zip(COLUMNS, values, strict=True))
    if row["content_sha256"] is not None:
        row["content_sha256"] = bytes(row["content_sha256"]).hex()
    return row


HELD = """
SELECT {columns}, r.withdrawn, r.reason FROM reporting_record AS r
WHERE r.period = %s AND r.platform_id = %s AND r.record_id = %s
ORDER BY r.version DESC
"""


def find_versions(period: date, platform_id: UUID, record_id: str) -> list[dict[str, Any]]:
    """Every version of a platform's record in a period, the latest first."""
    sql = HELD.format(columns=", ".join(f"r.{name}" for name in COLUMNS))
    with connection.cursor() as cursor:
        cursor.execute(sql, [period, platform_id, record_id])
        return [
            {**_row(row[: len(COLUMNS)]), "withdrawn": row[-2], "reason": row[-1] or ""}
            for row in cursor.fetchall()
        ]
