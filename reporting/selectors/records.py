"""Single records, read in constant time per page at any depth."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from reporting.models import Batch, Revision
from reporting.selectors.archives import refuse_archived_records
from reporting.services.staging import FIELDS

COLUMNS = ("batch_id", "line", "version", "withdrawn", "reason", *FIELDS)
# Codes that a record may be looked for by, and which of them `none` stands for the lack of; among
# the labels it is a code.
CODES = (
    *("subject", "action", "category", "product_kind"),
    *("modality", "detection", "province", "label"),
)
OPTIONAL = frozenset({"product_kind", "modality", "province"})
NONE = "none"
# What a version is to a revision that has its batch: it counts, a later version took its place, or
# it says that the record counts no more.
STATES = ("current", "superseded", "withdrawn")
ALL = "all"
# So many rows a page looks at, at most: what a filter that hardly anything fits would cost.
EXAMINED = 50_000
START = (UUID(int=0), 0)

# A scalar subquery stays one lookup by record id for each row; EXISTS might become a join that
# reads every correction first.
SUPERSEDED = """(
  SELECT true FROM reporting_record AS later
  WHERE later.period = %(period)s AND later.platform_id = %(platform)s
    AND later.record_id = r.record_id AND later.version > r.version
    AND later.batch_id = ANY(%(corrections)s) LIMIT 1)"""
STATE = f"""
CASE WHEN {SUPERSEDED} THEN 'superseded' WHEN r.withdrawn THEN 'withdrawn' ELSE 'current' END"""
IN_STATE = {
    "current": f"NOT r.withdrawn AND {SUPERSEDED} IS NOT TRUE",
    "superseded": f"{SUPERSEDED} IS TRUE",
    "withdrawn": f"r.withdrawn AND {SUPERSEDED} IS NOT TRUE",
    ALL: "true",
}
# By the primary key, in the order of batch and line. The inner limit bounds the work, the outer
# one ends it early.
AHEAD = """
SELECT * FROM reporting_record AS r
WHERE r.period = %(period)s AND r.batch_id = ANY(%(ahead)s)
  AND (r.batch_id, r.line) > (%(after_batch)s, %(after_line)s)
ORDER BY r.batch_id, r.line LIMIT %(examined)s
"""
# By the unique index over record ids: as few rows as there are ids.
NAMED = """
SELECT * FROM reporting_record AS r
WHERE r.period = %(period)s AND r.platform_id = %(platform)s AND r.record_id = ANY(%(record_id)s)
  AND r.batch_id = ANY(%(ahead)s)
  AND (r.batch_id, r.line) > (%(after_batch)s, %(after_line)s)
"""
PAGE = f"""
WITH looked_at AS {{kept}} ({{rows}})
SELECT {", ".join(f"r.{name}" for name in COLUMNS)}, {STATE} FROM looked_at AS r
WHERE {{wanted}}
ORDER BY r.batch_id, r.line LIMIT %(limit)s
"""
# Where a page that found too little stopped looking, if it did.
REACHED = """
SELECT r.batch_id, r.line FROM reporting_record AS r
WHERE r.period = %(period)s AND r.batch_id = ANY(%(ahead)s)
  AND (r.batch_id, r.line) > (%(after_batch)s, %(after_line)s)
ORDER BY r.batch_id, r.line OFFSET %(examined)s - 1 LIMIT 1
"""
SIMPLE = {
    "acted_from": "r.acted_at >= %(acted_from)s",
    "acted_before": "r.acted_at < %(acted_before)s",
    "target": "r.target = %(target)s",
    "content_sha256": "r.content_sha256 = %(content_sha256)s",
}


@dataclass(frozen=True)
class Wanted:
    """Which records of a revision. `codes` by the names in CODES, `none` for records without one;
    `acted_before` is not included; `content_sha256` as 64 hexadecimal digits."""

    codes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    record_ids: Sequence[str] = ()
    batch: UUID | None = None
    state: str = "current"
    acted_from: datetime | None = None
    acted_before: datetime | None = None
    target: str | None = None
    content_sha256: str | None = None

    @property
    def params(self) -> dict[str, Any]:
        digest = self.content_sha256
        return {
            **{name: list(codes) for name, codes in self.codes.items()},
            "record_id": list(self.record_ids),
            "acted_from": self.acted_from,
            "acted_before": self.acted_before,
            "target": self.target,
            "content_sha256": None if digest is None else bytes.fromhex(digest),
        }

    @property
    def condition(self) -> str:
        """Codes first: they are the cheapest to compare."""
        given = self.params
        parts = [_has_code(name) for name in self.codes]
        parts += [sql for name, sql in SIMPLE.items() if given[name] is not None]
        return " AND ".join([*parts, IN_STATE[self.state]])


def _has_code(name: str) -> str:
    column = f"coalesce(r.{name}, '{NONE}')" if name in OPTIONAL else f"r.{name}"
    return f"{column} = ANY(%({name})s)"


EVERYTHING = Wanted()


@dataclass(frozen=True)
class RecordPage:
    """`last`: where the next page starts, where there is `more` to look at. Few rows or none may
    come with it: a page looks at EXAMINED rows and no more."""

    rows: list[dict[str, Any]]
    last: tuple[UUID, int]
    more: bool


def read_records(
    revision: Revision,
    wanted: Wanted = EVERYTHING,
    *,
    after: tuple[UUID, int] = START,
    limit: int = 100,
) -> RecordPage:
    """A page of the records of a revision that the caller has found visible, in the order of batch
    and line. Refused: `records_archived`."""
    params = {
        **_linked(revision, wanted, after[0]),
        **wanted.params,
        "after_batch": after[0],
        "after_line": after[1],
        "examined": EXAMINED,
        "limit": limit + 1,
    }
    if wanted.record_ids:
        sql = PAGE.format(kept="MATERIALIZED", rows=NAMED, wanted=wanted.condition)
    else:
        sql = PAGE.format(kept="NOT MATERIALIZED", rows=AHEAD, wanted=wanted.condition)
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        rows = [as_dict((*COLUMNS, "state"), row) for row in cursor.fetchall()]
        refuse_archived_records(revision.report.period_id)
        if len(rows) > limit:
            kept = rows[:limit]
            return RecordPage(kept, (kept[-1]["batch_id"], kept[-1]["line"]), True)
        reached = None
        if not wanted.record_ids:
            cursor.execute(REACHED, params)
            reached = cursor.fetchone()
    return RecordPage(rows, reached or after, reached is not None)


def _linked(revision: Revision, wanted: Wanted, after: UUID) -> dict[str, Any]:
    links = list(revision.batch_links.values_list("batch_id", "batch__kind"))
    corrections = [batch for batch, kind in links if kind == Batch.Kind.CORRECTIONS]
    # Nothing else withdraws a record.
    batches = corrections if wanted.state == "withdrawn" else [batch for batch, _ in links]
    return {
        "period": revision.report.period_id,
        "platform": revision.platform_id,
        "ahead": [b for b in batches if b >= after and wanted.batch in (None, b)],
        "corrections": corrections,
    }


def as_dict(columns: Sequence[str], values: Sequence[Any]) -> dict[str, Any]:
    row = dict(zip(columns, values, strict=True))
    row["reason"] = row["reason"] or ""
    if row["content_sha256"] is not None:
        row["content_sha256"] = bytes(row["content_sha256"]).hex()
    return row
