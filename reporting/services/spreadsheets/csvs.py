"""CSV files of unknown origin, row by row, in bounded memory."""

import csv
import re
from collections.abc import Iterable, Iterator

from reporting.checks.cells import SCIENTIFIC, Cell, Row
from reporting.checks.lines import BYTE_ORDER_MARK, Limits

ROW_BYTES = Limits().line_bytes
JSON = re.compile(rb'\s*(\[\s*)?\{\s*["}]')  # an object, or an array of them
BINARY = (b"PK\x03\x04", bytes.fromhex("d0cf11e0"), b"\x1f\x8b", b"%PDF")


class Stopped(ValueError):
    """The file can't be read on: in which way, and at which row."""

    def __init__(self, way: str, row: int) -> None:
        super().__init__(way)
        self.way = way  # binary, json, encoding or endless
        self.row = row


def read_rows(blocks: Iterable[bytes], encoding: str) -> Iterator[Row]:
    """Rows as a spreadsheet shows them: a quoted value may hold line breaks. Raises `Stopped`.

    A byte order mark says UTF-8, whatever `encoding` says.
    """
    feed = _Feed(blocks, encoding)
    rows = csv.reader(feed, strict=True)
    number = 1
    while True:
        try:
            values = next(rows)
        except StopIteration:
            return
        except (csv.Error, _Endless):
            raise Stopped("endless", number) from None
        except _NoTable as what:
            raise Stopped(str(what), number) from None
        except UnicodeDecodeError:
            raise Stopped("encoding", number) from None
        feed.taken = 0
        yield Row(number, {at: _cell(value) for at, value in enumerate(values) if value})
        number += 1


def _cell(value: str) -> Cell:
    # What a spreadsheet that opens the file would compute; ="007" is how some keep the zeros.
    if value.startswith("="):
        return Cell("formula", value)
    return Cell("rounded" if SCIENTIFIC.fullmatch(value) else "text", value)


class _Endless(Exception):
    pass


class _NoTable(Exception):
    """Binary, or json."""


class _Feed:
    """Lines of text for the reader of CSV. `taken`: bytes since its last whole row."""

    def __init__(self, blocks: Iterable[bytes], encoding: str) -> None:
        self.lines = _lines(blocks)
        self.encoding = encoding
        self.taken = 0
        self.first = True

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        line = next(self.lines)
        if self.first:
            line = self._opening(line)
        self.taken += len(line)
        if self.taken > ROW_BYTES:
            raise _Endless
        return line.decode(self.encoding)

    def _opening(self, line: bytes) -> bytes:
        self.first = False
        if line.startswith(BINARY):
            raise _NoTable("binary")
        if JSON.match(line.removeprefix(BYTE_ORDER_MARK)):
            raise _NoTable("json")
        if line.startswith(BYTE_ORDER_MARK):
            self.encoding = "utf-8"
        return line.removeprefix(BYTE_ORDER_MARK)


def _lines(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Lines with their ends, which may be CR, LF or both. None of these is part of a character in
    UTF-8 or GB18030, so bytes can be split. An over-long line comes in pieces."""
    held = b""
    for block in blocks:
        lines = (held + block).splitlines(keepends=True)
        held = b""
        if lines and not lines[-1].endswith(b"\n"):
            held = lines.pop()  # unfinished, or a CR whose LF is still to come
        yield from lines
        if len(held) > ROW_BYTES:
            yield held
            held = b""
    if held:
        yield held
