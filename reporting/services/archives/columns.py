"""What an archived record is made of: the columns, their types, and what each means."""

from dataclasses import dataclass

import pyarrow as pa

TIME = pa.timestamp("us", tz="UTC")


@dataclass(frozen=True)
class Column:
    """A column of the files. `sql` gives its canonical text: see reporting.services.archives.rows.

    `coded`: few values, each many times.
    """

    name: str
    type: pa.DataType
    sql: str
    en: str
    zh: str
    coded: bool = False
    required: bool = False


def _text(name: str, en: str, zh: str, *, required: bool = False) -> Column:
    return Column(name, pa.string(), name, en, zh, required=required)


def _code(name: str, en: str, zh: str, *, required: bool = False) -> Column:
    return Column(name, pa.string(), name, en, zh, coded=True, required=required)


def _id(name: str, en: str, zh: str) -> Column:
    return Column(name, pa.string(), f"{name}::text", en, zh, coded=True, required=True)


def _number(name: str, kind: pa.DataType, en: str, zh: str) -> Column:
    return Column(name, kind, f"{name}::text", en, zh, required=True)


def _time(name: str, en: str, zh: str, *, required: bool = False) -> Column:
    sql = f"""to_char({name} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"""
    return Column(name, TIME, sql, en, zh, required=required)


# In the order in which the files are sorted, as far as that goes.
COLUMNS = (
    _id("platform_id", "The platform that filed the record.", "填报记录的平台。"),
    _id("batch_id", "The batch that the record was filed in.", "记录所在的批次。"),
    _number("line", pa.int32(), "Its line in the batch, from 1.", "记录在批次中的行号，从 1 起。"),
    Column(
        "period",
        pa.date32(),
        "to_char(period, 'YYYY-MM-DD')",
        "The period: the first day of its month.",
        "所属期间：当月第一天。",
        required=True,
    ),
    _text(
        "record_id",
        "The platform's own id of the record.",
        "平台自定的记录编号。",
        required=True,
    ),
    _number(
        "version",
        pa.int16(),
        "1 as first filed; each correction is the next one.",
        "首次填报为 1；每次更正加 1。",
    ),
    Column(
        "withdrawn",
        pa.bool_(),
        "withdrawn::text",
        "True: this version takes the record back.",
        "为真表示该版本撤回此记录。",
        required=True,
    ),
    _text("reason", "Why the record was corrected.", "更正原因。"),
    _code("subject", "What was acted on (code).", "处置对象（代码）。", required=True),
    _code("action", "What was done (code).", "处置措施（代码）。", required=True),
    _code("category", "The category of the campaign (code).", "行动类别（代码）。", required=True),
    _code("product_kind", "The kind of the product (code).", "产品类型（代码）。"),
    _code("product", "The platform's code of the product.", "平台登记的产品代码。"),
    _code("modality", "Text, image, audio, video ... (code).", "内容形态（代码）。"),
    _code("detection", "How it was found (code).", "发现方式（代码）。", required=True),
    _time("acted_at", "When it was done.", "处置时间。", required=True),
    _time("content_at", "When the content was published.", "内容发布时间。"),
    _code("province", "The province of the content (GB/T 2260).", "内容所在省份（GB/T 2260）。"),
    _text("target", "What it was done to: an address or a name.", "处置目标：网址或名称。"),
    Column(
        "content_sha256",
        pa.binary(),
        r"'\x' || encode(content_sha256, 'hex')",
        "SHA-256 of the content: 32 bytes.",
        "内容的 SHA-256，32 字节。",
    ),
    _code("label", "Whether the content was labelled (code).", "内容标识情况（代码）。"),
    _text("note", "A remark of the platform.", "平台备注。"),
)
NAMES = tuple(column.name for column in COLUMNS)
SORTED_BY = ("platform_id", "batch_id", "line")
SCHEMA = pa.schema(
    [pa.field(column.name, column.type, nullable=not column.required) for column in COLUMNS]
)
