"""One thing wrong, where, and how it is said in both languages."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from json.encoder import encode_basestring_ascii as quoted

from msgspec import Struct

from reporting.checks.characters import shown
from reporting.checks.columns import CHOICES, HEADINGS
from reporting.checks.registry import Check, Params, Severity, get
from reporting.vocabulary import Language, Text, load

ALL = Text("all", "全部")
LISTS = {  # which list of codes a value of this name comes from
    "measure": "measures",
    "part": "measures",
    "whole": "measures",
    "category": "categories",
    "product_kind": "product_kinds",
    "subject": "subjects",
    "action": "actions",
    "detection": "detections",
}
PLACE = "place"  # cell and heading of a value in a spreadsheet: "F7 Detection"
POSITION = "at"  # of a character in its line
WHERE = frozenset({PLACE, POSITION})


class Finding(Struct, frozen=True, gc=False):
    """`pointer` is a JSON Pointer into the line for records, into the report otherwise."""

    check_id: str
    severity: Severity
    pointer: str
    params: Params
    line: int | None = None
    record_id: str | None = None

    @property
    def fingerprint(self) -> str:
        """The same thing wrong has the same fingerprint in the next revision, on any line."""
        return hashlib.sha256(self._facts.encode()).hexdigest()

    @property
    def _facts(self) -> str:
        """A JSON array, put together by hand: a batch that is all wrong asks for many of them."""
        params = ", ".join(
            f"[{quoted(name)}, {quoted(value) if isinstance(value, str) else value}]"
            for name, value in sorted(self.params.items())
            if name not in WHERE
        )
        record = "null" if self.record_id is None else quoted(self.record_id)
        return f"[{quoted(self.check_id)}, {record}, {quoted(self.pointer)}, [{params}]]"


@dataclass(frozen=True)
class RenderedFinding:
    title: str
    message: str
    remedy: str


def finding(check_id: str, pointer: str = "", **params: str | int) -> Finding:
    """For findings about a whole report or batch; values are made fit to be shown and stored."""
    fit = {k: shown(v) if isinstance(v, str) else v for k, v in params.items()}
    return Finding(check_id, get(check_id).severity, pointer, fit)


def repeated(record_id: str, line: int, first: int) -> Finding:
    """`first` is the line that the record id stood in before."""
    params: dict[str, str | int] = {"record_id": record_id, "first": first}
    return Finding("S118", get("S118").severity, "/record_id", params, line, record_id)


class Said(dict[str, str]):
    """Values in words. One that the rule set of the time did not give is left open."""

    def __missing__(self, name: str) -> str:
        return "…"


def render(finding: Finding, language: Language) -> RenderedFinding:
    """Filed values are shown escaped and cut: what was filed can neither flood nor disguise."""
    check = get(finding.check_id)
    values = Said({name: said(name, v, language) for name, v in finding.params.items()})
    values["choices"] = choices(str(finding.params.get("field", "")), language)
    return RenderedFinding(
        title=check.title.within(language),
        message=_placed(finding, language) + check.message.within(language).format_map(values),
        remedy=_remedy(check, finding.params).within(language).format_map(values),
    )


def _placed(finding: Finding, language: Language) -> str:
    cell, _, heading = str(finding.params.get(PLACE, "")).partition(" ")
    if not cell:
        return ""
    heading = shown(heading)
    return f"单元格 {cell}（{heading}）：" if language == "zh" else f"Cell {cell} ({heading}): "


def _remedy(check: Check, params: Params) -> Text:
    name = str(params.get("field", ""))
    if PLACE in params and "cell" in check.remedies:
        name = "cell"
    return check.remedies.get(name, check.remedy)


def said(name: str, value: str | int, language: Language) -> str:
    """A value as a reader of the language wants it: numbers grouped, codes with their names."""
    if isinstance(value, int):
        return f"{value:,}"
    if name == "field" and language == "zh" and value in HEADINGS:
        return f"{HEADINGS[value].zh}（{value}）"
    if name == "hidden":
        return _row_or_column(value, language)
    return _code(LISTS[name], value, language) if name in LISTS else shown(value)


def _row_or_column(value: str, language: Language) -> str:
    if value.isdecimal():
        return f"第 {value} 行" if language == "zh" else f"Row {value}"
    return f"{shown(value)} 列" if language == "zh" else f"Column {shown(value)}"


@lru_cache
def choices(field: str, language: Language) -> str:
    """The codes of a field that has few, with their names; "" for any other field."""
    terms = CHOICES.get(field, {}).values()
    if language == "zh":
        return "、".join(f"{term.name.zh}（{term.code}）" for term in terms)
    return ", ".join(f"{term.code} ({term.name.en})" for term in terms)


@lru_cache(maxsize=4096)
def _code(terms: str, code: str, language: Language) -> str:
    if code == ALL.en:
        return ALL.within(language)
    for edition in load().editions:
        if term := edition.lists()[terms].get(code):
            named = term.name.within(language)
            return f"{named}（{code}）" if language == "zh" else f"{named} ({code})"
    return shown(code)
