"""The slow road: every check on one line, each by itself, so that every error is named."""

from __future__ import annotations

import datetime as dt
from functools import cache
from itertools import islice
from typing import Any

import msgspec
from msgspec import Struct

from reporting.checks import (
    lines,
    record_codes,
    record_texts,
    record_times,
    structure_batches,
    structure_fields,
    structure_lines,
)
from reporting.checks.fields import (
    RECORD_ID,
    Fields,
    Record,
    record_fields,
    record_type,
)
from reporting.checks.findings import Finding
from reporting.checks.lines import Limits, Line, Part, take_apart
from reporting.checks.moments import moment
from reporting.checks.record_check import CODES, REMEMBERED, RULES, Rule, codes_of, no_problem
from reporting.checks.registry import Check, Layer, Severity, get, of_layer
from reporting.checks.setting import RecordContext
from reporting.checks.skimming import Skimmer

SOURCES = (
    record_codes,
    record_texts,
    record_times,
    structure_batches,
    structure_fields,
    structure_lines,
)
OF_LINES = {*(f"S1{number:02d}" for number in range(1, 18)), "S121", "S122"}
# Findings of one check that are told of a line: it has room for thousands of unknown fields.
OF_ONE_LINE = 50
LINE_CHECKS = tuple(c for c in of_layer(Layer.STRUCTURE) if c.id in OF_LINES)
Rules = tuple[tuple[Rule, Severity], ...]
RULES_IN_ORDER = tuple(sorted(RULES, key=lambda rule: rule.check_id))
# What of a line a check looks at: where there is nothing of it, the check finds nothing.
LOOKS_AT = {
    **dict.fromkeys(("S101", "S102", "S103", "S104", "S105", "S106"), lines.TROUBLED),
    **dict.fromkeys(("S107", "S108"), lines.ODD),
    "S109": lines.MISSING,
    "S110": lines.TYPES,
    "S111": lines.CODES,
    **dict.fromkeys(("S112", "S113", "S114", "S115"), lines.TEXTS),
    **dict.fromkeys(("S116", "S117"), lines.TIMES),
    **dict.fromkeys(("S121", "S122"), lines.CORRECTION),
}
NO_TIME = dt.datetime.min.replace(tzinfo=dt.UTC)
TIMES = frozenset({"acted_at", "content_at"})
# Never looked at: a check runs only where the fields that it reads are in order.
STAND_INS: dict[str, Any] = {
    **dict.fromkeys(("record_id", "subject", "action", "category", "detection", "target"), ""),
    "acted_at": NO_TIME,
}


class Disagreement(RuntimeError):
    """The typed decoder refuses a line no check objects to: a fault of ours, not of the filer."""


class Examined(Struct, frozen=True, gc=False):
    """`record` is there when nothing blocks it; findings may be there all the same."""

    record: Record | None
    findings: list[Finding]
    line: Line


class Examiner:
    def __init__(self, context: RecordContext, limits: Limits) -> None:
        self.context = context
        self.limits = limits
        self.fields = record_fields(context.vocabulary)
        self.type = record_type(context.vocabulary)
        self.skim = Skimmer(self.fields, limits).skim
        self.known: dict[tuple[object, ...], Rules] = {}

    def examine(self, raw: bytes, number: int, fields: Fields | None = None) -> Examined:
        """`fields` are given for lines that are not records, but hold one."""
        line = None if fields else self.skim(raw)
        if line is None:
            line = take_apart(raw, fields or self.fields, self.fields, self.limits)
        findings = structural_findings(line, number)
        part = line.parts[-1] if line.parts else None
        if part is None or part.fields is not self.fields:
            return Examined(None, findings, line)
        names = [finding.pointer.removeprefix(part.prefix + "/") for finding in findings]
        bad = frozenset([name for name in names if name in self.fields])
        judged = self.judge(self._partial(line.skimmed, part, bad), number, part.prefix, bad)
        blocked = bool(findings) or blocks(judged)
        record = None if blocked else self._typed(line, part)
        return Examined(record, findings + judged, line)

    def judge(
        self,
        record: Record,
        number: int,
        prefix: str = "",
        bad: frozenset[str] = frozenset(),
    ) -> list[Finding]:
        """What the record checks say, as far as the fields they read are in order."""
        record_id = None if "record_id" in bad else record.record_id
        context = self.context
        found: list[Finding] = []
        for rule, severity in self._rules(record, bad):
            problem = rule.run(record, context)
            if problem is not None:
                pointer, params = problem
                found.append(
                    Finding(rule.check_id, severity, prefix + pointer, params, number, record_id)
                )
        return found

    def _rules(self, record: Record, bad: frozenset[str]) -> Rules:
        """Those that may object. What only codes decide is asked once, and then remembered."""
        key = (bad, *codes_of(record))
        rules = self.known.get(key)
        if rules is None:
            if len(self.known) >= REMEMBERED:
                self.known.clear()
            rules = self.known[key] = tuple(
                (rule, get(rule.check_id).severity)
                for rule in RULES_IN_ORDER
                if bad.isdisjoint(rule.reads)
                and not (rule.reads <= CODES and no_problem(rule, record, self.context))
            )
        return rules

    def _partial(self, skimmed: Record | None, part: Part, bad: frozenset[str]) -> Record:
        """The record with stand-ins for what is broken; no check that reads one of these runs."""
        if skimmed is not None:
            return _patched(skimmed, bad)
        values = STAND_INS.copy()
        for name, value in part.values.items():
            if value is not None and name not in bad and name in self.fields:
                values[name] = moment(value) if name in TIMES else value
        return Record(**values)

    def _typed(self, line: Line, part: Part) -> Record:
        try:
            if line.skimmed is not None:
                return msgspec.json.decode(line.raw, type=self.type)
            return msgspec.convert(part.values, self.type)
        except msgspec.ValidationError as error:
            raise Disagreement(str(error)) from error


def _patched(record: Record, bad: frozenset[str]) -> Record:
    for name in bad:
        setattr(record, name, STAND_INS.get(name))
    for name in TIMES - bad:
        given: Any = getattr(record, name)
        if given is not None:
            setattr(record, name, moment(given))
    return record


def blocks(findings: list[Finding]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


def structural_findings(line: Line, number: int) -> list[Finding]:
    record_id = _readable_id(line)
    return [
        Finding(check.id, check.severity, pointer, params, number, record_id)
        for check in _checks_that_look_at(line.looks)
        for pointer, params in islice(check.run(line), OF_ONE_LINE)
    ]


@cache
def _checks_that_look_at(looks: int) -> tuple[Check, ...]:
    return tuple(check for check in LINE_CHECKS if LOOKS_AT[check.id] & looks)


def _readable_id(line: Line) -> str | None:
    if not line.parts:
        return None
    given = line.skimmed.record_id if line.skimmed else line.values.get("record_id")
    fits = isinstance(given, str) and len(given) <= 64 and RECORD_ID.fullmatch(given)
    return given if fits else None
