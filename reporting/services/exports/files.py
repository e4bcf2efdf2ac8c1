"""The formats. Each writes a table block by block, in memory that is bounded whatever its length.

Text is never a formula. In CSV an apostrophe goes before what a spreadsheet would calculate; in a
workbook a text is a text cell, marked as one; in Parquet everything is what it is.
"""

import csv
import io
import tempfile
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from typing import Any, BinaryIO
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter
from django.conf import settings
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from platforms.csv_lines import FORMULA, MARK, cell
from platforms.refusals import Refused
from reporting.models import Export
from reporting.services.exports.spoken import in_words
from reporting.services.exports.tables import Cells, Column, Layout, Table

Tell = Callable[[int], None]  # how many rows are written; may raise
BEIJING = ZoneInfo("Asia/Shanghai")
MEDIA_TYPES = {
    Export.Format.CSV: "text/csv; charset=utf-8",
    Export.Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Export.Format.PARQUET: "application/vnd.apache.parquet",
}
# So many rows a group of Parquet has: a block of the table is a tenth of it.
GROUP_ROWS = 50_000


def write(form: str, table: Table, layout: Layout, out: BinaryIO, tell: Tell) -> int:
    """The table as a file; how many rows it has.

    Refused: `too_many_rows_for_xlsx`, `export_too_long`, and what reading its rows refuses.
    """
    if layout.headings == "words" and form != "parquet":
        table = in_words(table, layout.language)
    return {"csv": write_csv, "xlsx": write_workbook, "parquet": write_parquet}[form](
        table, layout, out, tell
    )


def _blocks(table: Table, most: int, code: str, tell: Tell) -> Any:
    rows = 0
    for block in table.blocks():
        if rows + len(block) > most:
            raise Refused(code, limit=most)
        yield rows, block
        rows += len(block)
        tell(rows)


def _all(table: Table, tell: Tell) -> Any:
    return _blocks(table, settings.LIMITS["export_rows"], "export_too_long", tell)


# --- CSV -------------------------------------------------------------------------------------


def write_csv(table: Table, layout: Layout, out: BinaryIO, tell: Tell) -> int:
    """UTF-8, lines ending in CR LF (RFC 4180). Times are those of Beijing, with their offset."""
    if layout.bom:
        out.write(MARK)
    text = io.TextIOWrapper(out, "utf-8", newline="", write_through=False)
    lines, rows = csv.writer(text), 0
    lines.writerow(one.heading(layout.headings, layout.language) for one in table.columns)
    for before, block in _all(table, tell):
        lines.writerows(map(_plain, block))
        rows = before + len(block)
    text.detach()
    return rows


def _plain(values: Cells) -> list[object]:
    return [cell(plain(value)) for value in values]


def plain(value: object) -> object:
    """A value as text has it; numbers stay."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.astimezone(BEIJING).isoformat()
    return value.isoformat() if isinstance(value, date) else value


# --- Workbooks -------------------------------------------------------------------------------

ABOUT = {"en": "About", "zh": "说明"}
SHEET = {"en": "Data", "zh": "数据"}
WIDTH = 18


class _Sheet:
    """The sheet of the data. Times are those of Beijing: a workbook knows no time zones."""

    def __init__(self, book: xlsxwriter.Workbook, table: Table, layout: Layout) -> None:
        self.sheet: Worksheet = book.add_worksheet(SHEET[layout.language])
        self.columns = table.columns
        self.moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        self.day = book.add_format({"num_format": "yyyy-mm-dd"})
        # As an apostrophe that is typed before it does: it stays text when somebody edits it.
        self.quoted: Format = book.add_format({"quote_prefix": True})
        self.sheet.freeze_panes(1, 0)
        self.sheet.set_column(0, len(table.columns) - 1, WIDTH)
        bold = book.add_format({"bold": True})
        for at, one in enumerate(table.columns):
            self.sheet.write_string(0, at, one.heading(layout.headings, layout.language), bold)

    def write(self, row: int, values: Cells) -> None:
        for at, value in enumerate(values):
            if value is not None:
                self._write_cell(row, at, value)

    def _write_cell(self, row: int, at: int, value: Any) -> None:
        if isinstance(value, bool):
            self.sheet.write_boolean(row, at, value)
        elif isinstance(value, (int, float)):
            self.sheet.write_number(row, at, value)
        elif isinstance(value, datetime):
            local = value.astimezone(BEIJING).replace(tzinfo=None)
            self.sheet.write_datetime(row, at, local, self.moment)
        elif isinstance(value, date):
            self.sheet.write_datetime(row, at, datetime.combine(value, time()), self.day)
        else:
            text = str(value)
            form = self.quoted if FORMULA.match(text) else None
            self.sheet.write_string(row, at, text, form)


def write_workbook(table: Table, layout: Layout, out: BinaryIO, tell: Tell) -> int:
    """One sheet with the data, one that says what they are. Rows go to disk as they come.

    Refused: `too_many_rows_for_xlsx`, for no program opens a sheet with more.
    """
    rows, most = 0, settings.LIMITS["export_xlsx_rows"]
    if table.expected is not None and table.expected > most:
        raise Refused("too_many_rows_for_xlsx", limit=most)
    with tempfile.TemporaryDirectory() as folder:
        options = {"constant_memory": True, "tmpdir": folder, "strings_to_formulas": False}
        with xlsxwriter.Workbook(out, options) as book:
            sheet = _Sheet(book, table, layout)
            for before, block in _blocks(table, most, "too_many_rows_for_xlsx", tell):
                for number, values in enumerate(block, before + 1):
                    sheet.write(number, values)
                rows = before + len(block)
            _describe(book.add_worksheet(ABOUT[layout.language]), table, layout, rows)
    return rows


def _describe(sheet: Worksheet, table: Table, layout: Layout, rows: int) -> None:
    zone = "Asia/Shanghai (UTC+08:00)"
    facts = (("content", table.name), ("rows", str(rows)), ("time zone", zone), *table.facts)
    lines: list[Sequence[str]] = [*facts, ()]
    lines += [(one.name, one.en, one.zh) for one in table.columns]
    for row, line in enumerate(lines):
        for at, text in enumerate(line):
            sheet.write_string(row, at, text)


# --- Parquet ---------------------------------------------------------------------------------

TYPES = {
    "text": pa.string(),
    "integer": pa.int64(),
    "decimal": pa.float64(),
    "boolean": pa.bool_(),
    "moment": pa.timestamp("us", tz="UTC"),
    "day": pa.date32(),
}


def schema_of(columns: Sequence[Column]) -> pa.Schema:
    """Columns by their names; what they are called is beside them."""
    fields = [
        pa.field(one.name, TYPES[one.kind], metadata={"en": one.en, "zh": one.zh})
        for one in columns
    ]
    return pa.schema(fields)


def write_parquet(table: Table, layout: Layout, out: BinaryIO, tell: Tell) -> int:
    """Typed columns, in groups of bounded size, as readers of the last years know them."""
    schema, waiting, rows = schema_of(table.columns), [], 0
    facts = {f"candor.{name}": said for name, said in table.facts}
    with pq.ParquetWriter(
        out, schema.with_metadata(facts or None), version="2.6", compression="zstd"
    ) as writer:
        for before, block in _all(table, tell):
            waiting.append(_batch(block, schema))
            rows = before + len(block)
            if sum(one.num_rows for one in waiting) >= GROUP_ROWS:
                writer.write_table(pa.Table.from_batches(waiting))
                waiting = []
        if waiting:
            writer.write_table(pa.Table.from_batches(waiting))
    return rows


def _batch(block: list[Cells], schema: pa.Schema) -> pa.RecordBatch:
    turned = zip(*block, strict=True)
    arrays = [
        pa.array(values, type=field.type) for values, field in zip(turned, schema, strict=True)
    ]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)
