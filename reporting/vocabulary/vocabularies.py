"""What callers hold: the vocabulary of one period, and all vocabularies together."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from reporting.vocabulary.controls import Control
from reporting.vocabulary.terms import (
    Action,
    Campaign,
    Category,
    Crosswalk,
    DirectiveKind,
    Measure,
    Province,
    Term,
)

PERIOD = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


class NoVocabulary(LookupError):
    """No vocabulary covers the period: a hole in the data files, or no period at all."""


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The codes that may be used in the reports of a run of periods."""

    version: str
    valid_from: str
    valid_to: str | None
    campaign: str
    categories: Mapping[str, Category]
    measures: Mapping[str, Measure]
    actions: Mapping[str, Action]
    subjects: Mapping[str, Term]
    product_kinds: Mapping[str, Term]
    modalities: Mapping[str, Term]
    detections: Mapping[str, Term]
    labels: Mapping[str, Term]
    qualifiers: Mapping[str, Term]
    provinces: Mapping[str, Province]

    def lists(self) -> Mapping[str, Mapping[str, Term]]:
        """Every list of codes by its public name."""
        return {
            "categories": self.categories,
            "measures": self.measures,
            "actions": self.actions,
            "subjects": self.subjects,
            "product_kinds": self.product_kinds,
            "modalities": self.modalities,
            "detections": self.detections,
            "labels": self.labels,
            "qualifiers": self.qualifiers,
            "provinces": self.provinces,
        }

    def covers(self, period: str) -> bool:
        return self.valid_from <= period and (self.valid_to is None or period <= self.valid_to)


@dataclass(frozen=True, eq=False)
class Vocabularies:
    editions: tuple[Vocabulary, ...]
    campaigns: Mapping[str, Campaign]
    controls: Mapping[str, Control]
    controls_version: str
    controls_changed: str  # when that version was made
    evidence_types: frozenset[str]
    attestation_statuses: Mapping[str, Term]
    directives: Mapping[str, DirectiveKind]
    directives_version: str
    crosswalk: tuple[Crosswalk, ...]

    def for_period(self, period: str) -> Vocabulary:
        if PERIOD.fullmatch(period):
            for vocabulary in self.editions:
                if vocabulary.covers(period):
                    return vocabulary
        raise NoVocabulary(period)

    def version(self, version: str) -> Vocabulary:
        for vocabulary in self.editions:
            if vocabulary.version == version:
                return vocabulary
        raise NoVocabulary(version)

    def campaigns_of(self, period: str) -> tuple[Campaign, ...]:
        return tuple(c for c in self.campaigns.values() if period in c.periods)
