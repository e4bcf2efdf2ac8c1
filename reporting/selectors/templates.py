"""The spreadsheet a platform starts from: the columns in both languages, beside them the codes."""

import io
from collections.abc import Mapping
from datetime import datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from reporting.checks.columns import HEADINGS, LISTS, OPS, Column, columns
from reporting.vocabulary import Action, Term, Vocabulary

ROWS = 1_048_576
SHEETS = {False: "记录 records", True: "更正 corrections"}
CODES = "代码 codes"
TIME = "yyyy-mm-dd hh:mm:ss"
WIDTHS = {"target": 44, "note": 30, "reason": 30, "content_sha256": 30}
WIDTH = 20
YES = "必填 required"
ALWAYS_ALIKE = datetime(2025, 1, 1)  # noqa: DTZ001 - when it was made is nobody's concern


def template_csv(vocabulary: Vocabulary, *, correcting: bool) -> bytes:
    """One line of headings, with the mark by which spreadsheets know UTF-8."""
    names = columns(vocabulary, correcting=correcting)
    return ("\ufeff" + ",".join(map(_heading, names)) + "\r\n").encode()


def template_workbook(vocabulary: Vocabulary, *, correcting: bool) -> bytes:
    """A sheet with the headings, its cells formatted as they have to be, and one with the codes."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        book.set_properties({"created": ALWAYS_ALIKE})
        text, time = book.add_format({"num_format": "@"}), book.add_format({"num_format": TIME})
        bold = book.add_format({"bold": True, "num_format": "@"})
        sheet, codes = book.add_worksheet(SHEETS[correcting]), book.add_worksheet(CODES)
        fields = columns(vocabulary, correcting=correcting)
        for at, column in enumerate(fields.values()):
            _lay_out(sheet, at, column, {"text": text, "code": text, "time": time, "bold": bold})
        for at, (name, terms) in enumerate(_lists(vocabulary, fields).items()):
            _list_codes(codes, at * 4, name, terms, bold)
            _offer_codes(sheet, list(fields).index(name), at * 4, len(terms))
        sheet.freeze_panes(1, 1)
        codes.freeze_panes(1, 0)
    return made.getvalue()


def _heading(name: str) -> str:
    return f"{HEADINGS[name].zh} {name}"


def _lay_out(sheet: Worksheet, at: int, column: Column, formats: Mapping[str, Format]) -> None:
    width = WIDTHS.get(column.name, WIDTH)
    sheet.set_column(at, at, width, formats[column.field.kind])
    sheet.write_string(0, at, _heading(column.name), formats["bold"])
    if column.field.required:
        sheet.write_comment(0, at, YES)


def _lists(vocabulary: Vocabulary, fields: Mapping[str, Column]) -> dict[str, list[Term]]:
    lists = {name: vocabulary.lists()[LISTS[name]] for name in LISTS}
    terms = {"op": OPS, **lists}
    return {
        name: [term for _, term in sorted(terms[name].items()) if _is_open(term)]
        for name, column in fields.items()
        if name in terms
    }


def _is_open(term: Term) -> bool:
    return not isinstance(term, Action) or term.open_to_platforms


def _list_codes(sheet: Worksheet, at: int, name: str, terms: list[Term], bold: Format) -> None:
    sheet.set_column(at, at + 2, WIDTH)
    for offset, heading in enumerate((_heading(name), "中文", "English")):
        sheet.write_string(0, at + offset, heading, bold)
    for row, term in enumerate(terms, 1):
        for offset, word in enumerate((term.code, term.name.zh, term.name.en)):
            sheet.write_string(row, at + offset, word)


def _offer_codes(sheet: Worksheet, at: int, source: int, length: int) -> None:
    column = xlsxwriter.utility.xl_col_to_name(source, col_abs=True)
    choices = {
        "validate": "list",
        "source": f"='{CODES}'!{column}$2:{column}${length + 1}",
        "error_type": "information",  # names are as good as codes
    }
    sheet.data_validation(1, at, ROWS - 1, at, choices)
