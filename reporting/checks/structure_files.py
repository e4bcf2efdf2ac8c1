"""S123 to S128: a file that is something else altogether, told once and not line by line.

Only what could not be taken in whatever followed is recognised: the verdict is the same, and the
cause is named instead of a million consequences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reporting.checks.findings import Finding
from reporting.checks.lines import BYTE_ORDER_MARK
from reporting.checks.registry import Example, Layer, Problem, Severity, check, get
from reporting.vocabulary import Text

ERROR = Severity.ERROR
STRUCTURE = Layer.STRUCTURE
GUIDE = "docs/guide/first-report.md"
CLEAN: Example = {"file": {"text": '{"record_id": "r-1"}\n{"record_id": "r-2"}\n'}}
# How far into a file its beginning goes.
BEGINNING = 64 * 1024

MAGIC = {
    b"\x1f\x8b": "gzip",
    b"\x28\xb5\x2f\xfd": "zstd",
    b"PK\x03\x04": "ZIP, XLSX",
    b"BZh": "bzip2",
    b"\xfd7zXZ\x00": "xz",
    b"7z\xbc\xaf\x27\x1c": "7z",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "XLS",
    b"PAR1": "Parquet",
    b"%PDF-": "PDF",
}
WIDE_MARKS = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
MARKUP = re.compile(rb"<(!doctype|html|head|body|\?xml)", re.IGNORECASE)
ARRAY_OF_OBJECTS = re.compile(rb"\[\s*[{\]]")
DELIMITERS = (b",", b";", b"\t")
ID_HEADINGS = ("record_id", "记录编号")


@dataclass(frozen=True)
class Beginning:
    """What a file turns out to be, by its first bytes; "" when it may well be lines of JSON."""

    kind: str  # wide, array, spread, table, markup or binary
    form: str = ""


@check(
    "S123",
    layer=STRUCTURE,
    severity=ERROR,
    title=Text("File is not UTF-8", "文件不是 UTF-8 编码"),
    message=Text(
        "The file is written in {form}; no line was read.", "文件采用 {form} 编码，未读取任何行。"
    ),
    remedy=Text(
        "Save or export the file as UTF-8 and send it again.",
        "请以 UTF-8 编码保存或导出后重新报送。",
    ),
    reference="RFC 8259 section 8.1",
    passing=CLEAN,
    failing={"file": {"hex": "fffe7b0022007200650063006f0072006400"}},
)
def written_wide(beginning: Beginning) -> Iterator[Problem]:
    if beginning.kind == "wide":
        yield "", {"form": beginning.form}


@check(
    "S124",
    layer=STRUCTURE,
    severity=ERROR,
    title=Text("File is one JSON array", "文件是一个 JSON 数组"),
    message=Text(
        "The file is one JSON array; a batch has one record per line. No line was read.",
        "文件是一个 JSON 数组，而批次应每行一条记录。未读取任何行。",
    ),
    remedy=Text(
        "Write each object on a line of its own, without the brackets and the commas between them"
        " (jq -c '.[]' does it); up to 1,000 records may be sent as an array with Content-Type"
        " application/json.",
        "请将每个对象单独写成一行，去掉方括号及对象之间的逗号（可用 jq -c '.[]'）；"
        "不超过 1,000 条时，也可以 Content-Type application/json 报送数组。",
    ),
    reference=GUIDE,
    passing=CLEAN,
    failing={"file": {"text": '[{"record_id": "r-1"},\n {"record_id": "r-2"}]\n'}},
)
def one_array(beginning: Beginning) -> Iterator[Problem]:
    if beginning.kind == "array":
        yield "", {}


@check(
    "S125",
    layer=STRUCTURE,
    severity=ERROR,
    title=Text("Records are spread over several lines", "一条记录分成了多行"),
    message=Text(
        "The file is laid out for reading, each record over several lines. No line was read.",
        "文件采用便于阅读的排版，一条记录占多行。未读取任何行。",
    ),
    remedy=Text(
        "Write each record on one line (jq -c . does it).",
        "请将每条记录写成一行（可用 jq -c .）。",
    ),
    reference=GUIDE,
    passing=CLEAN,
    failing={"file": {"text": '{\n  "record_id": "r-1"\n}\n'}},
)
def spread_over_lines(beginning: Beginning) -> Iterator[Problem]:
    if beginning.kind == "spread":
        yield "", {}


@check(
    "S126",
    layer=STRUCTURE,
    severity=ERROR,
    title=Text("File is a table", "文件是表格"),
    message=Text(
        "The file is a table (CSV) and was sent as lines of JSON. No line was read.",
        "文件是表格（CSV），却以逐行 JSON 报送。未读取任何行。",
    ),
    remedy=Text(
        "Send it with Content-Type text/csv, or write each record as a JSON object on its line.",
        "请以 Content-Type text/csv 报送，或将每条记录写成一行 JSON 对象。",
    ),
    reference=GUIDE,
    passing=CLEAN,
    failing={"file": {"text": "record_id,subject,action\nr-1,item,REMOVE\n"}},
)
def a_table(beginning: Beginning) -> Iterator[Problem]:
    if beginning.kind == "table":
        yield "", {}


@check(
    "S127",
    layer=STRUCTURE,
    severity=ERROR,
    title=Text("File is a web page", "文件是网页"),
    message=Text(
        "The file is HTML or XML and no records. No line was read.",
        "文件是 HTML 或 XML，而不是记录。未读取任何行。",
    ),
    remedy=Text(
        "Look into the file: a log-in page or a server's error may have been saved in place of the"
        " export. Export again.",
        "请查看文件内容：可能误存了登录页或服务器错误页。请重新导出。",
    ),
    reference=GUIDE,
    passing=CLEAN,
    failing={"file": {"text": "<!DOCTYPE html>\n<html><title>502 Bad Gateway</title></html>\n"}},
)
def a_web_page(beginning: Beginning) -> Iterator[Problem]:
    if beginning.kind == "markup":
        yield "", {}


@check(
    "S128",
    layer=STRUCTURE,
    severity=ERROR,
    title=Text("File is not text", "文件不是文本"),
    message=Text(
        "What was sent is a file of another format ({form}), not lines of JSON. No line was read.",
        "所报送的是另一种格式的文件（{form}），而不是逐行 JSON。未读取任何行。",
    ),
    remedy=Text(
        "Of a file compressed with gzip or zstd, say so in Content-Encoding; of a workbook, in"
        " Content-Type. Unpack other formats first.",
        "以 gzip 或 zstd 压缩的文件，请在 Content-Encoding 中注明；工作簿请在 Content-Type 中注明；"
        "其他格式请先解包。",
    ),
    reference=GUIDE,
    passing=CLEAN,
    failing={"file": {"hex": "1f8b0800000000000003"}},
)
def not_text(beginning: Beginning) -> Iterator[Problem]:
    if beginning.kind == "binary":
        yield "", {"form": beginning.form}


CHECKS = ("S123", "S124", "S125", "S126", "S127", "S128")


def judge_beginning(head: bytes) -> Iterator[Finding]:
    """Findings about a file as a whole. `head`: its first BEGINNING bytes, or all of it."""
    beginning = recognise(head)
    for check_id in CHECKS:
        for pointer, params in get(check_id).run(beginning):
            yield Finding(check_id, ERROR, pointer, params)


def recognise(head: bytes) -> Beginning:
    for marks, kind in ((WIDE_MARKS, "wide"), (MAGIC, "binary")):
        for mark, form in marks.items():
            if head.startswith(mark):
                return Beginning(kind, form)
    if _has_every_other_byte_nul(head[:64]):
        return Beginning("wide", "UTF-16")
    return Beginning(_layout(head.removeprefix(BYTE_ORDER_MARK).lstrip()))


def _has_every_other_byte_nul(head: bytes) -> bool:
    even, odd = any(head[::2]), any(head[1::2])
    return len(head) >= 4 and even != odd


def _layout(text: bytes) -> str:
    if MARKUP.match(text):
        return "markup"
    first, second = _two_lines(text)
    if ARRAY_OF_OBJECTS.match(text):
        return "" if first.endswith(b"]") and second else "array"
    if first.startswith(b"{"):
        return "spread" if first.endswith((b"{", b",")) and second.startswith(b'"') else ""
    return "table" if _is_table(first, second) else ""


def _two_lines(text: bytes) -> tuple[bytes, bytes]:
    """The first two lines that hold anything."""
    lines = (line.strip() for line in text.split(b"\n"))
    first, second, *_ = [*filter(None, lines), b"", b""]
    return first, second


def _is_table(first: bytes, second: bytes) -> bool:
    """Headed by a record id, or two lines of as many cells; JSON would stand in braces."""
    if first.startswith((b"[", b"{")) or second.startswith((b"[", b"{")):
        return False
    cells = {delimiter: first.split(delimiter) for delimiter in DELIMITERS}
    return any(
        len(found) > 2 and (_is_headed(found) or len(second.split(delimiter)) == len(found))
        for delimiter, found in cells.items()
    )


def _is_headed(cells: list[bytes]) -> bool:
    names = (cell.decode("utf-8", "replace").strip(' "').lower() for cell in cells)
    return any(name.startswith(ID_HEADINGS) for name in names)
