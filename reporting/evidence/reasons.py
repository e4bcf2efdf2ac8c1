"""Why a verdict is what it is: permanent ids, and what each says in both languages.

L0xx speaks of reading, L1xx of the implicit label, L2xx of the explicit one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from msgspec import Struct

from reporting.evidence import sites
from reporting.vocabulary.terms import Text


class Weight(StrEnum):
    DOUBT = "doubt"  # the file could not be judged: inconclusive
    ERROR = "error"  # the label breaks the standard: noncompliant
    WARNING = "warning"  # to be looked at; no verdict hangs on it
    NOTE = "note"


class Given(Struct, frozen=True):
    """One reason, at one place. `detail` is a value of the file or of a limit, cut and escaped."""

    reason_id: str
    location: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Reason:
    id: str
    weight: Weight
    title: Text
    remedy: Text
    reference: str


READING, GB = "Candor", "GB 45438-2025"
_REASONS: dict[str, Reason] = {}
REASONS: Mapping[str, Reason] = MappingProxyType(_REASONS)


def _reason(
    reason_id: str, weight: Weight, title: Text, remedy: Text, reference: str = GB + " E"
) -> str:
    if reason_id in _REASONS:
        raise ValueError(f"{reason_id} stands twice")
    _REASONS[reason_id] = Reason(reason_id, weight, title, remedy, reference)
    return reason_id


_DOUBT, _ERROR, _WARNING, _NOTE = Weight.DOUBT, Weight.ERROR, Weight.WARNING, Weight.NOTE
_WHOLE = Text("Send the file again, as it was made.", "请重新提供原始文件。")

UNRECOGNISED = _reason(
    sites.UNRECOGNISED,
    _DOUBT,
    Text("Not a kind of file that is read here", "无法识别的文件类型"),
    Text(
        "Send one of the kinds named in docs/labels.md.", "请提供 docs/labels.md 所列格式的文件。"
    ),
    READING,
)
TRUNCATED = _reason(
    sites.TRUNCATED,
    _DOUBT,
    Text("The file ends too early", "文件不完整，提前结束"),
    _WHOLE,
    READING,
)
DAMAGED = _reason(
    sites.DAMAGED,
    _DOUBT,
    Text("The file is damaged", "文件已损坏"),
    _WHOLE,
    READING,
)
EXHAUSTED = _reason(
    "L004",
    _DOUBT,
    Text("The file asks for more than is spent on one file", "读取该文件超出资源上限"),
    Text("Save it anew with fewer or smaller parts.", "请精简文件内部结构后重新保存。"),
    READING,
)
TIME = _reason(
    "L005",
    _DOUBT,
    Text("Reading took too long and was ended", "读取超时，已终止"),
    Text(
        "Try once more; if it happens again, save the file anew.",
        "请重试；如再次发生，请重新保存文件。",
    ),
    READING,
)
ENCRYPTED = _reason(
    sites.ENCRYPTED,
    _DOUBT,
    Text("The file is encrypted", "文件已加密"),
    Text("Send it without a password.", "请提供未加密的文件。"),
    READING,
)
FAILED = _reason(
    "L007",
    _DOUBT,
    Text("The reader failed; the fault is Candor's", "读取程序出错，属于本系统的问题"),
    Text("Report it with the file, if it may be shared.", "请反馈该问题，如可共享请附上文件。"),
    READING,
)
UNSUPPORTED = _reason(
    sites.UNSUPPORTED,
    _DOUBT,
    Text(
        "A part of the file is written in a way that is not read here",
        "文件某部分的存储方式暂不支持",
    ),
    Text("Save it anew with the usual settings.", "请以常规设置重新保存。"),
    READING,
)
EMPTY_FILE = _reason("L009", _DOUBT, Text("The file is empty", "文件为空"), _WHOLE, READING)
DIED = _reason(
    "L010",
    _DOUBT,
    Text("The process that read the file was ended", "读取该文件的进程已被终止"),
    Text("Save the file anew; this one is unusual.", "该文件异常，请重新保存。"),
    READING,
)

ARCHIVE = _reason(
    "L011",
    _DOUBT,
    Text("An archive; what is in it is not read here", "压缩包，其中的文件不在此处读取"),
    Text(
        "Send its files one by one. A set of samples is one zip of files, with no archive in it.",
        "请逐个提供其中的文件；样本集须为一个 zip 文件，且内部不再含压缩包。",
    ),
    READING,
)
LEADS_OUT = _reason(
    "L012",
    _DOUBT,
    Text("The file's name leads out of the archive", "文件名指向压缩包之外"),
    Text(
        "Pack it under a name without a drive, a leading slash or two dots.",
        "请使用不含盘符、起始斜杠和“..”的文件名重新打包。",
    ),
    READING,
)
NO_FILE = _reason(
    "L013",
    _DOUBT,
    Text("A link or a device, not a file", "链接或设备，不是文件"),
    Text("Pack the file itself.", "请打包文件本身。"),
    READING,
)
SET_ENDED = _reason(
    "L014",
    _DOUBT,
    Text(
        "Not read: reading the set took too long and was ended",
        "未读取：整个样本集读取超时，已终止",
    ),
    Text("Send fewer or smaller files in one set.", "请减少样本集中的文件数量或大小。"),
    READING,
)
OVERLAP = _reason(
    "L015",
    _DOUBT,
    Text("Files of the archive share bytes", "压缩包内的文件相互重叠"),
    Text("Pack the files anew; no usual program writes this.", "请使用常用工具重新打包。"),
    READING,
)

NOT_FOUND = _reason(
    "L101",
    _NOTE,
    Text("No implicit label stands where one may", "未在规定位置发现隐式标识"),
    Text("Write the label into the file's metadata.", "请在文件元数据中写入隐式标识。"),
    GB + " 6.1",
)
SEVERAL = _reason(
    "L102",
    _ERROR,
    Text("More than one implicit label", "存在多个隐式标识"),
    Text("Leave exactly one label in the file.", "每个文件应仅保留一个隐式标识。"),
    GB + " 6.1 c",
)
DISAGREE = _reason(
    "L103",
    _ERROR,
    Text("The labels of the file say different things", "文件中多个标识内容不一致"),
    Text("Leave the true one and take out the others.", "请保留正确的标识并删除其他标识。"),
    GB + " 6.1 c",
)
NOT_JSON = _reason(
    "L104",
    _ERROR,
    Text("The label is not a JSON object", "标识不是 JSON 对象"),
    Text(
        'Write {"AIGC":{"Label":"1",...}} as plain text.',
        '请以明文写入 {"AIGC":{"Label":"1",...}}。',
    ),
)
BASE64 = _reason(
    "L105",
    _ERROR,
    Text("The label is written in Base64", "标识以 Base64 编码写入"),
    Text(
        "Write the JSON itself; Base64 is for transport only.",
        "请直接写入 JSON 明文，Base64 仅用于接口传输。",
    ),
)
MISSPELT = _reason(
    "L106",
    _ERROR,
    Text("The name of a field is misspelt", "字段名拼写错误"),
    Text(
        "The names are Label, ContentProducer, ProduceID, ReservedCode1, ContentPropagator, "
        "PropagateID and ReservedCode2.",
        "字段名应为 Label、ContentProducer、ProduceID、ReservedCode1、ContentPropagator、"
        "PropagateID、ReservedCode2。",
    ),
)
REPEATED = _reason(
    "L107",
    _ERROR,
    Text("A field stands twice in one label", "同一标识内字段重复"),
    Text("Name each field once.", "每个字段只应出现一次。"),
)
ENCODING = _reason(
    "L108",
    _ERROR,
    Text("The label is not readable text", "标识不是可读文本"),
    Text("Write it in UTF-8, with printable ASCII only.", "请使用 UTF-8 编码的可打印 ASCII 字符。"),
)
KEY_NAME = _reason(
    "L109",
    _ERROR,
    Text("The name of the field does not contain AIGC as it is written", "字段名未按规定写作 AIGC"),
    Text("Call it AIGC, in capitals.", "请将字段名写作大写的 AIGC。"),
    GB + " 6.1",
)
MISSING = _reason(
    "L110",
    _ERROR,
    Text("A required field is missing or empty", "必填字段缺失或为空"),
    Text(
        "Fill in Label, ContentProducer and ProduceID.",
        "请填写 Label、ContentProducer 和 ProduceID。",
    ),
)
WRONG_TYPE = _reason(
    "L111",
    _ERROR,
    Text("The value of a field is not a string", "字段值不是字符串"),
    Text("Write every value as a string.", "字段值应为字符串。"),
)
NUMBER = _reason(
    "L112",
    _WARNING,
    Text("Label is a number instead of a string", "Label 为数字而非字符串"),
    Text('Write "Label":"1".', '请写作 "Label":"1"。'),
)
LABEL_VALUE = _reason(
    "L113",
    _ERROR,
    Text("Label is none of 1, 2 and 3", "Label 取值不是 1、2、3"),
    Text(
        "Write 1 (is), 2 (possibly) or 3 (suspected).",
        "请填写 1（属于）、2（可能）或 3（疑似）。",
    ),
)
CHARACTERS = _reason(
    "L114",
    _ERROR,
    Text("A value has characters that it may not have", "字段值含有不允许的字符"),
    Text(
        "Use printable ASCII without spaces and backslashes.",
        "请使用不含空格和反斜杠的可打印 ASCII 字符。",
    ),
    GB + " E j",
)
HALF_PAIR = _reason(
    "L115",
    _ERROR,
    Text(
        "Only one of ContentPropagator and PropagateID is filled in",
        "ContentPropagator 与 PropagateID 仅填写了其一",
    ),
    Text("Fill in both, or neither.", "两者应同时填写。"),
)
NO_PAIR = _reason(
    "L116",
    _WARNING,
    Text("ContentPropagator and PropagateID are not filled in", "未填写传播要素"),
    Text(
        "On the first writing, repeat ContentProducer and ProduceID there.",
        "首次写入时可填写与 ContentProducer、ProduceID 相同的值。",
    ),
)
UNKNOWN = _reason(
    "L117",
    _WARNING,
    Text("A field that the standard does not have", "含有标准未规定的字段"),
    Text("Leave it out.", "请删除该字段。"),
)
PROVIDER_CODE = _reason(
    "L118",
    _ERROR,
    Text("The provider code is wrong", "服务提供者编码有误"),
    Text(
        "00, subject 1, binding 1, the 18 places of the credit code, five more places.",
        "编码应为 00、主体类型 1、绑定方式 1、18 位统一社会信用代码及 5 位扩展码。",
    ),
    "TC260-PG-20252A",
)
NAMED = _reason(
    "L119",
    _WARNING,
    Text("The provider is given by a name, not by a code", "服务提供者为名称而非编码"),
    Text("Give the code of 27 places; names are not unique.", "建议填写 27 位编码，名称并不唯一。"),
    "TC260-PG-20252A",
)
UNVERIFIABLE = _reason(
    "L120",
    _NOTE,
    Text(
        "A provider code of a kind whose coding was never published",
        "该类主体的编码规则未公布，无法核验",
    ),
    Text("Nothing to do.", "无需处理。"),
    "TC260-PG-20252A",
)
CODE_DOUBT = _reason(
    "L121",
    _WARNING,
    Text("The provider code is unusual", "服务提供者编码存疑"),
    Text("Compare it with the business licence.", "请与营业执照核对。"),
    "TC260-PG-20252A",
)
SERVICE = _reason(
    "L122",
    _WARNING,
    Text(
        "ContentProducer has the code of a propagation service",
        "ContentProducer 使用了传播服务编码",
    ),
    Text("Use the code of the generation service there.", "此处应使用生成合成服务编码。"),
    "TC260-PG-20252A",
)
ESCAPED = _reason(
    "L123",
    _WARNING,
    Text("The label is escaped once too often", "标识被重复转义"),
    Text("Write quotation marks, not &quot;.", "请直接写入引号，而非 &quot;。"),
)
NAMESPACE = _reason(
    "L124",
    _WARNING,
    Text("The label stands in XMP under a foreign namespace", "XMP 标识使用了其他命名空间"),
    Text(
        "The namespace is http://www.tc260.org.cn/ns/AIGC/1.0/.",
        "命名空间应为 http://www.tc260.org.cn/ns/AIGC/1.0/。",
    ),
    "TC260-PG-20259A",
)
NAME_CHARACTERS = _reason(
    "L125",
    _WARNING,
    Text(
        "A provider's name or a reserved field has characters outside of the set",
        "服务提供者名称或预留字段含有字符集以外的字符",
    ),
    Text(
        "Use printable ASCII without spaces and backslashes.",
        "请使用不含空格和反斜杠的可打印 ASCII 字符。",
    ),
    GB + " E j",
)

NO_PROMPT = _reason(
    "L201",
    _ERROR,
    Text("No explicit prompt at the start or the end of the text", "文本起始和末尾均无显式标识"),
    Text(
        "Say at the start or the end that the text is AI-generated.",
        "请在文本起始或末尾添加“人工智能生成”等文字提示。",
    ),
    GB + " 5.1",
)
TOO_SMALL = _reason(
    "L202",
    _ERROR,
    Text(
        "The text of the label is lower than 5 % of the shortest side",
        "标识文字高度低于最短边的 5%",
    ),
    Text("Make it higher.", "请加大文字高度。"),
    GB + " 5.2, 5.4, 5.5",
)
TOO_SHORT = _reason(
    "L203",
    _ERROR,
    Text("The label is shown for less than 2 seconds", "标识显示时间不足 2 秒"),
    Text(
        "Show it for 2 seconds or longer, at normal speed.", "正常播放速度下应持续显示 2 秒以上。"
    ),
    GB + " 5.4",
)
NOT_AT_START = _reason(
    "L204",
    _ERROR,
    Text("The label is not shown at the start", "起始画面未显示标识"),
    Text("Show it from the first frame on.", "应在起始画面显示标识。"),
    GB + " 5.4, 5.5",
)
NO_RHYTHM = _reason(
    "L205",
    _NOTE,
    Text(
        "No rhythm short-long-short-short at start or end; a voice prompt is not heard here",
        "起始和末尾未发现“短长短短”节奏标识；语音提示无法自动识别",
    ),
    Text("Add the rhythm, or have a person listen.", "请添加节奏标识，或人工核听。"),
    GB + " 5.3",
)
NOT_DECLARED = _reason(
    "L206",
    _DOUBT,
    Text("A value that decides was not declared", "未申报必要的数值"),
    Text(
        "Declare text height, shortest side, seconds and position.",
        "请申报文字高度、最短边、时长和位置。",
    ),
    GB + " 5",
)
