"""S140 to S160: can a spreadsheet be read as the lines it stands for?

Whoever opens the file, or turns its rows into lines, says what it met; here is what that means.
`cell` is named as spreadsheets name it, in a CSV too: letter of the column and row, C7.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reporting.checks.characters import shown
from reporting.checks.findings import Finding
from reporting.checks.registry import Example, Layer, Params, Problem, Severity, check
from reporting.vocabulary import Text

GUIDE = "docs/guide/spreadsheets.md"
CLEAN: Example = {"table": {}}
HEADINGS = ["record_id", "subject", "action", "category", "acted_at", "detection", "target"]
VALUES = ["r-1", "item", "REMOVE", "P2-1", "2025-05-12 08:30", "automated", "https://v.example/1"]


@dataclass(frozen=True)
class Fact:
    """What was met, by the id of the check that speaks of it."""

    check_id: str
    pointer: str
    params: Params


def met(
    check_id: str,
    pointer: str = "",
    line: int | None = None,
    record_id: str | None = None,
    **params: str | int,
) -> Finding:
    """Values are made fit to be shown and stored."""
    fit = {name: shown(v) if isinstance(v, str) else v for name, v in params.items()}
    return Finding(check_id, Severity.ERROR, pointer, fit, line, record_id)


def _table_check(
    check_id: str, *, title: Text, message: Text, remedy: Text, failing: Example
) -> None:
    @check(
        check_id,
        layer=Layer.STRUCTURE,
        severity=Severity.ERROR,
        title=title,
        message=message,
        remedy=remedy,
        reference=GUIDE,
        passing=CLEAN,
        failing={"table": failing},
    )
    def run(fact: Fact) -> Iterator[Problem]:
        if fact.check_id == check_id:
            yield fact.pointer, fact.params


_table_check(
    "S140",
    title=Text("No header row", "缺少表头"),
    message=Text(
        "The first row that is not blank holds no name of a column; nothing was read.",
        "首个非空行中没有任何可识别的列名，文件内容未读取。",
    ),
    remedy=Text(
        "Put the names of the columns above the records, as in the template: record_id or"
        " 记录编号.",
        "请在记录上方写明列名，如 record_id 或“记录编号”，可参照模板。",
    ),
    failing={"rows": [["r-1", "item", "REMOVE"]]},
)
_table_check(
    "S141",
    title=Text("Unknown column", "未知列"),
    message=Text(
        "Column {column} is headed “{heading}”, which is no field; it was not read.",
        "{column} 列的列名“{heading}”不是有效字段，该列未读取。",
    ),
    remedy=Text(
        "Correct the name, or delete the column.",
        "请更正列名，或删除该列。",
    ),
    failing={"cells": {"colour": "red"}},
)
_table_check(
    "S142",
    title=Text("Column is missing", "缺少必填列"),
    message=Text(
        "No column is headed “{field}”; the rows were not read.",
        "没有列名为“{field}”的列，各行未读取。",
    ),
    remedy=Text("Add the column and fill it in.", "请补充该列并填写。"),
    failing={"cells": {"target": None}},
)
_table_check(
    "S143",
    title=Text("Column stands twice", "列重复"),
    message=Text(
        "Columns {first} and {second} both mean “{field}”; the rows were not read.",
        "{first} 列和 {second} 列均表示“{field}”，各行未读取。",
    ),
    remedy=Text("Delete one of the two.", "请删除其中一列。"),
    failing={"cells": {"处置对象": "https://video.example/v/1"}},
)
_table_check(
    "S144",
    title=Text("Column has no name", "列没有列名"),
    message=Text(
        "Cell {cell} is filled in, yet nothing stands at the head of its column.",
        "单元格 {cell} 有内容，但所在列没有列名。",
    ),
    remedy=Text("Name the column, or empty it.", "请填写列名，或清空该列。"),
    failing={"rows": [["", *HEADINGS], ["left over", *VALUES]]},
)
_table_check(
    "S145",
    title=Text("Row is longer than the header", "行的单元格多于表头"),
    message=Text(
        "The row goes on to cell {cell}; the header has {columns} columns.",
        "该行延伸到单元格 {cell}，而表头只有 {columns} 列。",
    ),
    remedy=Text(
        "Empty the cells beyond the header. In a CSV, put values that hold commas in"
        " quotation marks.",
        "请清空表头范围之外的单元格。CSV 文件中含逗号的值须用英文双引号括起。",
    ),
    failing={"rows": [HEADINGS, [*VALUES, "left over"]]},
)
_table_check(
    "S146",
    title=Text("Cell holds a formula", "单元格含有公式"),
    message=Text(
        "Cell {cell} holds a formula and not a value.", "单元格 {cell} 是公式，而不是数值或文本。"
    ),
    remedy=Text(
        "Copy the column and paste it as values.", "请复制该列，并以“选择性粘贴—数值”方式粘贴。"
    ),
    failing={"cells": {"note": {"formula": "A2&A3"}}},
)
_table_check(
    "S147",
    title=Text("Cell holds an error", "单元格为错误值"),
    message=Text("Cell {cell} shows {value}.", "单元格 {cell} 显示 {value}。"),
    remedy=Text("Write the value itself into the cell.", "请在单元格中填写实际内容。"),
    failing={"cells": {"note": {"error": "#REF!"}}},
)
_table_check(
    "S148",
    title=Text("Number in place of text", "文本被存为数字"),
    message=Text(
        "Cell {cell} of “{field}” holds the number {value}: it may not be what was typed.",
        "单元格 {cell}（“{field}”）存为数字 {value}，可能与录入内容不一致。",
    ),
    remedy=Text(
        "Format the column as text, then type or paste the values again: numbers lose their"
        " leading zeros and what comes after the fifteenth digit. Times are cells with a date"
        " and a time.",
        "请先将该列设置为文本格式，再重新录入或粘贴：数字会丢失前导零和第十五位之后的数字。"
        "时间须为日期时间格式的单元格。",
    ),
    failing={"cells": {"target": {"number": "1.23E+15"}}},
)
_table_check(
    "S149",
    title=Text("Text became a date", "文本被转换为日期"),
    message=Text(
        "Cell {cell} of “{field}” holds the date {value}; no date is expected there.",
        "单元格 {cell}（“{field}”）存为日期 {value}，而此处不应为日期。",
    ),
    remedy=Text(
        "Format the column as text, then type the values again: 5-12 is taken for a date.",
        "请先将该列设置为文本格式，再重新录入：5-12 之类的内容会被当作日期。",
    ),
    failing={"cells": {"record_id": {"day": "2025-05-12"}}},
)
_table_check(
    "S150",
    title=Text("Date without a time of day", "日期缺少时刻"),
    message=Text(
        "Cell {cell} of “{field}” says {value} and no time of day.",
        "单元格 {cell}（“{field}”）只有日期 {value}，没有时刻。",
    ),
    remedy=Text(
        "Write date and time, 2025-05-12 08:30; without an offset it is Beijing time.",
        "请填写日期和时刻，如 2025-05-12 08:30；未注明时区的按北京时间。",
    ),
    failing={"cells": {"acted_at": "2025-05-12"}},
)
_table_check(
    "S151",
    title=Text("Merged cells", "合并单元格"),
    message=Text(
        "The cells {range} are merged: only the first of them holds anything.",
        "单元格区域 {range} 已合并，只有其中第一个单元格有内容。",
    ),
    remedy=Text(
        "Unmerge them and fill in every row; titles and remarks have no place on the sheet.",
        "请取消合并并逐行填写；工作表中不要放标题和说明。",
    ),
    failing={"met": {"S151": {"range": "C2:C9"}}},
)
_table_check(
    "S152",
    title=Text("Hidden row or column", "隐藏的行或列"),
    message=Text(
        "{hidden} is hidden or filtered away, yet filled in: is it to be filed?",
        "{hidden}已被隐藏或筛选掉，但含有内容，无法判断是否需要报送。",
    ),
    remedy=Text(
        "Show everything (clear the filter), then delete what is not to be filed.",
        "请取消隐藏并清除筛选，再删除不需要报送的内容。",
    ),
    failing={"hidden": True},
)
_table_check(
    "S153",
    title=Text("Several sheets with content", "多个工作表含有内容"),
    message=Text(
        "These sheets hold something: {sheets}. None of them was read.",
        "以下工作表均含有内容：{sheets}。均未读取。",
    ),
    remedy=Text(
        "Name the sheet to be filed “records” or “记录” (“corrections” or “更正”), and no other.",
        "请将需要报送的那一个工作表命名为“记录”或“records”（更正用“更正”或“corrections”）。",
    ),
    failing={"met": {"S153": {"sheets": "May, June"}}},
)
_table_check(
    "S154",
    title=Text("Not the kind of file it is filed as", "文件类型与声明不符"),
    message=Text(
        "The file can't be read as {expected}; nothing more of it was read.",
        "文件无法按 {expected} 读取，其余内容未读取。",
    ),
    remedy=Text(
        "Save it as .xlsx (not .xls, .xlsb or .et), or as CSV, and send it with the Content-Type"
        " of what it is.",
        "请另存为 .xlsx（不是 .xls、.xlsb 或 .et）或 CSV，并使用与之相符的 Content-Type 报送。",
    ),
    failing={"met": {"S154": {"expected": "XLSX"}}},
)
_table_check(
    "S155",
    title=Text("Workbook is encrypted", "工作簿已加密"),
    message=Text(
        "The workbook is protected by a password; nothing was read.",
        "工作簿设有打开密码，内容未读取。",
    ),
    remedy=Text(
        "Save it without a password; the connection protects it on its way.",
        "请取消打开密码后保存；传输过程已加密。",
    ),
    failing={"met": {"S155": {}}},
)
_table_check(
    "S156",
    title=Text("Workbook is too large", "工作簿过大"),
    message=Text(
        "The workbook has, or unpacks to, more than {limit} bytes; the rest was not read.",
        "工作簿或其解压后的内容超过 {limit} 字节，其余部分未读取。",
    ),
    remedy=Text(
        "Split it into several workbooks, or save the sheet as CSV.",
        "请拆分为多个工作簿，或将工作表另存为 CSV。",
    ),
    failing={"met": {"S156": {"limit": 1 << 30}}},
)
_table_check(
    "S157",
    title=Text("Text is in another encoding", "文本编码不符"),
    message=Text(
        "The row is not {charset}; it and the rest were not read.",
        "该行不是 {charset} 编码，该行及其后内容未读取。",
    ),
    remedy=Text(
        "Save the file as “CSV UTF-8”, or send it as it is, as text/csv; charset=gb18030, when it"
        " comes from a Chinese Excel.",
        "请将文件另存为“CSV UTF-8”；如由中文版 Excel 导出，"
        "可直接以 text/csv; charset=gb18030 报送。",
    ),
    failing={"met": {"S157": {"charset": "UTF-8"}}},
)
_table_check(
    "S158",
    title=Text("Cells are not separated by commas", "未使用逗号分隔"),
    message=Text(
        "The cells of the header are separated by “{delimiter}”; nothing was read.",
        "表头的单元格以“{delimiter}”分隔，文件内容未读取。",
    ),
    remedy=Text(
        "Save the file with commas between the cells.",
        "请以英文逗号分隔单元格后重新保存。",
    ),
    failing={"rows": [["record_id;subject;action"]]},
)
_table_check(
    "S159",
    title=Text("Row does not end", "行未正常结束"),
    message=Text(
        "A quotation mark in the row stands in the wrong place or is not closed, or the row is"
        " longer than {limit} bytes; it and the rest were not read.",
        "该行的双引号位置有误或未闭合，或该行超过 {limit} 字节；该行及其后内容未读取。",
    ),
    remedy=Text(
        "Put a value that holds quotation marks, commas or line breaks in quotation marks, and"
        ' double those inside: "so ""called""".',
        '含双引号、逗号或换行的值须用英文双引号括起，其中的双引号写两次，如 "所谓""换脸"""。',
    ),
    failing={"met": {"S159": {"limit": 65536}}},
)
_table_check(
    "S160",
    title=Text("File is lines of JSON", "文件是逐行 JSON"),
    message=Text(
        "The file is lines of JSON and was sent as a table (CSV). No line was read.",
        "文件是逐行 JSON，却以表格（CSV）报送。未读取任何行。",
    ),
    remedy=Text(
        "Send it with Content-Type application/x-ndjson.",
        "请以 Content-Type application/x-ndjson 报送。",
    ),
    failing={"met": {"S160": {}}},
)
