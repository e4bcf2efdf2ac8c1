"""The roll-up of a batch, counted anew from its records."""

from collections.abc import Mapping
from typing import Any

from reporting.models import Batch
from reporting.services.auditing.chains import BASE, linked_with
from reporting.services.auditing.differences import Audit, Differences, Where, between
from reporting.services.auditing.snapshots import rows
from reporting.services.copying import DIMENSIONS


def _codes(of: str) -> str:
    return ", ".join(f"coalesce({of}.{name}, '') AS {name}" for name in DIMENSIONS)


CELL = ", ".join(DIMENSIONS)
OF_RECORDS = f"""
SELECT {_codes("r")}, 1 AS n FROM {{table}} AS r
WHERE r.period = %(period)s AND r.batch_id = %(batch)s AND NOT r.withdrawn
"""
# What a correction takes the place of counts as minus one.
REPLACED = f"""
UNION ALL
SELECT {_codes("base")}, -1 FROM {{table}} AS r {BASE}
WHERE r.period = %(period)s AND r.batch_id = %(batch)s AND NOT base.withdrawn
"""
COUNTED = f"SELECT {CELL}, sum(n) FROM ({{rows}}) AS one GROUP BY {CELL} HAVING sum(n) <> 0"
Counts = Mapping[tuple[str, ...], int]
HELD = "SELECT * FROM reporting_batchcount AS r WHERE r.batch_id = %(batch)s"


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
    expected = lines if lines is not None else _counted(parts, params)
    found = _counted(HELD, params)
    audit.compared["counts"] += len(expected)
    yield from between("count", where, expected, found)


def of_nothing(batch: Batch, where: Where) -> Differences:
    """A batch that was not taken in counts nothing."""
    yield from between("count", where, {}, _counted(HELD, {"batch": batch.id}))


def _counted(parts: str, params: dict[str, Any]) -> Counts:
    counted = rows(COUNTED.format(rows=parts), params)
    return {tuple(cell): int(n) for *cell, n in counted}
