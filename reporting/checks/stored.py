"""S13x: does the batch decode, and do its records fit those the report holds already?

What is stored is looked up by the caller; these rules only judge what it found.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reporting.checks.findings import Finding
from reporting.checks.registry import Example, Layer, Problem, Severity, check, get
from reporting.vocabulary import Text

ERROR = Severity.ERROR
STRUCTURE = Layer.STRUCTURE
GUIDE = "docs/guide/first-report.md"
CLEAN: Example = {"stored": {"holding": "none"}}


@dataclass(frozen=True)
class Coding:
    """How the decoding of a batch ended. `limit` in bytes, or of pieces."""

    outcome: str  # whole, broken, truncated, too_large, too_wide or too_many
    limit: int = 0


@dataclass(frozen=True)
class Holding:
    """What the report holds of a record id: `batch` and `line` name the holder."""

    state: str  # none, identical, different or withdrawn
    record_id: str = ""
    batch: str = ""
    line: int = 0


@check(
    "S130",
    layer=STRUCTURE,
    severity=ERROR,
    title=Text("Compressed batch is broken", "压缩批次已损坏"),
    message=Text(
        "The batch can't be decompressed: its bytes are not what its Content-Encoding says.",
        "批次无法解压：内容与其 Content-Encoding 不符。",
    ),
    remedy=Text(
        "Compress the file again and send it with the right Content-Encoding (gzip or zstd).",
        "请重新压缩文件，并以正确的 Content-Encoding（gzip 或 zstd）报送。",
    ),
    reference=GUIDE,
    passing={"stored": {"coding": "whole"}},
    failing={"stored": {"coding": "broken"}},
)
def broken_coding(coding: Coding) -> Iterator[Problem]:
    if coding.outcome == "broken":
        yield "", {}


@check(
    "S131",
    layer=STRUCTURE,
    severity=ERROR,
    title=Text("Compressed batch is cut off", "压缩批次被截断"),
    message=Text("The compressed stream ends before its end.", "压缩数据在结束标志之前中断。"),
    remedy=Text("Send the whole file again.", "请重新报送完整文件。"),
    reference=GUIDE,
    passing={"stored": {"coding": "whole"}},
    failing={"stored": {"coding": "truncated"}},
)
def truncated_coding(coding: Coding) -> Iterator[Problem]:
    if coding.outcome == "truncated":
        yield "", {}


@check(
    "S132",
    layer=STRUCTURE,
    severity=ERROR,
    title=Text("Batch is too large when decompressed", "批次解压后过大"),
    message=Text(
        "The batch decompresses to more than {limit} bytes; the rest was not read.",
        "批次解压后超过 {limit} 字节，其余部分未读取。",
    ),
    remedy=Text("Split it into several batches.", "请拆分为多个批次。"),
    reference=GUIDE,
    passing={"stored": {"coding": "whole"}},
    failing={"stored": {"coding": "too_large"}},
)
def too_large_decoded(coding: Coding) -> Iterator[Problem]:
    if coding.outcome == "too_large":
        yield "", {"limit": coding.limit}


@check(
    "S133",
    layer=STRUCTURE,
    severity=ERROR,
    title=Text("Record is already stored, identical", "记录已存在，内容相同"),
    message=Text(
        "“{record_id}” stands already, word for word, in line {line} of batch {batch}.",
        "“{record_id}”已存在于批次 {batch} 第 {line} 行，内容完全相同。",
    ),
    remedy=Text(
        "Leave the line out: the record has been filed. If the whole file was sent before"
        " (compressed anew it has other bytes, and is another batch), take this batch out of the"
        " filing: DELETE its address.",
        "该记录已报送，请去掉此行。如整个文件此前已报送（重新压缩后字节不同，会成为另一批次），"
        "请以 DELETE 请求将本批次移出报告。",
    ),
    reference=GUIDE,
    passing=CLEAN,
    failing={"stored": {"holding": "identical"}},
)
def already_stored_identical(holding: Holding) -> Iterator[Problem]:
    if holding.state == "identical":
        yield "/record_id", _holder(holding)


@check(
    "S134",
    layer=STRUCTURE,
    severity=ERROR,
    title=Text("Record is already stored, different", "记录已存在，内容不同"),
    message=Text(
        "“{record_id}” stands already, with other content, in line {line} of batch {batch}.",
        "“{record_id}”已存在于批次 {batch} 第 {line} 行，但内容不同。",
    ),
    remedy=Text(
        "If the stored one is wrong, file a correction (replace); if this is another action,"
        " give it an id of its own.",
        "若原记录有误，请提交更正（replace）；若为另一处置，请使用新的记录编号。",
    ),
    reference=GUIDE,
    passing=CLEAN,
    failing={"stored": {"holding": "different"}},
)
def already_stored_different(holding: Holding) -> Iterator[Problem]:
    if holding.state == "different":
        yield "/record_id", _holder(holding)


@check(
    "S135",
    layer=STRUCTURE,
    severity=ERROR,
    title=Text("Nothing to correct", "没有可更正的记录"),
    message=Text("The report holds no record “{record_id}”.", "报告中没有记录“{record_id}”。"),
    remedy=Text(
        "Check the id and the period; a new action is filed as a record.",
        "请核对记录编号和报告期；新的处置应作为记录报送。",
    ),
    reference="docs/guide/first-report.md",
    passing={"stored": {"holding": "identical", "correcting": True}},
    failing={"stored": {"holding": "none", "correcting": True}},
)
def nothing_to_correct(holding: Holding) -> Iterator[Problem]:
    if holding.state == "none":
        yield "/record_id", {"record_id": holding.record_id}


@check(
    "S136",
    layer=STRUCTURE,
    severity=ERROR,
    title=Text("Record was withdrawn already", "记录已被撤回"),
    message=Text(
        "“{record_id}” was withdrawn in line {line} of batch {batch}.",
        "“{record_id}”已在批次 {batch} 第 {line} 行撤回。",
    ),
    remedy=Text(
        "Leave the correction out, or replace the record to bring it back.",
        "请去掉该更正；如需恢复，请以 replace 报送完整记录。",
    ),
    reference="docs/guide/first-report.md",
    passing={"stored": {"holding": "identical", "correcting": True}},
    failing={"stored": {"holding": "withdrawn", "correcting": True}},
)
def withdrawn_already(holding: Holding) -> Iterator[Problem]:
    if holding.state == "withdrawn":
        yield "/record_id", _holder(holding)


def _holder(holding: Holding) -> dict[str, str | int]:
    return {"record_id": holding.record_id, "batch": holding.batch, "line": holding.line}


@check(
    "S137",
    layer=STRUCTURE,
    severity=ERROR,
    title=Text("Compressed with too large a window", "压缩窗口过大"),
    message=Text(
        "Reading the batch needs a zstd window of more than {limit} bytes.",
        "解压该批次所需的 zstd 窗口超过 {limit} 字节。",
    ),
    remedy=Text(
        "Compress it at level 19 or lower, without --long or --ultra.",
        "请以 19 级或更低的压缩级别重新压缩，不要使用 --long 或 --ultra。",
    ),
    reference="RFC 9659",
    passing={"stored": {"coding": "whole"}},
    failing={"stored": {"coding": "too_wide"}},
)
def too_wide_a_window(coding: Coding) -> Iterator[Problem]:
    if coding.outcome == "too_wide":
        yield "", {"limit": coding.limit}


@check(
    "S138",
    layer=STRUCTURE,
    severity=ERROR,
    title=Text("Compressed in too many pieces", "压缩分段过多"),
    message=Text(
        "The compressed batch consists of more than {limit} pieces (members of gzip, frames or"
        " blocks of zstd); the rest was not read.",
        "压缩批次由超过 {limit} 段（gzip 成员、zstd 帧或块）组成，其余部分未读取。",
    ),
    remedy=Text(
        "Compress the file as a whole: not line by line, and without flushing after each.",
        "请整体压缩文件，不要逐行压缩，也不要在每行之后刷新压缩流。",
    ),
    reference=GUIDE,
    passing={"stored": {"coding": "whole"}},
    failing={"stored": {"coding": "too_many"}},
)
def too_many_pieces(coding: Coding) -> Iterator[Problem]:
    if coding.outcome == "too_many":
        yield "", {"limit": coding.limit}


ADDING = ("S133", "S134")
CORRECTING = ("S135", "S136")


def judge_coding(coding: Coding) -> Iterator[Finding]:
    for check_id in ("S130", "S131", "S132", "S137", "S138"):
        for pointer, params in get(check_id).run(coding):
            yield Finding(check_id, ERROR, pointer, params)


def judge_holding(
    holding: Holding, line: int | None = None, *, correcting: bool = False
) -> Iterator[Finding]:
    """What a line that adds a record, or corrects one, meets in the report."""
    for check_id in CORRECTING if correcting else ADDING:
        for pointer, params in get(check_id).run(holding):
            yield Finding(check_id, ERROR, pointer, params, line, holding.record_id or None)
