"""S118 to S122: batches as a whole, and corrections."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.checks.characters import shown
from reporting.checks.lines import Line
from reporting.checks.registry import Example, Layer, Problem, Severity, check
from reporting.vocabulary import Text

ERROR = Severity.ERROR
STRUCTURE = Layer.STRUCTURE
GUIDE = "docs/guide/first-report.md"
CLEAN: Example = {"record": {}}


@check(
    "S118",
    layer=STRUCTURE,
    severity=ERROR,
    title=Text("Record id stands twice in the batch", "同一批次中记录编号重复"),
    message=Text(
        "“{record_id}” already stands in line {first} of this batch.",
        "“{record_id}”已在本批次第 {first} 行出现。",
    ),
    remedy=Text(
        "Give every record its own id; to change a filed record, send a correction.",
        "每条记录使用唯一编号；如需更改已报送的记录，请报送更正。",
    ),
    reference=GUIDE,
    passing={"records": [{"record_id": "r-1"}, {"record_id": "r-2"}]},
    failing={"records": [{"record_id": "r-1"}, {"record_id": "r-1"}]},
)
def repeated_record_id(seen: bool, record_id: str, first: int) -> Iterator[Problem]:
    if seen:
        yield "/record_id", {"record_id": record_id, "first": first}


@check(
    "S119",
    layer=STRUCTURE,
    severity=ERROR,
    title=Text("Batch is empty", "批次为空"),
    message=Text("The batch holds no line.", "该批次没有任何记录行。"),
    remedy=Text(
        "Leave the batch out; with nothing at all to report, file a nil report.",
        "请去掉该批次；如无任何内容可报，请提交零报告。",
    ),
    reference=GUIDE,
    passing=CLEAN,
    failing={"line": ""},
)
def empty_batch(lines: int) -> Iterator[Problem]:
    if lines == 0:
        yield "", {}


@check(
    "S120",
    layer=STRUCTURE,
    severity=ERROR,
    title=Text("Batch has too many lines", "批次行数过多"),
    message=Text(
        "The batch has more than {limit} lines; the rest was not read.",
        "该批次超过 {limit} 行，其余部分未读取。",
    ),
    remedy=Text("Split it into several batches.", "请拆分为多个批次。"),
    reference=GUIDE,
    passing=CLEAN,
    failing={"records": [{"record_id": "r-1"}, {"record_id": "r-2"}], "limits": {"lines": 1}},
)
def too_many_lines(lines: int, limit: int) -> Iterator[Problem]:
    if lines > limit:
        yield "", {"limit": limit}


@check(
    "S121",
    layer=STRUCTURE,
    severity=ERROR,
    title=Text("Correction and record don't fit", "更正操作与记录不匹配"),
    message=Text(
        "A correction “{op}” comes with the wrong thing in “record”.",
        "“{op}”类更正的“record”内容不符合要求。",
    ),
    remedy=Text(
        "“replace” carries the whole new record; “withdraw” carries none.",
        "replace 须附完整的新记录，withdraw 不附记录。",
    ),
    reference="docs/guide/first-report.md",
    passing={"correction": {}},
    failing={"correction": {"op": "withdraw"}},
)
def correction_without_sense(line: Line) -> Iterator[Problem]:
    if line.parts and "record" in line.parts[0].fields:
        op, given = line.values.get("op"), line.values.get("record") is not None
        if (op == "replace" and not given) or (op == "withdraw" and given):
            yield "/record", {"op": str(op)}


@check(
    "S122",
    layer=STRUCTURE,
    severity=ERROR,
    title=Text("Correction names another record", "更正指向另一条记录"),
    message=Text(
        "The correction is for “{outer}”, the record inside it is “{inner}”.",
        "更正针对“{outer}”，而其中的记录为“{inner}”。",
    ),
    remedy=Text(
        "Use the id of the record that is to be replaced in both places.",
        "两处均应填写被替换记录的编号。",
    ),
    reference="docs/guide/first-report.md",
    passing={"correction": {}},
    failing={"correction": {"record_id": "r-9"}},
)
def correction_of_another(line: Line) -> Iterator[Problem]:
    if len(line.parts) == 2:
        outer, inner = (part.values.get("record_id") for part in line.parts)
        if isinstance(outer, str) and isinstance(inner, str) and outer != inner:
            yield "/record/record_id", {"outer": shown(outer), "inner": shown(inner)}
