"""One thing wrong, where, and how it is said in both languages."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from msgspec import Struct

from reporting.checks.registry import Severity, get
from reporting.vocabulary import Language

SHOWN = 80  # characters of a filed value that may appear in a message
Params = Mapping[str, str | int]


class Finding(Struct, frozen=True):
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
        facts = [self.check_id, self.record_id, self.pointer, sorted(self.params.items())]
        return hashlib.sha256(json.dumps(facts, ensure_ascii=True).encode()).hexdigest()


@dataclass(frozen=True)
class RenderedFinding:
    title: str
    message: str
    remedy: str


def finding(
    check_id: str,
    pointer: str = "",
    *,
    line: int | None = None,
    record_id: str | None = None,
    **params: str | int,
) -> Finding:
    return Finding(check_id, get(check_id).severity, pointer, params, line, record_id)


def render(finding: Finding, language: Language) -> RenderedFinding:
    """Filed values are shown escaped and cut: what was filed can neither flood nor disguise."""
    check = get(finding.check_id)
    values = {name: shown(value) for name, value in finding.params.items()}
    return RenderedFinding(
        title=check.title.within(language),
        message=check.message.within(language).format_map(values),
        remedy=check.remedy.within(language).format_map(values),
    )


def shown(value: str | int) -> str:
    if isinstance(value, int):
        return f"{value:,}"
    cut = value if len(value) <= SHOWN else value[: SHOWN - 1] + "…"
    return "".join(c if c.isprintable() else _escaped(c) for c in cut)


def _escaped(character: str) -> str:
    code = ord(character)
    if unicodedata.category(character) == "Zs":
        return " "
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
