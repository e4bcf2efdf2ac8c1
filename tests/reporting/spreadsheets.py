"""Spreadsheets as tests need them: honest ones by openpyxl, dishonest ones part by part."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

CLEAN = {
    "record_id": "r-1",
    "subject": "item",
    "action": "REMOVE",
    "category": "P2-1",
    "acted_at": "2025-05-12 08:30",
    "detection": "automated",
    "target": "https://v.example/1",
    "modality": "video",
}
HEADINGS, VALUES = list(CLEAN), list(CLEAN.values())
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = (
    f'<workbook xmlns:r="{KIND}"><sheets><sheet name="records" r:id="a"/>'
    '<sheet name="other" r:id="d"/></sheets></workbook>'
)
PARTS = {
    "_rels/.rels": f'<Relationships><Relationship Id="x" Type="{KIND}/officeDocument" '
    'Target="/xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": MAIN,
    "xl/_rels/workbook.xml.rels": "<Relationships>"
    f'<Relationship Id="a" Type="{KIND}/worksheet" Target="a.xml"/>'
    f'<Relationship Id="b" Type="{KIND}/sharedStrings" Target="b.xml"/>'
    f'<Relationship Id="c" Type="{KIND}/styles" Target="../xl/c.xml"/></Relationships>',
    "xl/b.xml": "<sst/>",
    "xl/c.xml": "<styleSheet/>",
    "xl/a.xml": "<worksheet><sheetData/></worksheet>",
}


def row_of(**changes: Any) -> list[Any]:
    """A clean row under `HEADINGS`, but for what is changed."""
    return list({**CLEAN, **changes}.values())


def text_of(*rows: Sequence[Any], delimiter: str = ",") -> str:
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter).writerows(rows)
    return written.getvalue()


def csv_of(*rows: Sequence[Any], encoding: str = "utf-8") -> bytes:
    return text_of(*rows).encode(encoding)


def xlsx_of(
    *rows: Sequence[Any], name: str = "Sheet1", change: Callable[[Worksheet], object] | None = None
) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    if change is not None:
        change(sheet)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def parts_of(changes: Mapping[str, str | bytes | None]) -> bytes:
    """A workbook from its parts, those given put in place of what would be there."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**PARTS, **changes}.items():
            if content is not None:
                archive.writestr(name, content)
    return written.getvalue()


def sheet_of(rows: Iterable[str]) -> dict[str, str | bytes | None]:
    return {"xl/a.xml": f"<worksheet><sheetData>{''.join(rows)}</sheetData></worksheet>"}
