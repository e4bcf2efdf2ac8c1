"""The roll-up of a batch, counted anew from its records."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reporting.models import Batch, PeriodArchive
from reporting.models.days import told
from reporting.services.auditing.chains import BASE, linked_with
from reporting.services.auditing.differences import Audit, Differences, Where, between
from reporting.services.auditing.snapshots import rows
from reporting.services.copying import DIMENSIONS
from reporting.services.days import DAY, spread


def _codes(of: str) -> str:
    return ", ".join(f"coalesce({of}.{name}, '') AS {name}" for name in DIMENSIONS)


CELL = ", ".join(DIMENSIONS)
OF_RECORDS = f"""
SELECT {_codes("r")}, {DAY.format(of="r.")} AS day, 1 AS n FROM {{table}} AS r
WHERE r.period = %(period)s AND r.batch_id = %(batch)s AND NOT r.withdrawn
"""
# What a correction takes the place of counts as minus one.
REPLACED = f"""
UNION ALL
SELECT {_codes("base")}, {DAY.format(of="base.")}, -1 FROM {{table}} AS r {BASE}
WHERE r.period = %(period)s AND r.batch_id = %(batch)s AND NOT base.withdrawn
"""
COUNTED = f"""
SELECT {CELL}, sum(n), {spread("n")} FROM (
  SELECT {CELL}, day, sum(n) AS n FROM ({{rows}}) AS one GROUP BY {CELL}, day HAVING sum(n) <> 0
) AS by_day GROUP BY {CELL}
"""
HELD = f"""
SELECT {CELL}, n, days FROM reporting_batchcount WHERE batch_id = %(batch)s
ORDER BY {CELL}
"""
Counts = Mapping[tuple[str, ...], str]


def of_batch(
    audit: Audit, batch: Batch, lines: Counts | None, table: str, where: Where
) -> Differences:
    """`lines`: what the lines come to, where they say it by themselves; else the records do."""
    corrects = batch.kind == Batch.Kind.CORRECTIONS
    linked = linked_with(batch) if corrects else []
    if corrects and not linked:
        return  # it was left out of its draft and counts nowhere
    params = {"period": batch.report.period_id, "batch": batch.id, "linked": linked}
    parts = (OF_RECORDS + REPLACED if corrects else OF_RECORDS).format(table=table)
    expected = lines if lines is not None else _said(rows(COUNTED.format(rows=parts), params))
    found = _said(rows(HELD, params))
    if _may_be_undated(batch):
        expected, found = _without_days(expected, found)
    audit.compared["counts"] += len(expected)
    yield from between("count", where, expected, found)


def of_nothing(batch: Batch, where: Where) -> Differences:
    """A batch that was not taken in counts nothing."""
    yield from between("count", where, {}, _said(rows(HELD, {"batch": batch.id})))


def said(n: int, days: Sequence[int] | None) -> str:
    """A count as it is compared and told: `4 (12:3 13:1)`."""
    return f"{n} ({told(days)})"


def _said(found: Iterable[tuple[Any, ...]]) -> Counts:
    return {tuple(cell): said(int(n), days) for *cell, n, days in found}


def _may_be_undated(batch: Batch) -> bool:
    """Days came later than counts: records that were in an archive then could not be asked."""
    return PeriodArchive.objects.filter(period_id=batch.report.period_id).exists()


def _without_days(expected: Counts, found: Counts) -> tuple[Counts, Counts]:
    """Both, with the days left out where none are held. What only moved between days is none."""
    if not any(text.endswith(f"({told(None)})") for text in found.values()):
        return expected, found
    bare = {cell: text.partition(" ")[0] for cell, text in expected.items()}
    held = {cell: text.partition(" ")[0] for cell, text in found.items()}
    return {cell: n for cell, n in bare.items() if n != "0"}, held
