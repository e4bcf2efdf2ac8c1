"""Codes that stand alone in a column, in words: for files whose headings are words, too."""

from collections.abc import Mapping
from dataclasses import replace

from reporting.services.exports.tables import Cells, Table
from reporting.vocabulary import Language, Text

STATES = {
    "draft": Text("draft", "草稿"),
    "received": Text("received", "已收到"),
    "checking": Text("checking", "检查中"),
    "accepted": Text("accepted", "已接受"),
    "needs_explanation": Text("needs explanation", "需要说明"),
    "rejected": Text("rejected", "被拒绝"),
    "returned": Text("returned", "已退回"),
    "superseded": Text("superseded", "已被取代"),
    "withdrawn": Text("withdrawn", "已撤回"),
    "errored": Text("errored", "出错"),
    "current": Text("current", "有效"),
}
QUALIFIERS = {"exact": Text("exact", "准确值"), "at_least": Text("at least", "不少于")}
WORDS: Mapping[str, Mapping[str, Text]] = {
    "state": STATES,
    "qualifier": QUALIFIERS,
    "before_qualifier": QUALIFIERS,
    "status": {
        "pending": Text("still to come", "待报"),
        "extended": Text("put off", "已延期"),
        "missing": Text("missing", "未报"),
        "on_time": Text("in time", "按期"),
        "late": Text("late", "逾期"),
        "not_due": Text("not due", "无须报送"),
    },
    "size": {
        "large": Text("large", "大型"),
        "medium": Text("medium", "中型"),
        "small": Text("small", "小型"),
    },
    "unit": {
        "product": Text("product", "产品"),
        "item": Text("item", "条"),
        "account": Text("account", "账号"),
        "goods": Text("goods", "商品"),
        "channel": Text("channel", "渠道"),
        "prompt": Text("prompt", "提示词"),
        "output": Text("output", "输出内容"),
        "complaint": Text("complaint", "投诉"),
        "appeal": Text("appeal", "申诉"),
        "label": Text("label", "标识"),
        "upload": Text("upload", "上传内容"),
        "notice": Text("notice", "通知"),
        "dataset": Text("data set", "数据集"),
        "site": Text("site", "网站"),
    },
}


def in_words(table: Table, language: Language) -> Table:
    """The same table; a code that nobody has put in words stays."""
    spoken = {at: WORDS[one.name] for at, one in enumerate(table.columns) if one.name in WORDS}
    if not spoken:
        return table

    def say(cells: Cells) -> Cells:
        said = list(cells)
        for at, words in spoken.items():
            if cells[at] in words:
                said[at] = words[cells[at]].within(language)
        return tuple(said)

    return replace(table, rows=map(say, table.rows))
