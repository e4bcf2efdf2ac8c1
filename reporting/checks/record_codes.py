"""R205 to R212, R215: codes that must agree with each other."""

from __future__ import annotations

from reporting.checks.fields import Record
from reporting.checks.record_check import CLEAN, GUIDE, record_check
from reporting.checks.registry import Problem, Severity
from reporting.checks.setting import RecordContext
from reporting.vocabulary import Text

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


@record_check(
    "R205",
    reads=("subject", "action"),
    severity=ERROR,
    title=Text("Action does not fit its subject", "处置措施与对象不符"),
    message=Text(
        "“{action}” can't be taken on “{subject}”.", "不能对“{subject}”采取“{action}”措施。"
    ),
    remedy=Text(
        "Choose an action the vocabulary allows for the subject, or correct the subject.",
        "请选择词表允许的处置措施，或更正处置对象。",
    ),
    reference="GET /api/v1/vocabularies/{period}",
    passing=CLEAN,
    failing={"record": {"action": "CLOSE_ACCOUNT"}},
)
def action_on_wrong_subject(record: Record, context: RecordContext) -> Problem | None:
    action = context.vocabulary.actions[record.action]
    if action.open_to_platforms and record.subject not in action.subjects:
        return "/action", {"action": record.action, "subject": record.subject}
    return None


@record_check(
    "R206",
    reads=("action",),
    severity=ERROR,
    title=Text("Only a regulator can do this", "该措施只能由监管部门采取"),
    message=Text("“{action}” is not for platforms to take.", "“{action}”不是平台可采取的措施。"),
    remedy=Text(
        "Record what the platform did itself, with detection “regulator_order” if it was ordered.",
        "请填写平台自身采取的措施；如系监管要求，detection 填 regulator_order。",
    ),
    reference="GET /api/v1/vocabularies/{period}",
    passing={
        "record": {
            "subject": "product",
            "action": "DELIST",
            "product_kind": "agent",
            "modality": None,
            "detection": "regulator_order",
        }
    },
    failing={"record": {"subject": "product", "action": "FINE", "product_kind": "agent"}},
)
def regulators_action(record: Record, context: RecordContext) -> Problem | None:
    if not context.vocabulary.actions[record.action].open_to_platforms:
        return "/action", {"action": record.action}
    return None


@record_check(
    "R207",
    reads=("subject", "product_kind"),
    severity=ERROR,
    title=Text("Product without its kind", "缺少产品类型"),
    message=Text(
        "A record about a product must say of which kind it is.",
        "对象为产品的记录必须填写产品类型。",
    ),
    remedy=Text("Fill in “product_kind”.", "请填写 product_kind。"),
    reference=GUIDE,
    passing={
        "record": {
            "subject": "product",
            "action": "DELIST",
            "product_kind": "mini_program",
            "modality": None,
        }
    },
    failing={"record": {"subject": "product", "action": "DELIST", "modality": None}},
)
def product_without_kind(record: Record, context: RecordContext) -> Problem | None:
    if record.subject == "product" and record.product_kind is None:
        return "/product_kind", {}
    return None


@record_check(
    "R208",
    reads=("subject", "modality"),
    severity=ERROR,
    title=Text("Item without its form", "缺少内容形式"),
    message=Text(
        "A record about an item of content must say whether it is text, image, audio or video.",
        "对象为信息内容的记录必须填写内容形式（文本、图像、音频、视频等）。",
    ),
    remedy=Text(
        "Fill in “modality”; “mixed” when it has several.",
        "请填写 modality；含多种形式时填 mixed。",
    ),
    reference=GUIDE,
    passing=CLEAN,
    failing={"record": {"modality": None}},
)
def item_without_modality(record: Record, context: RecordContext) -> Problem | None:
    if record.subject == "item" and record.modality is None:
        return "/modality", {}
    return None


@record_check(
    "R209",
    reads=("subject", "category"),
    severity=WARNING,
    waivable=True,
    title=Text("Category is unusual for this subject", "类别与处置对象不常对应"),
    message=Text(
        "Category “{category}” is not about a subject “{subject}”.",
        "类别“{category}”通常不涉及“{subject}”。",
    ),
    remedy=Text(
        "Check category and subject, or explain how they belong together.",
        "请核对类别与处置对象，或说明二者关系。",
    ),
    reference="GET /api/v1/vocabularies/{period}",
    passing=CLEAN,
    failing={"record": {"category": "P1-3"}},
)
def category_of_other_subject(record: Record, context: RecordContext) -> Problem | None:
    if record.subject not in context.vocabulary.categories[record.category].subjects:
        return "/category", {"category": record.category, "subject": record.subject}
    return None


@record_check(
    "R211",
    reads=("category", "label"),
    severity=WARNING,
    waivable=True,
    title=Text("Missing label, yet fully labelled", "标识缺失与标识状态矛盾"),
    message=Text(
        "Category “{category}” is about missing labels, yet both labels are said to be there.",
        "类别“{category}”针对标识缺失，但记录称显式、隐式标识俱全。",
    ),
    remedy=Text(
        "“label” describes the content as it was found, before the action.",
        "label 应填写处置前发现时的标识状态。",
    ),
    reference="GB 45438-2025 chapters 5 and 6",
    passing={"record": {"category": "P1-5", "label": "explicit"}},
    failing={"record": {"category": "P1-5", "label": "both"}},
)
def labelled_yet_unlabelled(record: Record, context: RecordContext) -> Problem | None:
    if record.label == "both" and context.vocabulary.categories[record.category].labelling:
        return "/label", {"category": record.category}
    return None


@record_check(
    "R212",
    reads=("action", "label"),
    severity=NOTE,
    title=Text("Label added to labelled content", "对已有标识的内容补加标识"),
    message=Text(
        "A label was added although both labels are said to have been there.",
        "记录称显式、隐式标识俱全，却又补加标识。",
    ),
    remedy=Text(
        "“label” describes the content as it was found, before the action.",
        "label 应填写处置前发现时的标识状态。",
    ),
    reference="Labelling Measures article 6",
    passing={"record": {"action": "LABEL", "label": "none"}},
    failing={"record": {"action": "LABEL", "label": "both"}},
)
def labelled_again(record: Record, context: RecordContext) -> Problem | None:
    if record.action == "LABEL" and record.label == "both":
        return "/label", {}
    return None


@record_check(
    "R215",
    reads=("subject", "modality"),
    severity=NOTE,
    title=Text("Form given for something without one", "非内容对象填写了内容形式"),
    message=Text(
        "“modality” describes content; the subject is “{subject}”.",
        "modality 用于描述信息内容，而处置对象为“{subject}”。",
    ),
    remedy=Text(
        "Leave “modality” out, or record the item of content.",
        "请省略 modality，或改为记录信息内容。",
    ),
    reference=GUIDE,
    passing=CLEAN,
    failing={"record": {"subject": "account", "action": "MUTE", "modality": "video"}},
)
def modality_without_content(record: Record, context: RecordContext) -> Problem | None:
    if record.modality is not None and record.subject in {"account", "goods", "channel"}:
        return "/modality", {"subject": record.subject}
    return None
