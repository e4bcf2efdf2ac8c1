"""A second reader of record lines: slow, obvious, sharing no code with the first.

It knows the rules from the filing guide only, and says which checks object to which pointers.
"""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from reporting.vocabulary import Vocabulary

BEIJING = timezone(timedelta(hours=8))
REQUIRED = ["record_id", "subject", "action", "category", "acted_at", "detection", "target"]
OPTIONAL = [
    "modality",
    "product_kind",
    "product",
    "content_at",
    "province",
    "content_sha256",
    "label",
    "note",
]
LENGTHS = {
    "record_id": (1, 64),
    "target": (1, 512),
    "product": (1, 64),
    "content_sha256": (64, 64),
    "note": (0, 500),
}
TIME = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d+))?([Zz]|[+-]\d\d:?\d\d)?", re.ASCII
)
INVISIBLE = {0x00AD, 0x061C, 0x200B, 0x200E, 0x200F, 0xFEFF}
Found = set[tuple[str, str]]


class Pairs(list[Any]):
    pass


def reference(
    raw: bytes,
    *,
    vocabulary: Vocabulary,
    period: str,
    received_at: datetime,
    products: frozenset[str],
) -> Found:
    """(check id, pointer) of everything wrong with one line of a batch."""
    tree, trouble = parse(raw)
    if trouble:
        return {(trouble, "")}
    keys = [key for key, _ in tree]
    values = {key: last(tree, key) for key in keys if last(tree, key) is not None}
    found: Found = {("S107", "/" + escape(key)) for key in keys if keys.count(key) > 1}
    found |= {("S108", "/" + escape(key)) for key in keys if key not in REQUIRED + OPTIONAL}
    found |= {("S109", "/" + name) for name in REQUIRED if name not in values}
    known = {name: v for name, v in values.items() if name in REQUIRED + OPTIONAL}
    found |= {("S110", "/" + name) for name, v in known.items() if not isinstance(v, str)}
    texts = {name: v for name, v in known.items() if isinstance(v, str)}
    for name, text in texts.items():
        found |= {(check, "/" + name) for check in field_faults(name, text, vocabulary)}
    bad = {pointer[1:] for _, pointer in found}
    good = {name: text for name, text in texts.items() if name not in bad}
    absent = {name for name in OPTIONAL if name not in known and name not in bad}
    return found | judge(good, absent, vocabulary, period, received_at, products)


def last(tree: Any, key: str) -> Any:
    return [value for name, value in tree if name == key][-1]


def parse(raw: bytes) -> tuple[Any, str]:
    if len(raw) > 65536:
        return None, "S103"
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None, "S101"
    if text.startswith("\ufeff"):
        return None, "S102"
    try:
        tree = json.loads(text, object_pairs_hook=Pairs, parse_constant=fail, parse_int=float)
    except RecursionError:
        return None, "S106"
    except ValueError:
        return None, "S104"
    if depth(tree) > 4:
        return None, "S106"
    return (tree, "") if isinstance(tree, Pairs) else (None, "S105")


def fail(constant: str) -> None:
    raise ValueError


def depth(tree: Any) -> int:
    if isinstance(tree, Pairs):
        return 1 + max((depth(value) for _, value in tree), default=0)
    if isinstance(tree, list):
        return 1 + max((depth(value) for value in tree), default=0)
    return 0


def escape(key: str) -> str:
    """As the finding shows the key: cut, forbidden characters written out, pointer escapes."""
    cut = key if len(key) <= 80 else key[:79] + "…"
    written = "".join(write_out(c) if forbidden(c) else c for c in cut)
    return written.replace("~", "~0").replace("/", "~1")


def write_out(c: str) -> str:
    return f"\\u{ord(c):04x}" if ord(c) < 0x10000 else f"\\U{ord(c):08x}"


def forbidden(c: str) -> bool:
    code = ord(c)
    return (
        unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"}
        or code in INVISIBLE
        or 0x202A <= code <= 0x202E
        or 0x2060 <= code <= 0x2069
        or 0xFFF9 <= code <= 0xFFFB
        or 0xFDD0 <= code <= 0xFDEF
        or code & 0xFFFE == 0xFFFE
        or 0xE0000 <= code <= 0xE007F
    )


def field_faults(name: str, text: str, vocabulary: Vocabulary) -> list[str]:
    lists = {
        "subject": vocabulary.subjects,
        "action": vocabulary.actions,
        "category": vocabulary.categories,
        "detection": vocabulary.detections,
        "modality": vocabulary.modalities,
        "product_kind": vocabulary.product_kinds,
        "province": vocabulary.provinces,
        "label": vocabulary.labels,
    }
    if name in lists:
        return [] if text in lists[name] else ["S111"]
    if name in {"acted_at", "content_at"}:
        return time_faults(text)
    return text_faults(name, text)


def text_faults(name: str, text: str) -> list[str]:
    shortest, longest = LENGTHS[name]
    length = ["S112"] * (len(text) > longest) + ["S113"] * (len(text) < shortest)
    if name == "record_id":
        allowed = re.fullmatch(r"[A-Za-z0-9][-A-Za-z0-9._:]*", text)
        return length or ([] if allowed else ["S114"])
    if name == "content_sha256":
        return length or ([] if set(text) <= set("0123456789abcdef") else ["S114"])
    return length + (["S115"] if any(forbidden(c) for c in text) else [])


def time_faults(text: str) -> list[str]:
    if instant(text) is None:
        return ["S116"]
    match = TIME.fullmatch(text)
    return [] if match and match[8] else ["S117"]


def instant(text: str) -> datetime | None:
    match = TIME.fullmatch(text)
    if not match:
        return None
    year, month, day, hour, minute, second = (int(part) for part in match.groups()[:6])
    if match[7] and len(match[7]) > 6:
        raise NotImplementedError("rounding is not the reference's business")
    micro = int((match[7] or "").ljust(6, "0"))
    try:
        return datetime(year, month, day, hour, minute, second, micro, offset(match[8]))
    except ValueError:
        return None


def offset(text: str | None) -> timezone:
    if text is None or text in "Zz":
        return UTC
    hours, minutes = int(text[1:3]), int(text[-2:])
    if hours > 23 or minutes > 59:
        raise ValueError
    away = timedelta(hours=hours, minutes=minutes)
    return timezone(-away if text[0] == "-" else away)


def judge(
    good: dict[str, str],
    absent: set[str],
    vocabulary: Vocabulary,
    period: str,
    received_at: datetime,
    products: frozenset[str],
) -> Found:
    found: Found = set()
    acted = instant(good["acted_at"]) if "acted_at" in good else None
    appeared = instant(good["content_at"]) if "content_at" in good else None
    if acted and wall_clock(acted)[:2] != (int(period[:4]), int(period[5:])):
        found.add(("R201", "/acted_at"))
    if acted and elapsed(received_at, acted) > timedelta(minutes=5):
        found.add(("R202", "/acted_at"))
    if acted and appeared and elapsed(acted, appeared) > timedelta(0):
        found.add(("R203", "/content_at"))
    if appeared and wall_clock(appeared)[0] < 2000:
        found.add(("R204", "/content_at"))
    found |= codes(good, absent, vocabulary)
    if good.get("product", "feed-01") not in products:
        found.add(("R210", "/product"))
    if good.get("content_sha256", "").startswith("e3b0c44298fc1c149afbf4c8996fb924"):
        found.add(("R213", "/content_sha256"))
    if "target" in good and good["target"].strip() == "":
        found.add(("R214", "/target"))
    return found | numbers(good.get("note", ""))


def wall_clock(at: datetime) -> tuple[int, int]:
    """Year and month in Beijing, also where the calendar of `datetime` ends."""
    try:
        there = at.astimezone(BEIJING)
    except OverflowError:
        there = at
    return there.year, there.month


def elapsed(start: datetime, end: datetime) -> timedelta:
    return end - start


def codes(good: dict[str, str], absent: set[str], vocabulary: Vocabulary) -> Found:
    found: Found = set()
    subject, action, category = (good.get(n) for n in ("subject", "action", "category"))
    if action and vocabulary.actions[action].actor == "regulator":
        found.add(("R206", "/action"))
    elif action and subject and subject not in vocabulary.actions[action].subjects:
        found.add(("R205", "/action"))
    if subject == "product" and "product_kind" in absent:
        found.add(("R207", "/product_kind"))
    if subject == "item" and "modality" in absent:
        found.add(("R208", "/modality"))
    if subject and category and subject not in vocabulary.categories[category].subjects:
        found.add(("R209", "/category"))
    if subject in {"account", "goods", "channel"} and "modality" in good:
        found.add(("R215", "/modality"))
    return found | labels(good)


def labels(good: dict[str, str]) -> Found:
    if good.get("label") != "both":
        return set()
    return {
        (check, "/label")
        for check, fires in {
            "R211": good.get("category") in {"P1-5", "A5"},
            "R212": good.get("action") == "LABEL",
        }.items()
        if fires
    }


def numbers(note: str) -> Found:
    found: Found = set()
    for digits in re.findall(r"[0-9]+", note):
        if len(digits) == 11 and digits[0] == "1" and digits[1] in "3456789":
            found.add(("R216", "/note"))
    for match in re.finditer(r"(?=([0-9]{17}[0-9Xx]))", note):
        start, number = match.start(), match[1]
        before = note[start - 1 : start]
        after = note[start + 18 : start + 19]
        alone = not before.isdecimal() and not after.isdecimal()
        if alone and is_identity_number(number):
            found.add(("R217", "/note"))
    return found


def is_identity_number(number: str) -> bool:
    year, month, day = int(number[6:10]), int(number[10:12]), int(number[12:14])
    dated = 1900 <= year <= 2099 and 1 <= month <= 12 and 1 <= day <= 31
    total = sum(int(c) * (2 ** (17 - i) % 11) for i, c in enumerate(number[:17]))
    check = "10X98765432"[total % 11]
    return number[0] in "12345678" and dated and number[17].upper() == check
