"""Every rule that finds signals: its permanent id, and what it says in both languages."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from reporting.signals.thresholds import Given, Thresholds
from reporting.vocabulary import Text


class Level(StrEnum):
    """What a rule looks at, and so what its signals are about."""

    SCOPE = "scope"  # a Course of the nation or of a province
    PLATFORM = "platform"  # a Course of a platform
    SPREAD = "spread"  # a Sight
    CALENDAR = "calendar"  # an Absence of a platform


@dataclass(frozen=True)
class Context:
    """What a rule may know beside what it looks at."""

    given: Given
    watched: frozenset[str]


Numbers = Mapping[str, str | float]  # a whole number is one of them


def saying(**numbers: str | float) -> Numbers:
    return numbers


# What it is about (a category, a code, a digest), how far past the threshold, and the numbers.
Heard = tuple[str, float, Numbers]
Listen = Callable[[Any, Context], Iterator[Heard]]


@dataclass(frozen=True)
class Rule:
    id: str
    level: Level
    title: Text
    message: Text
    meaning: Text
    quiet: Any  # an example that it says nothing of
    telling: Any  # one that it speaks of
    listen: Listen


@dataclass(frozen=True)
class Found:
    """A signal, as a rule found it. `strength` 1 is at the threshold, 2 twice as far."""

    rule: str
    subject: str
    strength: float
    numbers: Numbers


class DuplicateRule(ValueError):
    """Two rules claim one id. Ids are permanent and never used again."""


RULES: dict[str, Rule] = {}


def rule(
    rule_id: str,
    *,
    level: Level,
    title: Text,
    message: Text,
    meaning: Text,
    quiet: object,
    telling: object,
) -> Callable[[Listen], Listen]:
    def register(listen: Listen) -> Listen:
        if rule_id in RULES:
            raise DuplicateRule(rule_id)
        RULES[rule_id] = Rule(rule_id, level, title, message, meaning, quiet, telling, listen)
        return listen

    return register


def of_level(level: Level) -> list[Rule]:
    return [RULES[rule_id] for rule_id in sorted(RULES) if RULES[rule_id].level == level]


def hear(level: Level, seen: object, thresholds: Thresholds) -> Iterator[Found]:
    """What the rules of a level find. An exception of a rule propagates: it is ours."""
    for one in of_level(level):
        context = Context(thresholds.of(one.id), thresholds.watched)
        for subject, strength, numbers in one.listen(seen, context):
            yield Found(one.id, subject, round(strength, 2), numbers)


def version(thresholds: Thresholds) -> str:
    """Of rules and thresholds together: when it changes, everything is looked at again."""
    told = {"edition": EDITION, "rules": sorted(RULES), "thresholds": thresholds.rules}
    text = json.dumps({**told, "watched": sorted(thresholds.watched)}, sort_keys=True)
    return f"{EDITION}-{hashlib.sha256(text.encode()).hexdigest()[:12]}"


# Moved on when a rule comes to find something else with the same thresholds.
EDITION = "2026.1"
