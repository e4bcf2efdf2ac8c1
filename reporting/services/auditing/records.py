"""Each record of a batch, against the line that it came from.

The lines are read and written by the code that loaded them, and walked side by side with what the
table holds, both in the order of lines: any number in the same memory.
"""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from itertools import zip_longest
from typing import Any, NamedTuple

from django.db import connection

from reporting.checks.findings import Finding
from reporting.checks.records import Chunk
from reporting.checks.registry import Severity
from reporting.models import Batch
from reporting.services import reading, staging
from reporting.services.auditing.counts import Counts, said
from reporting.services.auditing.differences import Audit, Difference, Differences, Where
from reporting.services.copying import Tally
from reporting.services.repeats import AnyChunk, LateRepeats
from reporting.services.staging import FIELDS

COLUMNS = ("line", "op", "reason", *FIELDS)
TIMES = frozenset({"acted_at", "content_at"})
NOTHING = b"\\N"
REFUSED = b""  # no row is empty


def _time(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _sql(name: str) -> str:
    if name in TIMES:
        return f"""to_char(r.{name} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"')"""
    return f"r.{name}"


# What `staging.rows` writes of a line, made from the row. A withdrawal says no more than its id;
# the rest of its row comes from the record: see `chains`.
OF_RECORDS = ", ".join(
    ["r.line", "CASE WHEN r.withdrawn THEN 'withdraw' END", "r.reason", *map(_sql, FIELDS)]
)
OF_CORRECTIONS = ", ".join(
    [
        *("r.line", "CASE WHEN r.withdrawn THEN 'withdraw' ELSE 'replace' END", "r.reason"),
        "r.record_id",
        *(f"CASE WHEN NOT r.withdrawn THEN {_sql(name)} END" for name in FIELDS[1:]),
    ]
)
HELD = """
COPY (SELECT {columns} FROM {table} AS r
  WHERE r.period = %(period)s AND r.batch_id = %(batch)s ORDER BY r.line) TO STDOUT
"""


class Line(NamedTuple):
    number: int
    text: bytes


class Pair(NamedTuple):
    """A line that differs. None: there is no row. `REFUSED`: there was one when it was filed."""

    number: int
    expected: bytes | None
    found: bytes | None
    step: int = 0  # of the walk: lines without a row are none


class Lines:
    """The rows that the lines of a batch stand for. `broken`: the file could not be read to its
    end, as the rules are now."""

    def __init__(self, batch: Batch) -> None:
        self.batch = batch
        self.records = 0
        self.broken = False
        self.tally = Tally()

    @property
    def counts(self) -> Counts | None:
        """Records by what the roll-up tells apart; None where they do not say it by themselves."""
        whole = self.batch.kind == Batch.Kind.RECORDS and not self.broken
        if not whole or self.tally.is_full:
            return None
        return {cell: said(sum(days), days) for cell, days in self.tally.cells().items()}

    def __iter__(self) -> Iterator[Line]:
        # Which products a platform had does not decide what is in a row.
        context = reading.context_for(None, self.batch.report.period.code, self.batch.received_at)
        filed = reading.open_batch(self.batch)
        with closing(filed.file):
            lines = reading.lines_of(filed, self._note, self.batch.kind, context)
            for chunk in reading.judge(self.batch.kind, context, lines):
                if not isinstance(chunk, LateRepeats):
                    yield from self._of_chunk(chunk)

    def _note(self, findings: Any) -> None:
        self.broken = self.broken or any(map(_blocks, findings))

    def _of_chunk(self, chunk: AnyChunk) -> Iterator[Line]:
        self.records += len(chunk.lines)
        if isinstance(chunk, Chunk):
            self.tally.count(chunk.records)
        texts = staging.rows(chunk, _time).encode().split(b"\n")
        rows = map(Line, chunk.lines, texts)
        refused = list(filter(_blocks, chunk.findings))
        if not refused:
            yield from rows
            return
        self.broken = self.broken or any(found.line is None for found in refused)
        lost = {found.line for found in refused if found.line is not None}
        yield from sorted([*rows, *(Line(number, REFUSED) for number in lost)])


def _blocks(found: Finding) -> bool:
    return found.severity is Severity.ERROR


def of_lines(audit: Audit, lines: Lines, table: str, where: Where) -> Differences:
    """The rows of a checked batch whose bytes are in order. Runs of rows that are missing or that
    nobody filed are one difference."""
    batch = lines.batch
    held = _held(batch.report.period_id, batch, table)
    unread = 0
    for pair in _runs(_differing(iter(lines), held)):
        if isinstance(pair, Pair):
            unread += pair.expected == REFUSED
            if pair.expected != REFUSED:
                yield from _changed(pair, where)
        elif lines.broken and pair.first.expected is None:
            unread += pair.rows
        else:
            yield _missing_or_added(pair, where)
    audit.compared["records"] += lines.records
    if unread or lines.broken:
        yield Difference("record", "unread", where, None, str(unread))
    elif lines.records != batch.records:
        place = {**where, "column": "records"}
        yield Difference("batch", "changed", place, str(lines.records), str(batch.records))


def _held(month: date, batch: Batch, table: str) -> Iterator[Line]:
    columns = OF_CORRECTIONS if batch.kind == Batch.Kind.CORRECTIONS else OF_RECORDS
    sql = HELD.format(columns=columns, table=table)
    params = {"period": month, "batch": batch.id}
    with connection.cursor() as cursor, cursor.copy(sql, params) as copy:
        for row in copy:  # PostgreSQL sends one row a message
            text = bytes(row)[:-1]
            yield Line(int(text[: text.index(b"\t")]), text)


def _differing(expected: Iterator[Line], found: Iterator[Line]) -> Iterator[Pair]:
    for step, pair in enumerate(_paired(expected, found)):
        if pair.expected != pair.found:
            yield pair._replace(step=step)


def _paired(expected: Iterator[Line], found: Iterator[Line]) -> Iterator[Pair]:
    """Both by their numbers, side by side."""
    there = next(found, None)
    for number, text in expected:
        while there is not None and there.number < number:
            yield Pair(there.number, None, there.text)
            there = next(found, None)
        if there is not None and there.number == number:
            yield Pair(number, text, there.text)
            there = next(found, None)
        elif text != REFUSED:
            yield Pair(number, text, None)
    while there is not None:
        yield Pair(there.number, None, there.text)
        there = next(found, None)


class Run(NamedTuple):
    """Lines one after the other of which all are missing, or all too many, from the first to
    the last of them."""

    first: Pair
    last: Pair
    rows: int = 1

    def continues(self, pair: Pair) -> bool:
        same = (self.last.found is None) == (pair.found is None)
        return same and pair.step == self.last.step + 1


def _runs(pairs: Iterator[Pair]) -> Iterator[Pair | Run]:
    run: Run | None = None
    for pair in pairs:
        one_sided = pair.expected is None or pair.found is None
        if run and one_sided and run.continues(pair):
            run = Run(run.first, pair, run.rows + 1)
            continue
        if run:
            yield run
        run = Run(pair, pair) if one_sided else None
        if not one_sided:
            yield pair
    if run:
        yield run


def _missing_or_added(run: Run, where: Where) -> Difference:
    first, last, rows = run
    if rows > 1:
        lines, told = f"{first.number}-{last.number}", str(rows)
        place = {**where, "lines": lines, "rows": rows}
    else:
        told = _cells(first.expected or first.found or b"")["record_id"] or ""
        place = {**where, "line": first.number}
    if first.found is None:
        return Difference("record", "missing", place, told)
    return Difference("record", "added", place, None, told)


def _changed(pair: Pair, where: Where) -> Differences:
    expected, found = _cells(pair.expected or b""), _cells(pair.found or b"")
    place = {**where, "line": pair.number, "record_id": expected["record_id"] or ""}
    # Of another kind of line, everything is another.
    for name in COLUMNS if expected["op"] == found["op"] else ("op",):
        if expected[name] != found[name]:
            column = {**place, "column": name}
            yield Difference("record", "changed", column, expected[name], found[name])


def _cells(text: bytes) -> dict[str, str | None]:
    cells = zip_longest(COLUMNS, text.split(b"\t"))
    return {name: None if cell in (None, NOTHING) else _said(cell) for name, cell in cells}


def _said(cell: bytes) -> str:
    return cell.decode(errors="replace").replace("\\\\", "\\")
