"""A batch on its way into the table of records: read, judged and loaded, all of it or nothing."""

from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import Protocol

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from psycopg.errors import DeadlockDetected, UniqueViolation

from reporting.checks.corrections import CorrectionChunk
from reporting.checks.findings import Finding
from reporting.checks.records import Chunk, RecordContext
from reporting.models import Batch
from reporting.services import reading
from reporting.services.copying import Rows, Straight
from reporting.services.findings import FindingSink
from reporting.services.loading import Staged
from reporting.services.progressing import Progress, Seen
from reporting.services.repeats import clean


@dataclass
class Ingested:
    """What was found, to be closed by whoever asked, the number of lines that nothing blocks, how
    far it is with all lines, and whether these were compared with what is held."""

    sink: FindingSink
    progress: Progress
    records: int = 0
    compared: bool = False

    def compare(self, found: Iterator[Finding]) -> None:
        """Add what stands in the way of lines that were in order by themselves, one for each."""
        before = self.sink.counts.total()
        self.sink.add(found)
        self.records -= self.sink.counts.total() - before
        self.compared = True


class Road(Protocol):
    """How clean lines come into the table: by COPY text for `statement`, and what follows it."""

    statement: str

    def prepare(self, cursor: CursorWrapper) -> None: ...
    def rows(self, chunk: Chunk | CorrectionChunk) -> str: ...
    def finish(self, cursor: CursorWrapper, records: int) -> Iterator[Finding]: ...


class _Faulty(Exception):
    """Rolls back what was loaded of a batch that has errors."""


def ingest(batch: Batch) -> Ingested:
    """Take a batch in, with its roll-up, in the caller's transaction; with errors, none of it.

    Records go straight into the table. Only where that finds a record id taken, or another worker
    in the way, is the batch staged: that tells a repetition from a race, and whose it is.
    """
    progress = Progress(batch)
    if batch.kind == Batch.Kind.RECORDS:
        try:
            return _take(batch, Straight(batch), progress)
        except (UniqueViolation, DeadlockDetected):
            pass  # what it says about other transactions may be history already
    return _take(batch, Staged(batch), progress)


def _take(batch: Batch, road: Road, progress: Progress) -> Ingested:
    ingested = Ingested(FindingSink(), progress)
    try:
        _travel(batch, road, ingested)
    except BaseException:
        ingested.sink.close()
        raise
    return ingested


def _travel(batch: Batch, road: Road, ingested: Ingested) -> None:
    # Before COPY begins: the connection answers no other query until it ends.
    context = context_of(batch)
    filed = reading.open_batch(batch)
    with closing(filed.file):
        chunks = _judged(batch, context, filed, ingested)
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                _load(cursor, road, chunks, ingested)
        except _Faulty:
            for _ in chunks:  # nothing will be kept, yet every finding is named
                pass
            if ingested.records and not ingested.compared:
                _compare(batch, context, filed, ingested)


def _load(
    cursor: CursorWrapper,
    road: Road,
    chunks: Iterator[Chunk | CorrectionChunk],
    ingested: Ingested,
) -> None:
    road.prepare(cursor)
    with Rows(road.statement) as rows:
        for chunk in chunks:
            _refuse(ingested.sink)
            rows.write(road.rows(chunk))
        _refuse(ingested.sink)  # what keeps the bytes from being read is found without a chunk
    ingested.compare(road.finish(cursor, ingested.records))
    _refuse(ingested.sink)


def _compare(
    batch: Batch, context: RecordContext, filed: reading.Filed, ingested: Ingested
) -> None:
    """Of a batch with wrong lines, read the others again, for what the report holds of them.

    Otherwise whoever mends the wrong lines would hear of the rest only then.
    """
    filed.file.seek(0)
    road = Staged(batch)
    lines = reading.lines_of(filed, lambda _said_already: None, batch.kind, context)
    with suppress(_Faulty), transaction.atomic(), connection.cursor() as cursor:
        road.prepare(cursor)
        with Rows(road.statement) as rows:
            for chunk in reading.judge(batch.kind, context, lines):
                rows.write(road.rows(chunk))
        ingested.compare(road.compare(cursor))
        raise _Faulty


def _judged(
    batch: Batch, context: RecordContext, filed: reading.Filed, ingested: Ingested
) -> Iterator[Chunk | CorrectionChunk]:
    lines = reading.lines_of(filed, ingested.sink.add, batch.kind, context)
    for chunk in reading.judge(batch.kind, context, lines):
        ingested.sink.add(chunk.findings)
        ingested.records += clean(chunk)
        ingested.progress.advance(_seen(chunk, filed, ingested))
        yield chunk
    ingested.progress.tell()


def _seen(chunk: Chunk | CorrectionChunk, filed: reading.Filed, ingested: Ingested) -> Seen:
    return Seen(
        lines=max(chunk.lines[-1:] + [found.line or 0 for found in chunk.findings[-1:]], default=0),
        records=ingested.records,
        findings=ingested.sink.counts.total(),
        bytes_read=min(filed.file.tell(), filed.size),
    )


def _refuse(sink: FindingSink) -> None:
    if sink.severities["error"]:
        raise _Faulty


def context_of(batch: Batch) -> RecordContext:
    """What the records of a batch are judged against, as it was when the batch arrived."""
    return reading.context_for(batch.platform_id, batch.report.period.code, batch.received_at)
