"""Records in their canonical form, which digests are taken over and which COPY reads and writes.

A record is a line of CSV (RFC 4180) that ends with LF: the columns in the order of `COLUMNS`,
every value in double quotes, nothing at all for none. Times are in UTC with microseconds and a Z,
dates as YYYY-MM-DD, booleans `true` or `false`, bytes `\\x` and lower-case hexadecimal. The digest
of a batch is the SHA-256 over its records in the order of their lines.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from reporting.services.archives.columns import COLUMNS, NAMES, SCHEMA, TIME

AT_ONCE = 20_000
SELECT = f"SELECT {', '.join(column.sql for column in COLUMNS)} FROM {{part}} AS r"
FORMAT = "(FORMAT csv, FORCE_QUOTE *, ENCODING 'UTF8')"
# By `r.line`: plain `line` would be the text that is selected.
COPY_OUT = (
    f"COPY ({SELECT} WHERE r.period = %s AND r.batch_id = %s ORDER BY r.line) TO STDOUT {FORMAT}"
)
COPY_IN = f"COPY {{part}} ({', '.join(NAMES)}) FROM STDIN (FORMAT csv, ENCODING 'UTF8')"


@dataclass(frozen=True)
class BatchRows:
    """The records of one batch: how many, and their digest in canonical form."""

    platform: str
    batch: str
    rows: int
    sha256: str


def read_batch(cursor: Any, part: str, month: Any, batch: UUID) -> Iterator[bytes]:
    """The records of a batch in canonical form, in blocks of whole lines and bounded size."""
    lines: list[bytes] = []
    with cursor.copy(COPY_OUT.format(part=part), [month, batch]) as copy:
        for line in copy:  # PostgreSQL sends one row a message
            lines.append(bytes(line))
            if len(lines) == AT_ONCE:
                yield b"".join(lines)
                lines = []
    if lines:
        yield b"".join(lines)


def parse(block: bytes) -> pa.Table:
    """Canonical lines as a table of typed columns."""
    table = csv.read_csv(
        pa.BufferReader(block),
        read_options=csv.ReadOptions(
            use_threads=False, column_names=NAMES, block_size=len(block) + 1
        ),
        parse_options=csv.ParseOptions(newlines_in_values=True),
        convert_options=csv.ConvertOptions(
            column_types=dict.fromkeys(NAMES, pa.string()),
            null_values=[""],
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
        ),
    )
    arrays = [_typed(table[field.name].combine_chunks(), field.type) for field in SCHEMA]
    return pa.Table.from_arrays(arrays, schema=SCHEMA)


def _typed(texts: pa.Array, kind: pa.DataType) -> pa.Array:
    if kind == pa.binary():
        values = [None if text is None else bytes.fromhex(text[2:]) for text in texts.to_pylist()]
        return pa.array(values, pa.binary())
    return texts.cast(kind)


def render(table: pa.Table) -> bytes:
    """A table of typed columns as canonical lines."""
    texts = pa.table({name: _as_text(table[name]) for name in NAMES})
    sink = pa.BufferOutputStream()
    csv.write_csv(texts, sink, csv.WriteOptions(include_header=False, quoting_style="all_valid"))
    return bytes(sink.getvalue())


def _as_text(values: pa.ChunkedArray) -> pa.Array | pa.ChunkedArray:
    if values.type == TIME:
        return pc.strftime(values, format="%Y-%m-%dT%H:%M:%SZ")
    if values.type == pa.binary():
        hexes = [None if value is None else f"\\x{value.hex()}" for value in values.to_pylist()]
        return pa.array(hexes, pa.string())
    return values.cast(pa.string())


def by_batch(table: pa.Table) -> Iterator[tuple[tuple[str, str], pa.Table]]:
    """The runs of a table's rows that are of one batch, with the platform and the batch."""
    start = 0
    for end in pc.run_end_encode(table["batch_id"].combine_chunks()).run_ends.to_pylist():
        part = table.slice(start, end - start)
        yield (part["platform_id"][0].as_py(), part["batch_id"][0].as_py()), part
        start = end


class Digests:
    """Counts and digests batch after batch, as canonical lines go by."""

    def __init__(self) -> None:
        self.key: tuple[str, str] | None = None
        self.rows = 0
        self.sha256 = hashlib.sha256()

    def add(self, key: tuple[str, str], rows: int, lines: bytes) -> Iterator[BatchRows]:
        """Take lines in; gives the batch before, where these begin another."""
        if key != self.key:
            yield from self.end()
            self.key, self.rows, self.sha256 = key, 0, hashlib.sha256()
        self.rows += rows
        self.sha256.update(lines)

    def end(self) -> Iterator[BatchRows]:
        """The last batch."""
        if self.key is not None:
            yield BatchRows(*self.key, self.rows, self.sha256.hexdigest())
