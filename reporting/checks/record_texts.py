"""R210, R213 to R217: what stands in the free fields."""

from __future__ import annotations

from reporting.checks.characters import shown
from reporting.checks.fields import Record
from reporting.checks.personal import holds_identity_number, holds_mobile_number
from reporting.checks.record_check import CLEAN, GUIDE, record_check
from reporting.checks.registry import Problem, Severity
from reporting.checks.setting import RecordContext
from reporting.vocabulary import Text

ERROR, WARNING = Severity.ERROR, Severity.WARNING
DIGEST_OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@record_check(
    "R210",
    reads=("product",),
    severity=WARNING,
    title=Text("Product is not registered", "产品未登记"),
    message=Text(
        "“{product}” is none of the platform's registered products.",
        "“{product}”不在平台已登记的产品之列。",
    ),
    remedy=Text("Register the product, or correct its code.", "请先登记该产品，或更正产品代码。"),
    reference=GUIDE,
    passing={"record": {"product": "feed-01"}},
    failing={"record": {"product": "feed-99"}},
)
def unregistered_product(record: Record, context: RecordContext) -> Problem | None:
    product = record.product
    if product is not None and context.products is not None and product not in context.products:
        return "/product", {"product": shown(product)}
    return None


@record_check(
    "R213",
    reads=("content_sha256",),
    severity=WARNING,
    title=Text("Digest of nothing", "空内容的摘要值"),
    message=Text("The digest is that of an empty file.", "所填摘要是空文件的 SHA-256 值。"),
    remedy=Text(
        "Compute the digest over the content itself, or leave the field out.",
        "请对内容本身计算摘要，或省略该字段。",
    ),
    reference="FIPS 180-4",
    passing={"record": {"content_sha256": "a3f1" * 16}},
    failing={"record": {"content_sha256": DIGEST_OF_NOTHING}},
)
def digest_of_nothing(record: Record, context: RecordContext) -> Problem | None:
    if record.content_sha256 == DIGEST_OF_NOTHING:
        return "/content_sha256", {}
    return None


@record_check(
    "R214",
    reads=("target",),
    severity=ERROR,
    title=Text("Target is blank", "处置目标为空白"),
    message=Text("The target consists of spaces only.", "处置目标只含空格。"),
    remedy=Text("Give the address or the id of what was acted on.", "请填写处置目标的网址或编号。"),
    reference=GUIDE,
    passing=CLEAN,
    failing={"record": {"target": "   "}},
)
def blank_target(record: Record, context: RecordContext) -> Problem | None:
    if not record.target.strip():
        return "/target", {}
    return None


@record_check(
    "R216",
    reads=("note",),
    severity=WARNING,
    title=Text("Note holds a mobile number", "备注含手机号码"),
    message=Text("The note seems to hold a mobile number.", "备注中疑似含有手机号码。"),
    remedy=Text(
        "Remove it; if it's a number of another kind, say so in the explanation.",
        "请删除；如系其他编号，请在说明中注明。",
    ),
    reference="Personal Information Protection Law article 6",
    passing={"record": {"note": "工单 20250512000123"}},
    failing={"record": {"note": "联系电话 13800138000"}},
)
def mobile_number(record: Record, context: RecordContext) -> Problem | None:
    if record.note is not None and holds_mobile_number(record.note):
        return "/note", {}
    return None


@record_check(
    "R217",
    reads=("note",),
    severity=WARNING,
    title=Text("Note holds an identity number", "备注含身份证号码"),
    message=Text(
        "The note seems to hold a resident identity number.", "备注中疑似含有居民身份证号码。"
    ),
    remedy=Text(
        "Remove it; if it's a number of another kind, say so in the explanation.",
        "请删除；如系其他编号，请在说明中注明。",
    ),
    reference="Personal Information Protection Law article 28",
    passing={"record": {"note": "案件 110101190001010002"}},
    failing={"record": {"note": "当事人 110101190001010006"}},
)
def identity_number(record: Record, context: RecordContext) -> Problem | None:
    if record.note is not None and holds_identity_number(record.note):
        return "/note", {}
    return None
