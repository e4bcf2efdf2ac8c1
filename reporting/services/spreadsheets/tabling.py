"""Batches filed as spreadsheets: CSV or XLSX in, the lines they stand for out."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import BinaryIO

from django.conf import settings

from reporting.checks.cells import Row
from reporting.checks.columns import folded
from reporting.checks.headers import Hidden
from reporting.checks.structure_tables import met
from reporting.checks.tables import Places, lines_of_table
from reporting.services.lines import Note
from reporting.services.spreadsheets import csvs, workbooks
from reporting.services.spreadsheets.sheets import SheetReader
from reporting.services.spreadsheets.workbooks import NoWorkbook, Sheet, TooLarge, Workbook
from reporting.vocabulary import Vocabulary

LEAST = 64 * 1024 * 1024  # bytes any workbook may unpack to
NAMES = {
    False: frozenset({"records", "记录", "记录records", "records记录"}),
    True: frozenset({"corrections", "更正", "更正corrections", "corrections更正"}),
}
SHOWN_SHEETS = 5


def lines_of_csv(
    blocks: Iterable[bytes],
    charset: str,
    vocabulary: Vocabulary,
    note: Note,
    places: Places,
    *,
    correcting: bool,
) -> Iterator[bytes]:
    """`charset` is utf-8 or gb18030. What can't be read goes to `note`."""
    rows = _until_stopped(csvs.read_rows(blocks, charset), charset, note)
    return lines_of_table(rows, vocabulary, note, correcting=correcting, places=places)


def _until_stopped(rows: Iterator[Row], charset: str, note: Note) -> Iterator[Row]:
    try:
        yield from rows
    except csvs.Stopped as stop:
        match stop.way:
            case "binary":
                note([met("S154", expected="CSV")])
            case "json":
                note([met("S160")])
            case "encoding":
                note([met("S157", line=stop.row, charset=charset.upper())])
            case _:
                note([met("S159", line=stop.row, limit=csvs.ROW_BYTES)])


def lines_of_workbook(
    blocks: Iterable[bytes],
    vocabulary: Vocabulary,
    note: Note,
    places: Places,
    *,
    correcting: bool,
) -> Iterator[bytes]:
    """What can't be read goes to `note`."""
    try:
        with _spooled(blocks) as (file, size):
            limit = _unpacked_limit(size)
            with workbooks.open_workbook(file, limit=limit) as workbook:
                yield from _lines(workbook, vocabulary, note, places, correcting=correcting)
    except NoWorkbook as fault:
        note([met("S155") if fault.encrypted else met("S154", expected="XLSX")])
    except TooLarge as fault:
        note([met("S156", limit=fault.limit)])


@contextmanager
def _spooled(blocks: Iterable[bytes]) -> Iterator[tuple[BinaryIO, int]]:
    """On this machine's disk, since a workbook is read from its end. Raises `TooLarge`."""
    limit, size = settings.LIMITS["workbook_bytes"], 0
    with tempfile.TemporaryFile() as file:
        for block in blocks:
            size += len(block)
            if size > limit:
                raise TooLarge(limit)
            file.write(block)
        file.seek(0)
        yield file, size


def _unpacked_limit(size: int) -> int:
    most = settings.LIMITS["workbook_unpacked_bytes"]
    return int(min(most, max(LEAST, size * settings.LIMITS["batch_ratio"])))


def _lines(
    workbook: Workbook, vocabulary: Vocabulary, note: Note, places: Places, *, correcting: bool
) -> Iterator[bytes]:
    sheet = _chosen(workbook, note, correcting=correcting)
    if sheet is None:
        return

    def merged(reference: str, line: int) -> None:
        note([met("S151", line=line, range=reference)])

    reader = SheetReader(workbook.book, merged)
    hidden: Hidden = reader.is_hidden
    rows = workbook.rows(sheet, reader)
    yield from lines_of_table(
        rows, vocabulary, note, correcting=correcting, hidden=hidden, places=places
    )


def _chosen(workbook: Workbook, note: Note, *, correcting: bool) -> Sheet | None:
    """The sheet with the right name; else the only one that holds anything."""
    named = [one for one in workbook.sheets if folded(one.name) in NAMES[correcting]]
    if len(named) == 1:
        return named[0]
    filled = [one for one in named or workbook.sheets if workbook.holds_something(one)]
    if len(filled) > 1:
        names = [one.name for one in filled]
        more = ["…"] if len(names) > SHOWN_SHEETS else []
        note([met("S153", sheets=", ".join(names[:SHOWN_SHEETS] + more))])
        return None
    return filled[0] if filled else None
