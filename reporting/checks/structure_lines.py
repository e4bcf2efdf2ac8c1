"""S101 to S106: can the line be read at all?"""

from __future__ import annotations

from collections.abc import Iterator

from reporting.checks.lines import Line
from reporting.checks.registry import Example, Layer, Problem, Severity, check
from reporting.vocabulary import Text

ERROR = Severity.ERROR
STRUCTURE = Layer.STRUCTURE
GUIDE = "docs/guide/first-report.md"
CLEAN: Example = {"record": {}}


@check(
    "S101",
    layer=STRUCTURE,
    severity=ERROR,
    title=Text("Line is not UTF-8", "该行不是 UTF-8 编码"),
    message=Text(
        "Byte {byte} of the line is not valid UTF-8.", "该行第 {byte} 个字节不是有效的 UTF-8。"
    ),
    remedy=Text("Save the file as UTF-8 and send it again.", "请以 UTF-8 编码保存后重新报送。"),
    reference="RFC 8259 section 8.1",
    passing={"record": {"note": "谣言已清理"}},
    failing={"hex": "7b227265636f72645f6964223a22d2a5d1d4227d"},
)
def not_utf8(line: Line) -> Iterator[Problem]:
    if line.trouble == "utf8":
        try:
            line.raw.decode()
        except UnicodeDecodeError as error:
            yield "", {"byte": error.start + 1}


@check(
    "S102",
    layer=STRUCTURE,
    severity=ERROR,
    title=Text("Byte order mark inside the file", "文件中间出现字节顺序标记"),
    message=Text(
        "The line starts with a byte order mark; only the first line of a file may.",
        "该行以字节顺序标记（BOM）开头，只有文件首行允许。",
    ),
    remedy=Text(
        "Remove the mark; it often comes from joining several files.",
        "请删除该标记，通常由多个文件拼接造成。",
    ),
    reference="RFC 8259 section 8.1",
    passing={"hex": "efbbbf7b7d", "as_first_line": True},
    failing={"hex": "efbbbf7b7d"},
)
def mark_inside(line: Line) -> Iterator[Problem]:
    if line.trouble == "mark":
        yield "", {}


@check(
    "S103",
    layer=STRUCTURE,
    severity=ERROR,
    title=Text("Line is too long", "该行过长"),
    message=Text("The line is longer than {limit} bytes.", "该行超过 {limit} 字节。"),
    remedy=Text(
        "One record per line, each ended by a line feed.", "每行一条记录，并以换行符结束。"
    ),
    reference=GUIDE,
    passing=CLEAN,
    failing={"repeat": {"text": "x", "times": 65_537}},
)
def too_long_a_line(line: Line) -> Iterator[Problem]:
    if line.trouble == "long":
        yield "", {"limit": line.limits.line_bytes}


@check(
    "S104",
    layer=STRUCTURE,
    severity=ERROR,
    title=Text("Line is not valid JSON", "该行不是有效的 JSON"),
    message=Text(
        "From character {at} on, the line can't be read as JSON.",
        "该行从第 {at} 个字符起无法按 JSON 解析。",
    ),
    remedy=Text("Write one complete JSON object per line.", "每行写一个完整的 JSON 对象。"),
    reference="RFC 8259",
    passing=CLEAN,
    failing={"line": '{"record_id": "r-1",'},
)
def not_json(line: Line) -> Iterator[Problem]:
    if line.trouble == "json":
        yield "", {"at": line.at}


@check(
    "S105",
    layer=STRUCTURE,
    severity=ERROR,
    title=Text("Line is not an object", "该行不是 JSON 对象"),
    message=Text(
        "The line is valid JSON, yet no object with named fields.",
        "该行是有效的 JSON，但不是带字段名的对象。",
    ),
    remedy=Text(
        "Write each record as an object, without an array around them.",
        "每条记录写成一个对象，外层不要加数组。",
    ),
    reference=GUIDE,
    passing=CLEAN,
    failing={"line": '["r-1", "item", "REMOVE"]'},
)
def not_an_object(line: Line) -> Iterator[Problem]:
    if line.trouble == "shape":
        yield "", {}


@check(
    "S106",
    layer=STRUCTURE,
    severity=ERROR,
    title=Text("Line is nested too deep", "该行嵌套过深"),
    message=Text(
        "Objects and arrays are nested more than {limit} deep.", "对象或数组的嵌套超过 {limit} 层。"
    ),
    remedy=Text("A record is a flat object.", "记录应为不嵌套的对象。"),
    reference=GUIDE,
    passing=CLEAN,
    failing={"line": '{"note": [[[[[]]]]]}'},
)
def nested_too_deep(line: Line) -> Iterator[Problem]:
    if line.trouble == "deep":
        yield "", {"limit": line.limits.depth}
