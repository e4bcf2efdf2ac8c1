"""The slow road: every check on one line, each by itself, so that every error is named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from reporting.checks import (
    record_codes,
    record_texts,
    record_times,
    structure_batches,
    structure_fields,
    structure_lines,
)
from reporting.checks.fields import RECORD_ID, Fields, Record, record_fields, record_type
from reporting.checks.findings import Finding
from reporting.checks.lines import Limits, Line, Part, take_apart
from reporting.checks.moments import moment
from reporting.checks.record_check import RULES
from reporting.checks.registry import Layer, Severity, get, of_layer
from reporting.checks.setting import RecordContext

SOURCES = (
    record_codes,
    record_texts,
    record_times,
    structure_batches,
    structure_fields,
    structure_lines,
)
OF_LINES = {*(f"S1{number:02d}" for number in range(1, 18)), "S121", "S122"}
LINE_CHECKS = tuple(c for c in of_layer(Layer.STRUCTURE) if c.id in OF_LINES)
RULES_IN_ORDER = tuple(sorted(RULES, key=lambda rule: rule.check_id))
NO_TIME = dt.datetime.min.replace(tzinfo=dt.UTC)


class Disagreement(RuntimeError):
    """The typed decoder refuses a line no check objects to: a fault of ours, not of the filer."""


@dataclass(frozen=True)
class Examined:
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

    def examine(self, raw: bytes, number: int, fields: Fields | None = None) -> Examined:
        """`fields` are given for lines that are not records, but hold one."""
        line = take_apart(raw, fields or self.fields, self.fields, self.limits)
        findings = list(structural_findings(line, number))
        part = next((p for p in line.parts if p.fields is self.fields), None)
        if part is None:
            return Examined(None, findings, line)
        bad = {f.pointer.removeprefix(part.prefix + "/") for f in findings}
        judged = list(self.judge(self._partial(part, bad), number, part.prefix, bad))
        blocked = bool(findings) or blocks(judged)
        record = None if blocked else self._typed(part)
        return Examined(record, findings + judged, line)

    def judge(
        self,
        record: Record,
        number: int,
        prefix: str = "",
        bad: set[str] | frozenset[str] = frozenset(),
    ) -> Iterator[Finding]:
        """What the record checks say, as far as the fields they read are in order."""
        record_id = None if "record_id" in bad else record.record_id
        for rule in RULES_IN_ORDER:
            if not bad or bad.isdisjoint(rule.reads):
                for pointer, params in rule.run(record, self.context):
                    severity = get(rule.check_id).severity
                    yield Finding(
                        rule.check_id, severity, prefix + pointer, params, number, record_id
                    )

    def _partial(self, part: Part, bad: set[str]) -> Record:
        """The record with stand-ins for what is broken; no check that reads one of these runs."""
        given = part.values
        values: dict[str, Any] = {}
        for name, field in self.fields.items():
            value = None if name in bad else given.get(name)
            if field.kind == "time" and value is not None:
                value = moment(value)
            if value is None and field.required:
                value = NO_TIME if field.kind == "time" else ""
            values[name] = value
        return Record(**values)

    def _typed(self, part: Part) -> Record:
        try:
            return msgspec.convert(part.values, self.type)
        except msgspec.ValidationError as error:
            raise Disagreement(str(error)) from error


def blocks(findings: list[Finding]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


def structural_findings(line: Line, number: int) -> Iterator[Finding]:
    record_id = _readable_id(line)
    for check in LINE_CHECKS:
        for pointer, params in check.run(line):
            yield Finding(check.id, check.severity, pointer, params, number, record_id)


def _readable_id(line: Line) -> str | None:
    if not line.parts:
        return None
    given = line.values.get("record_id")
    fits = isinstance(given, str) and len(given) <= 64 and RECORD_ID.fullmatch(given)
    return given if fits else None
