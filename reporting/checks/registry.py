"""Every check, its permanent id and what it says. The rule set is this register, hashed."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeVar

from reporting.vocabulary import Text


class Layer(StrEnum):
    STRUCTURE = "structure"
    RECORD = "record"
    REPORT = "report"
    HISTORY = "history"
    CROSS_PLATFORM = "cross_platform"


class Severity(StrEnum):
    ERROR = "error"  # blocks
    WARNING = "warning"  # needs an explanation
    NOTE = "note"  # informs


LETTERS = MappingProxyType(
    {
        Layer.STRUCTURE: "S1",
        Layer.RECORD: "R2",
        Layer.REPORT: "T3",
        Layer.HISTORY: "H4",
        Layer.CROSS_PLATFORM: "X5",
    }
)
EDITION = "2025.1"
VALID_FROM = "2025-04"
PERIOD = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")

Example = Mapping[str, Any]  # what to look at, as JSON: see `reporting.checks.examples`
Params = Mapping[str, str | int]
Remedies = Mapping[str, Text]
NO_OTHERS: Remedies = MappingProxyType({})
Problem = tuple[str, Params]  # JSON Pointer, and the values the message speaks of
Run = TypeVar("Run", bound=Callable[..., Iterator[Problem]])


class DuplicateCheck(ValueError):
    """Two checks claim one id. Ids are permanent and never used again."""


class Sealed(RuntimeError):
    """A check arrived after the rule set had been given its version."""


class NoRuleSet(LookupError):
    """No rule set covers the period. Checking nothing would look like finding nothing."""


class UnknownCheck(LookupError):
    """The id belongs to no check of this rule set."""


@dataclass(frozen=True)
class Check:
    """One rule. `run` is pure: what it looks at in, problems out.

    `remedies` say by field what else helps than `remedy`; "cell" is for any cell of a spreadsheet.
    """

    id: str
    layer: Layer
    severity: Severity
    title: Text
    message: Text
    remedy: Text
    reference: str
    waivable: bool
    passing: Example
    failing: Example
    run: Callable[..., Iterator[Problem]]
    remedies: Remedies = field(default_factory=lambda: NO_OTHERS)


class Registry:
    def __init__(self) -> None:
        self._checks: dict[str, Check] = {}
        self._version = ""

    def add(self, check: Check) -> None:
        if self._version:
            raise Sealed(check.id)
        if check.id in self._checks:
            raise DuplicateCheck(check.id)
        if not re.fullmatch(LETTERS[check.layer] + r"[0-9]{2}", check.id):
            raise ValueError(f"{check.id} is not an id of the layer {check.layer}")
        self._checks[check.id] = check

    def all(self) -> tuple[Check, ...]:
        """In the order of the road: structure, record, report, history, cross-platform."""
        order = list(Layer)
        return tuple(sorted(self._checks.values(), key=lambda c: (order.index(c.layer), c.id)))

    def get(self, check_id: str) -> Check:
        if check_id not in self._checks:
            raise UnknownCheck(check_id)
        return self._checks[check_id]

    def seal(self) -> str:
        """Close the register and name it: edition plus a hash of ids and metadata."""
        facts = json.dumps([_facts(c) for c in self.all()], sort_keys=True, ensure_ascii=True)
        self._version = f"{EDITION}+{hashlib.sha256(facts.encode()).hexdigest()[:8]}"
        return self._version


def _facts(check: Check) -> list[object]:
    given = (check.title, check.message, check.remedy, *check.remedies.values())
    texts = [[t.en, t.zh] for t in given]
    return [check.id, check.layer, check.severity, texts, check.reference, check.waivable]


REGISTRY = Registry()
RULE_SET_VERSION = ""  # set by the package once every check has been imported


@dataclass(frozen=True)
class RuleSet:
    version: str
    valid_from: str
    checks: tuple[Check, ...]


def check(
    check_id: str,
    *,
    layer: Layer,
    severity: Severity,
    title: Text,
    message: Text,
    remedy: Text,
    reference: str,
    passing: Example,
    failing: Example,
    waivable: bool = False,
    remedies: Remedies = NO_OTHERS,
) -> Callable[[Run], Run]:
    """Register the decorated function as a check. A duplicate id raises at import."""

    def register(run: Run) -> Run:
        REGISTRY.add(
            Check(
                id=check_id,
                layer=layer,
                severity=severity,
                title=title,
                message=message,
                remedy=remedy,
                reference=reference,
                waivable=waivable,
                passing=passing,
                failing=failing,
                run=run,
                remedies=remedies,
            )
        )
        return run

    return register


def all_checks() -> tuple[Check, ...]:
    return REGISTRY.all()


def get(check_id: str) -> Check:
    return REGISTRY.get(check_id)


def of_layer(layer: Layer) -> tuple[Check, ...]:
    return tuple(c for c in REGISTRY.all() if c.layer is layer)


def rule_set_for(period: str) -> RuleSet:
    if not PERIOD.fullmatch(period) or period < VALID_FROM:
        raise NoRuleSet(period)
    return RuleSet(version=RULE_SET_VERSION, valid_from=VALID_FROM, checks=REGISTRY.all())
