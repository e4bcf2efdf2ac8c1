"""S107 to S117: does every field hold what the guide says?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from reporting.checks.characters import escaped, first_forbidden, shown, step
from reporting.checks.columns import CHOICES
from reporting.checks.lines import Line, Members, Number, Part
from reporting.checks.moments import has_offset, is_moment
from reporting.checks.registry import Example, Layer, Problem, Severity, check
from reporting.vocabulary import Text

ERROR = Severity.ERROR
STRUCTURE = Layer.STRUCTURE
GUIDE = "docs/guide/first-report.md"
TYPES: Mapping[type, str] = {
    str: "string",
    Number: "number",
    bool: "boolean",
    Members: "object",
    list: "array",
    type(None): "null",
}
CLEAN: Example = {"record": {}}


@check(
    "S107",
    layer=STRUCTURE,
    severity=ERROR,
    title=Text("Field stands twice", "字段重复"),
    message=Text("“{field}” stands {times} times.", "“{field}”出现了 {times} 次。"),
    remedy=Text("Write each field once.", "每个字段只写一次。"),
    reference="RFC 8259 section 4",
    passing=CLEAN,
    failing={"line": '{"note": "a", "note": "b"}'},
)
def repeated_field(line: Line) -> Iterator[Problem]:
    for part in line.parts:
        if part.members is None or len(part.members) == len(part.values):
            continue
        for key, times in Counter(key for key, _ in part.members).items():
            if times > 1:
                yield _pointer(part, key), {"field": shown(key), "times": times}


@check(
    "S108",
    layer=STRUCTURE,
    severity=ERROR,
    title=Text("Unknown field", "未知字段"),
    message=Text("“{field}” is no field of this line.", "“{field}”不是该行的字段。"),
    remedy=Text(
        "Remove the field, or correct its name: small letters, as in the guide.",
        "请删除该字段，或按指南更正字段名（小写）。",
    ),
    reference=GUIDE,
    passing=CLEAN,
    failing={"record": {"colour": "red"}},
)
def unknown_field(line: Line) -> Iterator[Problem]:
    for part in line.parts:
        for key in part.values:
            if key not in part.fields:
                yield _pointer(part, key), {"field": shown(key)}


@check(
    "S109",
    layer=STRUCTURE,
    severity=ERROR,
    title=Text("Field is missing", "缺少必填字段"),
    message=Text("“{field}” is missing.", "缺少“{field}”。"),
    remedy=Text("Fill in the field.", "请补充该字段。"),
    reference=GUIDE,
    passing=CLEAN,
    failing={"record": {"acted_at": None}},
)
def missing_field(line: Line) -> Iterator[Problem]:
    for part in line.parts:
        for field in part.fields.values():
            if field.required and part.values.get(field.name) is None:
                yield f"{part.prefix}/{field.name}", {"field": field.name}


@check(
    "S110",
    layer=STRUCTURE,
    severity=ERROR,
    title=Text("Wrong type of value", "值的类型错误"),
    message=Text(
        "“{field}” must be of JSON type {expected}; found {found}.",
        "“{field}”的类型应为 {expected}，实际为 {found}。",
    ),
    remedy=Text(
        'Put the value in quotation marks, even when it looks like a number: "44".',
        '请将值放在引号内，形似数字的也一样，如 "44"。',
    ),
    reference=GUIDE,
    passing={"record": {"province": "44"}},
    failing={"record": {"province": 44}},
    remedies={
        **dict.fromkeys(
            ("acted_at", "content_at"),
            Text(
                'Write date and time in quotation marks: "2025-05-12T08:30:00+08:00".',
                '请将日期时间写在引号内，如 "2025-05-12T08:30:00+08:00"。',
            ),
        ),
        "record": Text(
            "Write the whole new record as an object in braces.",
            "请将完整的新记录写成花括号内的对象。",
        ),
    },
)
def wrong_type(line: Line) -> Iterator[Problem]:
    for field, pointer, value in line.given:
        expected = "object" if field.kind == "object" else "string"
        found = TYPES[type(value)]
        if value is not None and found != expected:
            yield pointer, {"field": field.name, "expected": expected, "found": found}


@check(
    "S111",
    layer=STRUCTURE,
    severity=ERROR,
    title=Text("Unknown code", "未知代码"),
    message=Text(
        "“{value}” is no code of “{field}” in this period.",
        "“{value}”不是本期“{field}”的有效代码。",
    ),
    remedy=Text(
        "Use a code of the vocabulary of the period; categories differ between campaigns.",
        "请使用本期词表中的代码；不同专项行动的类别代码不同。",
    ),
    reference="GET /api/v1/vocabularies/{period}",
    passing={"record": {"category": "P2-1"}},
    failing={"record": {"category": "B2"}},
    remedies=dict.fromkeys(CHOICES, Text("Use one of these: {choices}.", "请使用：{choices}。")),
)
def unknown_code(line: Line) -> Iterator[Problem]:
    for field, pointer, value in line.codes:
        if value not in field.codes:
            yield pointer, {"field": field.name, "value": shown(value)}


@check(
    "S112",
    layer=STRUCTURE,
    severity=ERROR,
    title=Text("Text is too long", "文本过长"),
    message=Text(
        "“{field}” has {length} characters; at most {limit} are allowed.",
        "“{field}”有 {length} 个字符，最多允许 {limit} 个。",
    ),
    remedy=Text("Shorten the text.", "请缩短文本。"),
    reference=GUIDE,
    passing=CLEAN,
    failing={"record": {"product": "p" * 65}},
)
def too_long(line: Line) -> Iterator[Problem]:
    for field, pointer, value in line.texts:
        if len(value) > field.longest:
            yield pointer, {"field": field.name, "length": len(value), "limit": field.longest}


@check(
    "S113",
    layer=STRUCTURE,
    severity=ERROR,
    title=Text("Text is too short", "文本过短"),
    message=Text(
        "“{field}” has {length} characters; at least {limit} are needed.",
        "“{field}”有 {length} 个字符，至少需要 {limit} 个。",
    ),
    remedy=Text(
        "Fill the field in, or leave it out altogether.",
        "请填写该字段；无内容时请整项省略。",
    ),
    reference=GUIDE,
    passing=CLEAN,
    failing={"record": {"product": ""}},
    remedies={
        **dict.fromkeys(
            ("record_id", "target"),
            Text("Fill the field in: every record has it.", "请填写该字段，每条记录必填。"),
        ),
        "reason": Text(
            "Say in a few words why the record is corrected.", "请简要说明更正该记录的理由。"
        ),
    },
)
def too_short(line: Line) -> Iterator[Problem]:
    for field, pointer, value in line.texts:
        if len(value) < field.shortest:
            yield pointer, {"field": field.name, "length": len(value), "limit": field.shortest}


@check(
    "S114",
    layer=STRUCTURE,
    severity=ERROR,
    title=Text("Text has the wrong form", "文本格式错误"),
    message=Text(
        "“{value}” does not have the form of “{field}”.", "“{value}”不符合“{field}”的格式。"
    ),
    remedy=Text(
        "Use letters, digits and . _ : - after a first letter or digit.",
        "请以字母或数字开头，可含英文字母、数字及 . _ : -。",
    ),
    reference=GUIDE,
    passing={"record": {"record_id": "2025-05:item.000001"}},
    failing={"record": {"record_id": "记录 1"}},
    remedies={
        "content_sha256": Text(
            "Write the SHA-256 of the content as 64 hexadecimal digits in small letters.",
            "请填写内容的 SHA-256 摘要：64 位小写十六进制。",
        )
    },
)
def wrong_form(line: Line) -> Iterator[Problem]:
    for field, pointer, value in line.texts:
        fits = field.shortest <= len(value) <= field.longest
        if fits and field.pattern and not field.pattern.fullmatch(value):
            yield pointer, {"field": field.name, "value": shown(value)}


@check(
    "S115",
    layer=STRUCTURE,
    severity=ERROR,
    title=Text("Forbidden character", "含有禁用字符"),
    message=Text(
        "“{field}” contains the character {character}.", "“{field}”含有字符 {character}。"
    ),
    remedy=Text(
        "Remove control characters, line breaks, invisible characters and marks that change "
        "the direction of writing.",
        "请删除控制字符、换行、不可见字符及改变书写方向的字符。",
    ),
    reference=GUIDE,
    passing={"record": {"note": "换脸教程，已下架 👨‍👩‍👧"}},
    failing={"record": {"note": "safe\u202egpj.exe"}},
)
def forbidden_character(line: Line) -> Iterator[Problem]:
    for field, pointer, value in line.texts:
        if not field.pattern and (found := first_forbidden(value)):
            yield pointer, {"field": field.name, "character": escaped(found)}


@check(
    "S116",
    layer=STRUCTURE,
    severity=ERROR,
    title=Text("Not a date and time", "日期时间无效"),
    message=Text(
        "“{value}” of “{field}” is no date and time.", "“{field}”的值“{value}”不是有效的日期时间。"
    ),
    remedy=Text(
        "Write it as 2025-05-12T08:30:00+08:00.", "请写成 2025-05-12T08:30:00+08:00 的形式。"
    ),
    reference="RFC 3339",
    passing={"record": {"acted_at": "2025-05-12T08:30:00.250+08:00"}},
    failing={"record": {"acted_at": "12 May 2025"}},
    remedies={
        "cell": Text(
            "Write date and time, 2025-05-12 08:30; without an offset it is Beijing time.",
            "请填写日期和时刻，如 2025-05-12 08:30；未注明时区的按北京时间。",
        )
    },
)
def not_a_moment(line: Line) -> Iterator[Problem]:
    for field, pointer, value in line.times:
        if not is_moment(value):
            yield pointer, {"field": field.name, "value": shown(value)}


@check(
    "S117",
    layer=STRUCTURE,
    severity=ERROR,
    title=Text("Time without an offset", "时间缺少时区偏移"),
    message=Text(
        "“{value}” of “{field}” does not say which time zone it is in.",
        "“{field}”的值“{value}”未注明时区偏移。",
    ),
    remedy=Text("Add the offset: +08:00 for Beijing time.", "请加上时区偏移，北京时间为 +08:00。"),
    reference="RFC 3339",
    passing={"record": {"acted_at": "2025-05-12T00:30:00Z"}},
    failing={"record": {"acted_at": "2025-05-12T08:30:00"}},
)
def no_offset(line: Line) -> Iterator[Problem]:
    for field, pointer, value in line.times:
        if is_moment(value) and not has_offset(value):
            yield pointer, {"field": field.name, "value": shown(value)}


def _pointer(part: Part, key: str) -> str:
    return f"{part.prefix}/{step(key)}"
