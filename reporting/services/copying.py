"""Clean records straight into the partition of their month: one COPY, and nothing beside it.

The partition takes rows from the workers alone (migration 0008). Where one of the record ids is
taken, PostgreSQL refuses the COPY, and the batch goes by way of staging, which can say why.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from operator import attrgetter
from types import TracebackType

from django.db import connection
from django.db.backends.utils import CursorWrapper
from psycopg import Copy

from reporting.checks.corrections import CorrectionChunk
from reporting.checks.findings import Finding
from reporting.checks.records import Chunk, Record
from reporting.models import Batch, BatchCount
from reporting.models.days import Days, no_days
from reporting.services.days import DAY, day_of, spread
from reporting.services.staging import FIELDS, text_of

# Batches are mostly right, or wrong from their beginning. So many characters are judged before
# the first row is sent, because rows that were sent and rolled back have to be cleaned up.
HELD_BACK = 8 * 1024 * 1024
# Cells of a roll-up, each on each day, that are counted in memory; honest batches have thousands.
MOST_CELLS = 60_000
DIMENSIONS = (
    *("subject", "action", "category", "product_kind", "modality", "detection", "province"),
    "label",
)
COUNT_LOADED = f"""
INSERT INTO reporting_batchcount (platform_id, batch_id, {", ".join(DIMENSIONS)}, n, days)
SELECT platform_id, batch_id, {", ".join(f"coalesce({name}, '')" for name in DIMENSIONS)},
  sum(n), {spread("n")}
FROM (
  SELECT platform_id, batch_id, {", ".join(DIMENSIONS)}, {DAY.format(of="")} AS day, count(*) AS n
  FROM reporting_record WHERE period = %(period)s AND batch_id = %(batch)s
  GROUP BY platform_id, batch_id, {", ".join(DIMENSIONS)}, day
) AS by_day
GROUP BY platform_id, batch_id, {", ".join(DIMENSIONS)}
"""
Cell = tuple[str | None, ...]
cell_of = attrgetter(*DIMENSIONS)


class Rows:
    """Rows on their way to one COPY, which begins once enough of them have come."""

    def __init__(self, statement: str) -> None:
        self.statement = statement
        self.sending = ExitStack()
        self.copy: Copy | None = None
        self.held: list[str] = []
        self.size = 0

    def __enter__(self) -> "Rows":
        return self

    def write(self, rows: str) -> None:
        if self.copy is not None:
            self.copy.write(rows)
            return
        self.held.append(rows)
        self.size += len(rows)
        if self.size >= HELD_BACK:
            self._send()

    def _send(self) -> None:
        cursor = self.sending.enter_context(connection.cursor())
        copy = self.sending.enter_context(cursor.copy(self.statement))
        for rows in self.held:
            copy.write(rows)
        self.held.clear()
        self.copy = copy

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None and self.copy is None:
            self._send()
        self.sending.__exit__(kind, error, trace)


class Tally:
    """Records counted by what the roll-up tells apart, day by day, as long as memory is enough."""

    def __init__(self) -> None:
        self.counted: Counter[tuple[Cell, int]] = Counter()

    @property
    def is_full(self) -> bool:
        return len(self.counted) > MOST_CELLS

    def count(self, records: Sequence[Record]) -> None:
        if not self.is_full:
            days = (day_of(record.acted_at) for record in records)
            self.counted.update(zip(map(cell_of, records), days, strict=True))

    def cells(self) -> dict[tuple[str, ...], Days]:
        """The days of each cell; what a record does not say is an empty code."""
        found: dict[tuple[str, ...], Days] = {}
        for (cell, day), n in self.counted.items():
            found.setdefault(tuple(code or "" for code in cell), no_days())[day - 1] += n
        return found


class Straight:
    """The way of a batch of records of which none is there yet."""

    def __init__(self, batch: Batch) -> None:
        self.batch = batch
        self.month = batch.report.period_id
        columns = f"period, batch_id, platform_id, line, {', '.join(FIELDS)}"
        self.statement = f"COPY reporting_record_{self.month:%Y_%m} ({columns}) FROM STDIN"
        self.tally = Tally()

    def prepare(self, cursor: CursorWrapper) -> None:
        """Nothing: the partition is there."""

    def rows(self, chunk: Chunk | CorrectionChunk) -> str:
        """COPY text for the records of a chunk, which are counted on the way."""
        assert isinstance(chunk, Chunk)  # noqa: S101 - corrections need staging
        self.tally.count(chunk.records)
        common = f"{self.month}\t{self.batch.id}\t{self.batch.platform_id}\t"
        return "".join(
            f"{common}{line}\t{text_of(record)}\n"
            for line, record in zip(chunk.lines, chunk.records, strict=True)
        )

    def finish(self, cursor: CursorWrapper, records: int) -> Iterator[Finding]:
        """The roll-up of what was loaded. Finds nothing: COPY found nothing in the way."""
        if self.tally.is_full:
            cursor.execute(COUNT_LOADED, {"period": self.month, "batch": self.batch.id})
        else:
            BatchCount.objects.bulk_create(self._counts(), batch_size=1000)
        return iter(())

    def _counts(self) -> Iterable[BatchCount]:
        for cell, days in self.tally.cells().items():
            codes = dict(zip(DIMENSIONS, cell, strict=True))
            yield BatchCount(
                platform_id=self.batch.platform_id,
                batch_id=self.batch.id,
                n=sum(days),
                days=days,
                **codes,
            )
