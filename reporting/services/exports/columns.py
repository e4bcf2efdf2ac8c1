"""What the columns of exports are called, in both languages."""

from reporting.services.exports.tables import Column, Kind

NAMES: dict[str, tuple[Kind, str, str]] = {
    "measure": ("text", "Measure (code)", "指标（代码）"),
    "measure_name": ("text", "Measure", "指标"),
    "measure_version": ("integer", "Version of the definition", "定义版本"),
    "unit": ("text", "Unit", "单位"),
    "definition": ("text", "Definition", "定义"),
    "value": ("integer", "Value", "数值"),
    "qualifier": ("text", "Exact, or at least", "精确或下限"),
    "period": ("text", "Month", "月份"),
    "day": ("text", "Day", "日期"),
    "campaign": ("text", "Campaign", "专项行动"),
    "campaign_name": ("text", "Campaign (name)", "专项行动名称"),
    "category": ("text", "Category (code)", "类别（代码）"),
    "category_name": ("text", "Category", "类别"),
    "action": ("text", "Action (code)", "处置措施（代码）"),
    "action_name": ("text", "Action", "处置措施"),
    "product_kind": ("text", "Kind of product (code)", "产品类型（代码）"),
    "product_kind_name": ("text", "Kind of product", "产品类型"),
    "modality": ("text", "Modality (code)", "模态（代码）"),
    "modality_name": ("text", "Modality", "模态"),
    "detection": ("text", "How it was found (code)", "发现方式（代码）"),
    "detection_name": ("text", "How it was found", "发现方式"),
    "province": ("text", "Province (code)", "省份（代码）"),
    "province_name": ("text", "Province", "省份"),
    "content_province": ("text", "Province of the content (code)", "内容所在省份（代码）"),
    "content_province_name": ("text", "Province of the content", "内容所在省份"),
    "platform": ("text", "Platform (id)", "平台（编号）"),
    "platform_uscc": ("text", "USCC", "统一社会信用代码"),
    "platform_name": ("text", "Platform", "平台"),
    "size": ("text", "Size of the platform", "平台规模"),
    "status": ("text", "Filing", "报送情况"),
    "due": ("boolean", "Had to file", "是否应报"),
    "due_at": ("moment", "Due by", "截止时间"),
    "filed_at": ("moment", "Filed at", "报送时间"),
    "state": ("text", "State", "状态"),
    "revision": ("integer", "Revision", "修订版"),
    "nil": ("boolean", "Nothing to report", "零报告"),
    "in_force": ("boolean", "In force", "是否有效"),
    "report": ("text", "Report (id)", "报告（编号）"),
    "record_id": ("text", "Record (the platform's id)", "记录编号"),
    "batch": ("text", "Batch (id)", "批次（编号）"),
    "line": ("integer", "Line of the batch", "批次中的行号"),
    "version": ("integer", "Version of the record", "记录版本"),
    "withdrawn": ("boolean", "Withdrawn", "是否撤回"),
    "reason": ("text", "Reason of the correction", "更正原因"),
    "subject": ("text", "Subject (code)", "处置对象（代码）"),
    "product": ("text", "Product", "产品"),
    "acted_at": ("moment", "Done at", "处置时间"),
    "content_at": ("moment", "Content of", "内容发布时间"),
    "target": ("text", "Target", "处置目标"),
    "content_sha256": ("text", "SHA-256 of the content", "内容摘要（SHA-256）"),
    "label": ("text", "Label", "标识"),
    "note": ("text", "Note", "备注"),
    "before": ("integer", "Value before", "对比期数值"),
    "before_qualifier": ("text", "Before: exact, or at least", "对比期：精确或下限"),
    "difference": ("integer", "Difference", "差值"),
    "ratio": ("decimal", "Ratio", "比值"),
}


def column(name: str) -> Column:
    """A column by its name; one that nobody has described here is a text of that name."""
    kind, en, zh = NAMES.get(name, ("text", name, name))
    return Column(name, kind, en, zh)


def columns(*names: str) -> tuple[Column, ...]:
    return tuple(map(column, names))
