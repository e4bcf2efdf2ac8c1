"""What a validation says, as findings of a filed batch are told: same fields, same words."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Any

from reporting.checks.findings import Finding, render
from reporting.checks.registry import Severity, rule_set_for
from reporting.selectors.findings import csv_of
from reporting.services.validating import Validation, complete, sample
from reporting.vocabulary import Language


def as_answer(
    validation: Validation, language: Language, waived: AbstractSet[str] = frozenset()
) -> dict[str, Any]:
    """The answer of POST validate. `waived` are the checks that the platform is exempt from."""
    sink = validation.sink
    return {
        "period": validation.period,
        "kind": validation.kind,
        "rule_set": rule_set_for(validation.period).version,
        "sha256": validation.sha256,
        "size": validation.size,
        "lines": validation.lines,
        "records": validation.records,
        "would_be_taken_in": validation.would_be_taken_in,
        "severities": {severity.value: sink.severities[severity] for severity in Severity},
        "counts": dict(sorted(sink.counts.items())),
        "truncated": sink.truncated,
        "results": [_finding(found, language, waived) for found in sample(validation)],
    }


def as_csv(validation: Validation, language: Language) -> Iterator[bytes]:
    """Every finding, in the columns of findings.csv; the batch is none."""
    return csv_of((("", found) for found in complete(validation)), language)


def _finding(found: Finding, language: Language, waived: AbstractSet[str]) -> dict[str, Any]:
    words = render(found, language)
    return {
        "id": None,
        "check": found.check_id,
        "severity": found.severity.value,
        "batch": None,
        "line": found.line,
        "record_id": found.record_id or "",
        "pointer": found.pointer,
        "title": words.title,
        "message": words.message,
        "remedy": words.remedy,
        "waived": found.check_id in waived,
        "explanation": None,
        "explanation_decision": None,
    }
