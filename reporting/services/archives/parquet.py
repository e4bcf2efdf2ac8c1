"""Parquet files of bounded size: written with the digests of their row groups, checked by them."""

import hashlib
import io
import os
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from reporting.services.archives.columns import COLUMNS, SCHEMA, SORTED_BY
from reporting.services.archives.manifests import FileEntry, Range
from reporting.services.archives.rows import AT_ONCE

GROUP_ROWS = 100_000
FILE_ROWS = 50 * GROUP_ROWS
BLOCK = 1 << 20


class Broken(Exception):
    """A file is not what the manifest says. `row_group` counts from 1; None is the file's end,
    where Parquet keeps what the row groups are."""

    def __init__(self, file: str, row_group: int | None, reason: str) -> None:
        super().__init__(file, row_group, reason)
        self.file = file
        self.row_group = row_group
        self.reason = reason


class Sink(io.RawIOBase):
    """A file on its way out, digested as a whole and part by part."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.file = path.open("wb")
        self.sha256, self.part = hashlib.sha256(), hashlib.sha256()
        self.size, self.start = 0, 0

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        block = memoryview(data).cast("B")  # type: ignore[arg-type]
        self.file.write(block)
        self.sha256.update(block)
        self.part.update(block)
        self.size += len(block)
        return len(block)

    def tell(self) -> int:
        return self.size

    def mark(self, rows: int = 0) -> Range:
        """End a part; what was written since the last one."""
        done = Range(self.start, self.size - self.start, self.part.hexdigest(), rows)
        self.start, self.part = self.size, hashlib.sha256()
        return done

    def close(self) -> None:
        if not self.file.closed:
            self.file.flush()
            os.fsync(self.file.fileno())
            self.file.close()
        super().close()


class Files:
    """Files `records-00001.parquet`, `...2`, as many as it takes, in the order the rows come."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.done: list[FileEntry] = []
        self.waiting: list[pa.Table] = []
        self.waiting_rows = 0
        self.open: _File | None = None

    def add(self, table: pa.Table) -> None:
        """Take rows in; as soon as a row group is full, it is written."""
        self.waiting.append(table)
        self.waiting_rows += table.num_rows
        while self.waiting_rows >= GROUP_ROWS:
            self._write_group()

    def close(self) -> tuple[FileEntry, ...]:
        """Write what is left; all files."""
        if self.waiting_rows:
            self._write_group()
        self._end_file()
        return tuple(self.done)

    def _write_group(self) -> None:
        table = pa.concat_tables(self.waiting)
        group, rest = table.slice(0, GROUP_ROWS), table.slice(GROUP_ROWS)
        self.waiting, self.waiting_rows = [rest], rest.num_rows
        if self.open is None:
            name = f"records-{len(self.done) + 1:05}.parquet"
            self.open = _File(self.folder / name)
        self.open.write(group)
        if self.open.rows >= FILE_ROWS:
            self._end_file()

    def _end_file(self) -> None:
        if self.open is not None:
            self.done.append(self.open.close())
            self.open = None


class _File:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.sink = Sink(path)
        self.writer = pq.ParquetWriter(
            self.sink,
            SCHEMA,
            # What every reader of the last years knows; see docs/decisions/0304.
            version="2.6",
            data_page_version="1.0",
            compression="zstd",
            use_dictionary=[column.name for column in COLUMNS if column.coded],
            sorting_columns=pq.SortingColumn.from_ordering(
                SCHEMA, [(name, "ascending") for name in SORTED_BY]
            ),
        )
        self.rows = 0
        self.groups: list[Range] = []
        self.first: tuple[str, str, int] | None = None
        self.last: tuple[str, str, int] | None = None

    def write(self, group: pa.Table) -> None:
        self.writer.write_table(group.combine_chunks(), row_group_size=GROUP_ROWS)
        self.groups.append(self.sink.mark(group.num_rows))
        self.rows += group.num_rows
        self.first = self.first or _key(group, 0)
        self.last = _key(group, group.num_rows - 1)

    def close(self) -> FileEntry:
        self.writer.close()
        footer = self.sink.mark()
        self.sink.close()
        if self.first is None or self.last is None:
            raise ValueError("a file is opened for a row group")
        return FileEntry(
            name=self.path.name,
            rows=self.rows,
            size=self.sink.size,
            sha256=self.sink.sha256.hexdigest(),
            first=self.first,
            last=self.last,
            row_groups=tuple(self.groups),
            footer=footer,
        )


def _key(table: pa.Table, row: int) -> tuple[str, str, int]:
    platform, batch, line = (table[name][row].as_py() for name in SORTED_BY)
    return platform, batch, line


def check(folder: Path, entry: FileEntry) -> None:
    """Compare a file with its digests, byte by byte, before anything is made of its content.

    Raises `Broken`.
    """
    path = folder / entry.name
    if not path.is_file():
        raise Broken(entry.name, None, "missing")
    whole = hashlib.sha256()
    with path.open("rb") as file:
        for number, part in enumerate(entry.ranges, start=1):
            group = number if number <= len(entry.row_groups) else None
            _check_range(file, part, entry.name, group, whole)
        if file.read(1):
            raise Broken(entry.name, None, "longer")
    if whole.hexdigest() != entry.sha256:
        raise Broken(entry.name, None, "changed")


def _check_range(
    file: io.BufferedReader, part: Range, name: str, group: int | None, whole: "hashlib._Hash"
) -> None:
    digest, left = hashlib.sha256(), part.size
    while left:
        block = file.read(min(BLOCK, left))
        if not block:
            raise Broken(name, group, "truncated")
        digest.update(block)
        whole.update(block)
        left -= len(block)
    if digest.hexdigest() != part.sha256:
        raise Broken(name, group, "changed")


def read(folder: Path, entry: FileEntry) -> Iterator[pa.Table]:
    """The rows of a file, so many at a time. Raises `Broken` for another schema."""
    with pq.ParquetFile(folder / entry.name) as file:
        if not file.schema_arrow.equals(SCHEMA):
            raise Broken(entry.name, None, "schema")
        for rows in file.iter_batches(batch_size=AT_ONCE, use_threads=False):
            yield pa.Table.from_batches([rows])
