"""R2xx, does the record make sense by itself? How these checks are declared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from operator import attrgetter

from reporting.checks.fields import Record
from reporting.checks.registry import Example, Layer, Problem, Severity, check
from reporting.checks.setting import RecordContext
from reporting.vocabulary import Text

GUIDE = "docs/guide/first-report.md"
CLEAN: Example = {"record": {}}

Run = Callable[[Record, RecordContext], Problem | None]


@dataclass(frozen=True)
class Rule:
    """`reads` names the fields the check looks at: it runs whenever these can be read.

    `run` finds one problem or none, and is no generator: it is asked of every doubtful line.
    """

    check_id: str
    reads: frozenset[str]
    run: Run


RULES: list[Rule] = []

# What only these decide, is decided once for each combination of them.
CODE_FIELDS = ("subject", "action", "category", "modality", "product_kind", "label")
CODES = frozenset(CODE_FIELDS)
REMEMBERED = 50_000  # combinations; honest batches have a few hundred
codes_of: Callable[[Record], tuple[str | None, ...]] = attrgetter(*CODE_FIELDS)


def no_problem(rule: Rule, record: Record, context: RecordContext) -> bool:
    return rule.run(record, context) is None


def record_check(
    check_id: str,
    *,
    reads: tuple[str, ...],
    severity: Severity,
    title: Text,
    message: Text,
    remedy: Text,
    reference: str,
    passing: Example,
    failing: Example,
    waivable: bool = False,
) -> Callable[[Run], Run]:
    register = check(
        check_id,
        layer=Layer.RECORD,
        severity=severity,
        title=title,
        message=message,
        remedy=remedy,
        reference=reference,
        passing=passing,
        failing=failing,
        waivable=waivable,
    )

    def enlist(run: Run) -> Run:
        RULES.append(Rule(check_id, frozenset(reads), run))
        register(partial(_each, run))
        return run

    return enlist


def _each(run: Run, record: Record, context: RecordContext) -> Iterator[Problem]:
    """As all other checks say what they found."""
    problem = run(record, context)
    if problem is not None:
        yield problem
