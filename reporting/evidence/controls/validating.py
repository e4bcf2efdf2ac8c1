"""The form of measurements, before they are stored: what is wrong, where, and what to do."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from platforms.identifiers import InvalidIdentifier, algorithm_filing
from reporting.checks.characters import first_forbidden, shown, step
from reporting.evidence.controls import demands
from reporting.evidence.controls.judgements import Params
from reporting.vocabulary.requirements import Demand, Measurement
from reporting.vocabulary.terms import Language, Text

LARGEST = 10**15
LONGEST = 500
LONGEST_NUMBER = 64
MOST_ROWS = 1000
MOST_PROBLEMS = 100
MONTH = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])")
DIGEST = re.compile(r"[0-9a-f]{64}")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

MESSAGES: Mapping[str, Text] = MappingProxyType(
    {
        "not_an_object": Text(
            "Give an object of values by name.", "请提供以名称为键的 JSON 对象。"
        ),
        "unknown": Text(
            "The control does not ask for this. It asks for: {known}.",
            "该控制项不要求此项。可填写：{known}。",
        ),
        "missing": Text("Every row needs it.", "每行均须填写。"),
        "integer": Text(
            "Give a whole number from 0 to 10^15, without quotation marks.",
            "请填写 0 至 10^15 的整数，不加引号。",
        ),
        "number": Text(
            "Give a number from 0 to 10^15, without quotation marks.",
            "请填写 0 至 10^15 的数值，不加引号。",
        ),
        "ratio": Text(
            "Give a number from 0 to 1, so 0.05 for 5 %.", "请填写 0 至 1 的数值，如 5% 填 0.05。"
        ),
        "boolean": Text("Give true or false.", "请填写 true 或 false。"),
        "date": Text("Give a date as 2025-06-30.", "请按 2025-06-30 格式填写日期。"),
        "period": Text("Give a month as 2025-06.", "请按 2025-06 格式填写月份。"),
        "code": Text("Give one of: {known}.", "请填写以下代码之一：{known}。"),
        "codes": Text(
            "Give a list of some of: {known}; each once, one at least.",
            "请填写以下代码的列表，不重复且不为空：{known}。",
        ),
        "text": Text(
            "Give a text of 1 to {limit} characters on one line, without invisible ones.",
            "请填写 1 至 {limit} 个字符的单行文本，不含不可见字符。",
        ),
        "url": Text(
            "Give an address that begins with https:// or http://.",
            "请填写以 https:// 或 http:// 开头的网址。",
        ),
        "sha256": Text(
            "Give the SHA-256 as 64 lowercase hexadecimal digits.",
            "请以 64 位小写十六进制填写 SHA-256。",
        ),
        "filing_number": Text(
            "Give the number as on the certificate, {limit} characters at most.",
            "请按备案凭证填写编号，不超过 {limit} 个字符。",
        ),
        "algorithm_filing": Text(
            "Give 网信算备, 21 digits, 号.", "请填写“网信算备”加 21 位数字加“号”。"
        ),
        "inventory": Text(
            "Give a list of objects, {limit} at most.", "请填写对象列表，不超过 {limit} 行。"
        ),
    }
)


@dataclass(frozen=True)
class Problem:
    """One thing wrong with the measurements. `pointer` is a JSON Pointer into them."""

    pointer: str
    code: str
    params: Params = field(default_factory=dict)

    def message(self, language: Language) -> str:
        return MESSAGES[self.code].within(language).format(**self.params)


def validate(control: str, measurements: object) -> list[Problem]:
    """Unknown names, wrong types and impossible values. Nothing is said of what is missing, save
    in a row of an inventory: a draft may be incomplete. At most `MOST_PROBLEMS`."""
    found = demands.control_of(control)
    if not isinstance(measurements, dict):
        return [Problem("", "not_an_object")]
    known = demands.measurements(found.requirements if found else ())
    problems: list[Problem] = []
    for problem in _object(known, measurements, ""):
        problems.append(problem)
        if len(problems) == MOST_PROBLEMS:
            break
    return problems


def _object(
    known: Mapping[str, Measurement], values: dict[str, Any], pointer: str
) -> Iterator[Problem]:
    for name, value in values.items():
        at = f"{pointer}/{step(shown(name))}"
        if name not in known:
            yield Problem(at, "unknown", {"known": ", ".join(known) or "-"})
        else:
            yield from _value(known[name], value, at)


def _value(demand: Measurement, value: Any, pointer: str) -> Iterator[Problem]:
    if demand.type == "inventory":
        yield from _rows(demand, value, pointer)
        return
    code = _wrong(demand, value)
    if code is not None:
        yield Problem(pointer, code, _params(demand, code))


def _params(demand: Measurement, code: str) -> Params:
    if demand.choices:
        return {"known": ", ".join(choice.code for choice in demand.choices)}
    return {"limit": LONGEST_NUMBER if code == "filing_number" else LONGEST}


def _rows(demand: Measurement, rows: Any, pointer: str) -> Iterator[Problem]:
    if not isinstance(rows, list) or len(rows) > MOST_ROWS:
        yield Problem(pointer, "inventory", {"limit": MOST_ROWS})
        return
    known = demands.measurements(demand.fields)
    for number, row in enumerate(rows):
        at = f"{pointer}/{number}"
        if not isinstance(row, dict):
            yield Problem(at, "not_an_object")
            continue
        yield from _object(known, row, at)
        yield from _absent(demand.fields, row, at)


def _absent(fields: tuple[Demand, ...], row: dict[str, Any], pointer: str) -> Iterator[Problem]:
    for name, demand in demands.measurements(fields).items():
        if demand.required and name not in row:
            yield Problem(f"{pointer}/{name}", "missing")


def _wrong(demand: Measurement, value: Any) -> str | None:
    """The code of what is wrong with one value."""
    if demand.type == "filing_number":
        return _wrong_number(demand, value)
    if demand.type in ("code", "codes"):
        return None if _chosen(demand, value) else demand.type
    return None if READS[demand.type](value) else demand.type


def _wrong_number(demand: Measurement, value: Any) -> str | None:
    """Of an algorithm's number, the prefix and the 21 digits are certain; all else is inferred."""
    if not _is_text(value) or len(value) > LONGEST_NUMBER:
        return "filing_number"
    if demand.filing == "algorithm":
        try:
            algorithm_filing(value)
        except InvalidIdentifier:
            return "algorithm_filing"
    return None


def _chosen(demand: Measurement, value: Any) -> bool:
    codes = {choice.code for choice in demand.choices}
    if demand.type == "code":
        return isinstance(value, str) and value in codes
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        return False
    return bool(value) and len(set(value)) == len(value) and set(value) <= codes


def _is_integer(value: Any) -> bool:
    return type(value) is int and 0 <= value <= LARGEST


def _is_number(value: Any) -> bool:
    return type(value) in (int, float) and 0 <= value <= LARGEST


def _is_ratio(value: Any) -> bool:
    return _is_number(value) and value <= 1


def _is_text(value: Any) -> bool:
    return (
        isinstance(value, str)
        and 0 < len(value) <= LONGEST
        and bool(value.strip())
        and first_forbidden(value) is None
        and not set(value) & set("\r\n\t")
    )


def _is_date(value: Any) -> bool:
    if not isinstance(value, str) or not DAY.fullmatch(value):
        return False
    try:
        dt.date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_url(value: Any) -> bool:
    if not _is_text(value) or " " in value:
        return False
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in ("https", "http") and bool(parts.hostname)


READS: Mapping[str, Callable[[Any], bool]] = MappingProxyType(
    {
        "integer": _is_integer,
        "number": _is_number,
        "ratio": _is_ratio,
        "boolean": lambda value: isinstance(value, bool),
        "date": _is_date,
        "period": lambda value: isinstance(value, str) and bool(MONTH.fullmatch(value)),
        "text": _is_text,
        "url": _is_url,
        "sha256": lambda value: isinstance(value, str) and bool(DIGEST.fullmatch(value)),
    }
)
