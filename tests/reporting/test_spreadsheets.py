"""Spreadsheets mean what the same lines of NDJSON mean, and say clearly where they do not."""

import gzip
import io
import random
import struct
import tracemalloc
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import msgspec
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from platforms.tenancy import acting_as
from reporting import vocabulary
from reporting.checks import Finding, render
from reporting.checks.cells import letters
from reporting.checks.columns import HEADINGS as HEADINGS_IN_WORDS
from reporting.checks.columns import columns, folded
from reporting.checks.tables import Places
from reporting.models import Finding as Row
from reporting.selectors.findings import as_found
from reporting.services.reading import CSV, NDJSON, XLSX, media_type_of
from reporting.services.spreadsheets.tabling import lines_of_csv, lines_of_workbook
from tests.conftest import Login, Party, record
from tests.reporting.filing import Filer, replace, withdraw
from tests.reporting.spreadsheets import (
    HEADINGS,
    VALUES,
    csv_of,
    parts_of,
    row_of,
    saved,
    sheet_of,
    text_of,
    xlsx_of,
)

PROJECT = Path(__file__).parents[2]
NOON = datetime(2025, 5, 12, 12, 0)  # noqa: DTZ001 - cells know no time zone
MAY = vocabulary.for_period("2025-05")
Found = list[tuple[str, int | None, str]]
LINE = (
    b'{"record_id":"r-1","subject":"item","action":"REMOVE","category":"P2-1",'
    b'"acted_at":"2025-05-12T08:30:00+08:00","detection":"automated",'
    b'"target":"https://v.example/1","modality":"video"}'
)


def read(body: bytes, charset: str = "", *, correcting: bool = False) -> tuple[list[bytes], Any]:
    """The lines of a spreadsheet, a CSV where a charset is given, and what was found."""
    found: list[Finding] = []
    if charset:
        lines = lines_of_csv(
            iter([body]), charset, MAY, found.extend, Places(), correcting=correcting
        )
    else:
        lines = lines_of_workbook(iter([body]), MAY, found.extend, Places(), correcting=correcting)
    return list(lines), found


def said(found: list[Finding]) -> Found:
    return sorted((one.check_id, one.line, one.pointer) for one in found)


# --- What it means -------------------------------------------------------------------------

FORMS = {
    "csv": (CSV, csv_of(HEADINGS, VALUES)),
    "csv from a Chinese Excel": (
        "text/csv; charset=GBK",
        csv_of(
            [
                "记录编号",
                "对象类型",
                "措施",
                "类别",
                "处置时间",
                "发现方式",
                "处置对象",
                "内容形态",
            ],
            row_of(subject="信息内容", action="清理", acted_at="2025/5/12 8:30"),
            encoding="gb18030",
        ),
    ),
    "csv with a mark, line feeds and spare columns": (
        "text/csv; charset=gb18030",
        b"\xef\xbb\xbf"
        + text_of([*HEADINGS, "", ""], [*VALUES, "", ""]).replace("\r", "").encode(),
    ),
    "csv of an old Macintosh": (CSV, csv_of(HEADINGS, VALUES).replace(b"\r\n", b"\r")),
    "xlsx": (XLSX, xlsx_of(HEADINGS, VALUES)),
    "xlsx with dates and both languages": (
        XLSX,
        xlsx_of(
            [
                *(
                    "记录编号 record_id",
                    "Subject",
                    "措施（action）",
                    "CATEGORY",
                    "处置时间\nActed at",
                ),
                *("Detection", " target ", "modality"),
            ],
            row_of(
                action="清理（REMOVE）", category="p2-1", acted_at=NOON.replace(hour=8, minute=30)
            ),
        ),
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_spreadsheet_files_the_same_as_its_lines(photos: Party, login: Login, form: str) -> None:
    media_type, body = FORMS[form]
    filer = Filer(photos)
    answer = login(photos).upload(f"{filer.path}/records", body, media_type)
    assert answer.status_code == 202, answer.content
    batch = filer.checked(filer.batch(answer.json()["id"]))
    assert (batch.state, batch.records, batch.media_type) == (
        "checked",
        1,
        media_type_of(media_type),
    )
    by_table = filer.held(1)["r-1"]
    filer.drop(batch)
    filer.file(body=LINE + b"\n")
    by_line = filer.held(1)["r-1"]
    differing = {name for name in by_line if by_line[name] != by_table[name]}
    assert differing <= {"batch_id", "line", "version"}


def test_the_same_bytes_as_something_else_are_another_batch(photos: Party) -> None:
    filer = Filer(photos)
    mistaken = filer.file(body=FORMS["csv"][1])
    meant = filer.file(body=FORMS["csv"][1], media_type=CSV)
    again = filer.send(body=FORMS["csv"][1], media_type=CSV)
    assert (mistaken.state, meant.state) == ("rejected", "checked")
    assert again.id == meant.id != mistaken.id


def test_rows_go_through_the_checks_of_lines_and_are_named_as_rows(photos: Party) -> None:
    filer = Filer(photos)
    rows = [
        *([HEADINGS, VALUES, [], row_of()]),
        row_of(record_id="r-2", category="P9-9", target="x\ny", acted_at="12/05/2025 8:30"),
    ]
    batch = filer.file(body=gzip.compress(csv_of(*rows)), media_type=CSV, encoding="gzip")
    assert batch.state == "rejected"
    assert dict(filer.runs(batch)[0].counts) == {"S118": 1, "S111": 1, "S115": 1, "S116": 1}
    repeated, unknown = filer.finding("S118"), filer.finding("S111")
    assert (repeated.line, repeated.record_id, repeated.params["first"]) == (4, "r-1", 2)
    assert (unknown.line, unknown.record_id, unknown.pointer) == (5, "r-2", "/category")
    assert (repeated.params["place"], unknown.params["place"]) == ("A4 record_id", "D5 category")
    when = filer.finding("S116")
    assert "2025-05-12 08:30" in render(as_found(when), "en").remedy
    assert filer.held(1) == {}


def test_findings_come_in_the_order_of_rows(photos: Party) -> None:
    filer = Filer(photos)
    unreadable, wrong = {"acted_at": "2025-05-12"}, {"detection": "x"}
    changes = [wrong, wrong, unreadable, wrong, {}, {}, unreadable, wrong]
    rows = [row_of(record_id=f"r-{n}", **change) for n, change in enumerate(changes)]
    batch = filer.file(body=csv_of(HEADINGS, *rows), media_type=CSV)
    with acting_as(filer.principal):
        found = Row.objects.filter(run__batch=batch).order_by("id")
        assert [one.line for one in found] == [2, 3, 4, 5, 8, 9]


def test_a_file_that_cannot_be_read_is_not_called_empty(photos: Party) -> None:
    filer = Filer(photos)
    broken = filer.file(body=b"hello", media_type=XLSX)
    blank = filer.file(body=csv_of(HEADINGS, []), media_type=CSV)
    assert dict(filer.runs(broken)[0].counts) == {"S154": 1}
    assert dict(filer.runs(blank)[0].counts) == {"S119": 1}


def test_corrections_come_as_a_table_too(photos: Party) -> None:
    filer = Filer(photos)
    filer.file(record(1), record(2), record(3))
    table = [
        ["记录编号", "更正方式", "理由", *HEADINGS[1:]],
        ["r-1", "替换", "the wrong category", *VALUES[1:3], "P2-3", *VALUES[4:]],
        ["r-2", "Withdraw", "filed by mistake"],
    ]
    batch = filer.file(body=xlsx_of(*table, name="更正"), kind="corrections", media_type=XLSX)
    assert batch.state == "checked"
    held = filer.held(1)
    assert set(held) == {"r-1", "r-3"}
    assert held["r-1"]["category"] == "P2-3"

    lines, found = read(xlsx_of(*table), correcting=True)
    by_line = [replace(1, {**record(1), "category": "P2-3"}), withdraw(2)]
    assert found == []
    assert [b'"record":' in line for line in lines] == [False, True, False]
    assert [
        f'"op":"{one["op"]}"'.encode() in line for one, line in zip(by_line, lines[1:], strict=True)
    ]


def test_a_wrong_correction_in_a_table_says_its_cell(photos: Party) -> None:
    filer = Filer(photos)
    table = [
        ["更正方式", "记录编号", "理由", *HEADINGS[1:]],
        ["删除", "r-1", "误报"],
        ["替换", "r-2", "类别有误", *VALUES[1:3], "P9-9", *VALUES[4:]],
    ]
    filer.file(body=csv_of(*table), kind="corrections", media_type=CSV)
    with acting_as(filer.principal):
        found = list(Row.objects.filter(check_id="S111").order_by("line"))
    assert [one.params["place"] for one in found] == ["A2 更正方式", "F3 category"]
    assert "替换（replace）、撤回（withdraw）" in render(as_found(found[0]), "zh").remedy


def test_every_word_of_the_vocabularies_means_its_code() -> None:
    for period in ("2025-05", "2026-05"):
        edition = vocabulary.for_period(period)
        for name, column in columns(edition, correcting=False).items():
            terms = {"modality": edition.modalities, "category": edition.categories}
            for code, term in terms.get(name, {}).items():
                for word in (code, term.name.en, term.name.zh, f"{term.name.zh}（{code}）"):
                    assert column.words[folded(word)] == code
    provinces = columns(MAY, correcting=False)["province"].words
    words = ("广东省", "北京市", "新疆维吾尔自治区", "Guangdong", "44", "内蒙古")
    assert [provinces[folded(word)] for word in words] == ["44", "11", "65", "44", "44", "15"]


@pytest.mark.parametrize(
    ("content_type", "kept"),
    [
        ("application/jsonl", NDJSON),
        ('Text/CSV ; Charset="UTF-8"', CSV),
        ("text/csv;header=present;charset=gb2312", f"{CSV}; charset=gb18030"),
        ("text/csv; charset=utf-16", None),
        (XLSX.upper(), XLSX),
        ("application/vnd.ms-excel", None),
        ("", None),
    ],
)
def test_what_a_batch_may_be_filed_as(content_type: str, kept: str | None) -> None:
    assert media_type_of(content_type) == kept


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2025-05-12 08:30", "2025-05-12T08:30:00+08:00"),
        ("2025/5/12 8:30:05", "2025-05-12T08:30:05+08:00"),
        ("2025年5月12日8:30", "2025-05-12T08:30:00+08:00"),
        ("2025-05-12T08:30:00.250", "2025-05-12T08:30:00.250+08:00"),
        ("2025-05-12T00:30:00Z", "2025-05-12T00:30:00Z"),
        ("2025-05-12T08:30:00-03:00", "2025-05-12T08:30:00-03:00"),
        ("12.05.2025 8:30", "12.05.2025 8:30"),
        ("yesterday", "yesterday"),
    ],
)
def test_times_without_an_offset_are_those_of_beijing(written: str, meant: str) -> None:
    lines, found = read(csv_of(HEADINGS, row_of(acted_at=written)), "utf-8")
    assert not found
    assert f'"acted_at":"{meant}"'.encode() in lines[1]


# --- What stands in the way ----------------------------------------------------------------

CSVS: dict[str, tuple[bytes, Found]] = {
    "no header": (csv_of(VALUES), [("S140", 1, "")]),
    "header after a title": (csv_of(["May"], HEADINGS, VALUES), [("S140", 1, "")]),
    "semicolons": (text_of(HEADINGS, VALUES, delimiter=";").encode(), [("S158", 1, "")]),
    "tabs": (text_of(HEADINGS, VALUES, delimiter="\t").encode(), [("S158", 1, "")]),
    "unknown column": (csv_of([*HEADINGS, "颜色"], [*VALUES, "red"]), [("S141", 1, "")]),
    "missing column": (csv_of(HEADINGS[:-2], VALUES[:-2]), [("S142", 1, "/target")]),
    "column twice": (csv_of([*HEADINGS, "类别"], [*VALUES, "x"]), [("S143", 1, "/category")]),
    "no name": (csv_of(["", *HEADINGS], ["x", *VALUES], ["y", *VALUES]), [("S144", 2, "")]),
    "too many cells": (csv_of(HEADINGS, VALUES, [*VALUES, "x"]), [("S145", 3, "")]),
    "formula": (csv_of(HEADINGS, row_of(target='="007"')), [("S146", 2, "/target")]),
    "lost digits": (csv_of(HEADINGS, row_of(target="1.23E+15")), [("S148", 2, "/target")]),
    "a day": (csv_of(HEADINGS, row_of(acted_at="2025-05-12")), [("S150", 2, "/acted_at")]),
    "GB18030": (csv_of(HEADINGS, row_of(target="换脸"), encoding="gbk"), [("S157", 2, "")]),
    "UTF-16": (text_of(HEADINGS, VALUES).encode("utf-16"), [("S157", 1, "")]),
    "open quotation mark": (csv_of(HEADINGS, VALUES) + b'"r-2,item\r\nr-3,item', [("S159", 3, "")]),
    "text after one": (csv_of(HEADINGS) + b'"r-2"2,item', [("S159", 2, "")]),
    "endless row": (csv_of(HEADINGS) + b"x," * 70_000, [("S159", 2, "")]),
    "endless quoted row": (csv_of(HEADINGS) + b'"\n",' * 70_000, [("S159", 2, "")]),
    "a workbook": (xlsx_of(HEADINGS, VALUES), [("S154", None, "")]),
}


@pytest.mark.parametrize("case", CSVS)
def test_what_is_wrong_with_a_csv_is_named_where_it_stands(case: str) -> None:
    body, expected = CSVS[case]
    lines, found = read(body, "utf-8")
    assert said(found) == expected
    assert [line for _, line, _ in expected if line and lines[line - 1 : line] > [b""]] == []
    for one in found:
        assert "{" not in render(one, "en").message + render(one, "zh").remedy


def _formula(sheet: Worksheet) -> None:
    sheet["G2"] = "=A2&A3"


def _error(sheet: Worksheet) -> None:
    sheet["G2"] = "#REF!"
    sheet["G2"].data_type = "e"


def _zeros(sheet: Worksheet) -> None:
    sheet["A2"] = 7
    sheet["A2"].number_format = "00000"


def _merged(sheet: Worksheet) -> None:
    sheet["D3"] = None
    sheet.merge_cells("D2:D3")


def _hidden_row(sheet: Worksheet) -> None:
    sheet.row_dimensions[2].hidden = True


def _hidden_columns(sheet: Worksheet) -> None:
    sheet.column_dimensions["C"].hidden = True
    sheet.column_dimensions["Z"].hidden = True  # as those who hide what they do not use


CHANGES: dict[str, tuple[Any, Found]] = {
    "formula": (_formula, [("S146", 2, "/target")]),
    "error": (_error, [("S147", 2, "/target")]),
    "zeros": (_zeros, [("S148", 2, "/record_id")]),
    "merged": (_merged, [("S151", 2, "")]),
    "hidden row": (_hidden_row, [("S152", 2, "")]),
    "hidden column": (_hidden_columns, [("S152", 1, "/action")]),
}


@pytest.mark.parametrize("case", CHANGES)
def test_what_is_special_about_cells_is_answered(case: str) -> None:
    change, expected = CHANGES[case]
    _, found = read(xlsx_of(HEADINGS, VALUES, row_of(record_id="r-2"), change=change))
    assert said(found) == expected


def test_what_is_hidden_is_named() -> None:
    for change, en, zh in (
        (_hidden_row, "Row 2", "第 2 行"),
        (_hidden_columns, "Column C", "C 列"),
    ):
        [hidden] = read(xlsx_of(HEADINGS, VALUES, change=change))[1]
        assert render(hidden, "en").message.startswith(f"{en} is hidden")
        assert render(hidden, "zh").message.startswith(f"{zh}已被隐藏")


def test_full_width_times_are_times() -> None:
    for text in (
        "２０２５／５／１２ ８：３０",
        "２０２５-０５-１２　０８：３０：００",
        "2025年5月12日8：30",
    ):
        assert read(csv_of(HEADINGS, row_of(acted_at=text)), "utf-8") == ([b"", LINE], [])
    date_alone = read(csv_of(HEADINGS, row_of(acted_at="２０２５／５／１２")), "utf-8")[1]
    assert said(date_alone) == [("S150", 2, "/acted_at")]


@pytest.mark.parametrize("body", [LINE, b"\xef\xbb\xbf " + LINE, b"[" + LINE + b"]", b"{}\n{}"])
def test_lines_of_json_that_come_as_a_table_are_called_that(body: bytes) -> None:
    assert said(read(body, "utf-8")[1]) == [("S160", None, "")]


@pytest.mark.parametrize(
    ("field", "value", "check"),
    [
        ("target", 1234567890123456789, "S148"),
        ("target", 0.5, "S148"),
        ("record_id", NOON, "S149"),
        ("acted_at", date(2025, 5, 12), "S150"),
        ("acted_at", 45789.5, "S148"),
        ("acted_at", time(8, 30), "S148"),
    ],
)
def test_numbers_and_dates_that_are_not_what_was_typed(field: str, value: Any, check: str) -> None:
    lines, found = read(xlsx_of(HEADINGS, row_of(**{field: value}), row_of(record_id=8)))
    assert said(found) == [(check, 2, f"/{field}")]
    assert lines[1] == b""
    assert lines[2].startswith(b'{"record_id":"8",')


def test_the_sheet_that_is_meant_is_found_or_asked_for() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["left over"])
    other = book.create_sheet("Sheet2")
    assert said(read(saved(book))[1]) == [("S140", 1, "")]
    other.append(HEADINGS)
    other.append(VALUES)
    _, found = read(saved(book))
    assert said(found) == [("S153", None, "")]
    assert found[0].params == {"sheets": "Sheet, Sheet2"}
    other.title = "Records 记录"
    assert read(saved(book)) == ([b"", LINE], [])
    assert said(read(saved(book), correcting=True)[1]) == [("S153", None, "")]


def test_rows_far_below_keep_their_numbers() -> None:
    body = xlsx_of(HEADINGS, change=lambda sheet: sheet.cell(5000, 1, "r-1"))
    lines, found = read(body)
    assert not found
    assert len(lines) == 5000
    assert [n for n, line in enumerate(lines, 1) if line] == [5000]


# --- Held to another reader ----------------------------------------------------------------

TEXTS = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=40)
CELLS = st.one_of(
    TEXTS.filter(lambda text: not text.startswith("=")),
    st.integers(-(10**14), 10**14),
    st.integers(0, 10**9).map(lambda seconds: NOON + timedelta(seconds=seconds)),
    st.none(),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=4))
def test_cells_are_read_as_openpyxl_reads_them(rows: list[list[Any]]) -> None:
    """Notes and times beside each other, whatever stands in them."""
    headings = ["record_id", "note", "content_at", "target"]
    body = xlsx_of([*headings, *HEADINGS[1:6]], *rows, change=_wrapped)
    lines, found = read(body)
    blamed = {one.line for one in found}
    sheet = openpyxl.load_workbook(io.BytesIO(body)).worksheets[0]
    for number, line in enumerate(lines, 1):
        if number > 1 and number not in blamed:
            assert line == _expected(sheet, number, headings)


def _wrapped(sheet: Worksheet) -> None:
    sheet["B2"].alignment = Alignment(wrap_text=True)


def _expected(sheet: Worksheet, number: int, headings: list[str]) -> bytes:
    values = {}
    for at, name in enumerate(headings, 1):
        value = sheet.cell(number, at).value
        if isinstance(value, datetime):
            value = f"{value.isoformat()}+08:00"
        if value is not None and str(value).strip():
            values[name] = str(value).strip()
    return msgspec.json.encode(values) if values else b""


# --- Workbooks that mean no good -----------------------------------------------------------

DOCTYPE = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><sst>&b;</sst>'
)
HOSTILE: dict[str, dict[str, str | bytes | None]] = {
    "entities": {"xl/b.xml": DOCTYPE},
    "a doctype in the sheet": {
        "xl/a.xml": '<!DOCTYPE worksheet SYSTEM "file:///etc/passwd"><worksheet/>'
    },
    "endless nesting": {"xl/a.xml": "<a>" * 100 + "</a>" * 100},
    "an endless tag": {"xl/a.xml": f'<worksheet a="{"x" * 3_000_000}"/>'},
    "endless names": {"xl/a.xml": "<w>" + "".join(f"<n{n}/>" for n in range(50_000)) + "</w>"},
    "a string that is not there": sheet_of(['<row><c t="s"><v>7</v></c></row>']),
    "a column beyond the last": sheet_of(['<row><c r="XFE1"><v>7</v></c></row>']),
    "a cell after the last": sheet_of([f"<row>{'<c><v>7</v></c>' * 16_385}</row>"]),
    "a row beyond the last": sheet_of(['<row r="1048577"><c><v>7</v></c></row>']),
    "rows out of order": sheet_of(['<row r="2"><c><v>7</v></c></row><row r="1"/>']),
    "no XML": {"xl/a.xml": b"\0\1\2"},
    "half a part": {"xl/a.xml": "<worksheet><sheetData><row>"},
    "no sheet": {"xl/a.xml": None},
    "no relations": {"_rels/.rels": None},
    "no main part": {"xl/workbook.xml": None},
}


@pytest.mark.parametrize("case", HOSTILE)
def test_what_no_spreadsheet_program_writes_is_no_workbook(case: str) -> None:
    _, found = read(parts_of(HOSTILE[case]))
    assert [one.check_id for one in found] == ["S154"]


def test_a_workbook_that_unpacks_to_too_much_is_left_at_that() -> None:
    bomb = parts_of({"xl/b.xml": b"<sst>" + b" " * (70 << 20) + b"</sst>"})
    assert len(bomb) < 100_000
    assert said(read(bomb)[1]) == [("S156", None, "")]


def test_long_texts_that_are_written_in_short_are_not_all_held() -> None:
    text = "谣" * 30_000
    cells = '<c t="s"><v>0</v></c>' * 3000
    parts = {
        **sheet_of([f"<row>{cells}</row>"] * 4),
        "xl/b.xml": f"<sst><si>{text}<t>{text}</t></si></sst>",
    }
    tracemalloc.start()
    try:
        read(parts_of(parts))
        assert tracemalloc.get_traced_memory()[1] < 50 << 20
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("kind", ["inlineStr", "str", "n", "e"])
def test_long_texts_of_a_row_itself_are_not_all_held(kind: str) -> None:
    formula = "<f>A1</f>" if kind == "str" else ""
    inner = f"<is><t>{'x' * 8000}</t></is>" if kind == "inlineStr" else f"<v>{'1' * 8000}</v>"
    cells = f'<c t="{kind}">{formula}{inner}</c>' * 8000
    body = parts_of(sheet_of([f"<row>{cells}</row>"]))
    assert len(body) < 400_000
    tracemalloc.start()
    try:
        read(body)
        assert tracemalloc.get_traced_memory()[1] < 16 << 20
    finally:
        tracemalloc.stop()


def test_blanks_cut_no_row_short() -> None:
    address = "https://v.example/" + "1" * 200
    head = ["note", "label", "province", *HEADINGS]
    values = [*[" " * 32_000] * 3, *row_of(target=address)]
    rows = [
        "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in row)
        for row in (head, values)
    ]
    body = parts_of(sheet_of([f"<row>{row}</row>" for row in rows]))
    assert read(body)[0] == [b"", LINE.replace(b"https://v.example/1", address.encode())]


def test_an_id_with_an_e_in_it_is_no_number_that_was_shortened() -> None:
    for id_ in ("1234E567", "7e12"):
        for body, charset in (
            (csv_of(HEADINGS, row_of(record_id=id_)), "utf-8"),
            (xlsx_of(HEADINGS, row_of(record_id=id_)), ""),
        ):
            lines, found = read(body, charset)
            assert not found
            assert lines[1] == LINE.replace(b"r-1", id_.encode())
    # What a cell of a workbook holds as text is what was typed; so is a remark.
    assert not read(xlsx_of(HEADINGS, row_of(target="1.23E+15")))[1]
    remark = csv_of([*HEADINGS, "note"], [*VALUES, "1.23E+15"])
    assert b'"note":"1.23E+15"' in read(remark, "utf-8")[0][1]


def test_a_table_of_contents_is_not_read_beyond_reason() -> None:
    few, many = ({f"x/{number}": "" for number in range(n)} for n in (10, 30_000))
    assert read(parts_of(few)) == ([], [])
    assert said(read(parts_of(many))[1]) == [("S154", None, "")]


def test_a_password_is_told_from_rubbish() -> None:
    ole = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 70_000
    assert said(read(ole + "EncryptedPackage".encode("utf-16-le"))[1]) == [("S155", None, "")]
    assert said(read(ole)[1]) == [("S154", None, "")]
    locked = bytearray(xlsx_of(HEADINGS, VALUES))
    at = locked.rfind(b"PK\x01\x02")
    while at >= 0:
        locked[at + 8] |= 1  # encrypted, as zip has it
        at = locked.rfind(b"PK\x01\x02", 0, at)
    assert said(read(bytes(locked))[1]) == [("S154", None, "")]


def test_damage_is_a_finding_and_never_a_fault() -> None:
    sound = xlsx_of(HEADINGS, VALUES, row_of(record_id="r-2"))
    chance = random.Random(7)
    for _ in range(300):
        body = bytearray(sound)
        for _ in range(chance.randrange(1, 6)):
            at = chance.randrange(len(body))
            body[at] = chance.randrange(256)
        if chance.random() < 0.3:
            del body[chance.randrange(len(body)) :]
        if chance.random() < 0.3:
            struct.pack_into("<I", body, max(len(body) - 10, 0) if len(body) > 10 else 0, 1 << 31)
        lines, found = read(bytes(body))
        assert found or len(lines) == 3


# --- Templates -----------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["records", "corrections"])
@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_a_template_that_is_filled_in_can_be_filed(
    photos: Party, login: Login, kind: str, form: str
) -> None:
    answer = login(photos).get(f"record-templates/2025-05.{form}", kind=kind)
    assert answer.status_code == 200
    assert f'filename="{kind}-2025-05.{form}"' in answer["Content-Disposition"]
    values = VALUES if kind == "records" else [VALUES[0], "replace", "the wrong one", *VALUES[1:]]
    if form == "csv":
        body = answer.content + csv_of(values)
        lines, found = read(body, "utf-8", correcting=kind == "corrections")
    else:
        book = openpyxl.load_workbook(io.BytesIO(answer.content))
        for at, value in enumerate(values, 1):
            book.worksheets[0].cell(2, at, value)
        lines, found = read(saved(book), correcting=kind == "corrections")
    assert not found
    inner = b'{"record_id":"r-1","op":"replace","reason":"the wrong one","record":' + LINE + b"}"
    assert lines == [b"", LINE if kind == "records" else inner]


def test_a_template_names_the_codes_of_its_period_that_platforms_may_use(
    photos: Party, login: Login
) -> None:
    api = login(photos)
    answer = api.get("record-templates/2026-05.xlsx")
    rows = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[1].iter_rows()
    shown = {cell.value for row in rows for cell in row}
    assert {"A1", "下架", "DELIST", "Guangdong"} <= shown
    assert not {"P2-1", "FINE"} & shown
    assert api.get("record-templates/1999-05.xlsx").status_code == 404
    assert api.get("record-templates/2025-05.csv", kind="figures").status_code == 400


def test_columns_are_named_as_spreadsheets_name_them() -> None:
    assert [letters(at) for at in (0, 25, 26, 701, 702, 16383)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
        "XFD",
    ]


@pytest.mark.parametrize("guide", ["spreadsheets.md", "spreadsheets.zh.md"])
def test_the_guide_names_every_column(guide: str) -> None:
    document = (PROJECT / "docs" / "guide" / guide).read_text("utf-8")
    for name, column in columns(MAY, correcting=False).items():
        heading = HEADINGS_IN_WORDS[name]
        required = (
            ("required", "必填")[guide.endswith(".zh.md")] + " " if column.field.required else ""
        )
        assert f"| `{name}` | {heading.en} | {heading.zh} | {required}|" in document
