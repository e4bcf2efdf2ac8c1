"""Where a rule begins to speak: numbers from a data file, which an operator may change."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

FILE = Path(__file__).parents[1] / "vocabulary" / "data" / "signals.json"
Given = Mapping[str, float]  # of one rule


class BadThresholds(ValueError):
    """A threshold that no rule knows, or that is no number."""


class Thresholds(Struct, frozen=True, forbid_unknown_fields=True):
    """By rule. `watched` are the categories that the case names: they are heard earlier."""

    version: str
    source: str
    watched: frozenset[str]
    reopens_at: float
    rules: dict[str, dict[str, float]]

    def of(self, rule_id: str) -> Given:
        return self.rules[rule_id]


@cache
def shipped() -> Thresholds:
    return msgspec.json.decode(FILE.read_bytes(), type=Thresholds)


def changed(overrides: Mapping[str, Mapping[str, object]]) -> Thresholds:
    """The shipped thresholds with some of them replaced. Raises `BadThresholds`."""
    found = shipped()
    rules = {rule: dict(given) for rule, given in found.rules.items()}
    for rule, given in overrides.items():
        for name, value in given.items():
            if name not in rules.get(rule, {}):
                raise BadThresholds(f"{rule}.{name} is no threshold of a signal")
            if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
                raise BadThresholds(f"{rule}.{name} must be a number of at least 0")
            rules[rule][name] = float(value)
    return msgspec.structs.replace(found, rules=rules)
