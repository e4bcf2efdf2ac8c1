"""The kinds of term a vocabulary is made of. Files are read straight into these shapes."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct

Language = Literal["en", "zh"]
Subject = Literal["product", "item", "account", "goods", "channel"]
Qualifier = Literal["exact", "at_least"]


class Text(Struct, frozen=True, forbid_unknown_fields=True):
    """One sentence or name in both languages."""

    en: str
    zh: str

    def within(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en


class Term(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    code: str
    name: Text


class Province(Term, frozen=True, kw_only=True):
    iso: str | None


class Category(Term, frozen=True, kw_only=True):
    phase: str
    subjects: frozenset[Subject]
    detail: Text
    labelling: bool = False


class Measure(Term, frozen=True, kw_only=True):
    """A countable with one definition. `actions` None means every action on the subject.

    `required`: a report that holds such records must declare it.
    `within`: the measure this one is a part of, so never larger than it.
    """

    version: int
    unit: str
    backing: Literal["records", "declared"]
    subject: Subject | None
    actions: frozenset[str] | None
    required: bool
    within: str | None
    definition: Text

    def adds_to(self, other: Measure) -> bool:
        """Only equal definitions are ever added up."""
        return (self.code, self.version) == (other.code, other.version)

    def counts(self, subject: str, action: str) -> bool:
        return subject == self.subject and (self.actions is None or action in self.actions)


class Action(Term, frozen=True, kw_only=True):
    actor: Literal["platform", "regulator", "both"]
    subjects: frozenset[Subject]

    @property
    def open_to_platforms(self) -> bool:
        return self.actor != "regulator"


class DirectiveKind(Term, frozen=True, kw_only=True):
    """What an office may tell a platform. An order is answered; `expects`: what the answer says."""

    kind: Literal["order", "notice"]
    description: Text
    expects: Text | None

    @property
    def is_order(self) -> bool:
        return self.kind == "order"


class Phase(Term, frozen=True, kw_only=True):
    pass


class PublishedFigure(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A figure the regulator published. `scope` is a jurisdiction code; scopes overlap."""

    scope: str
    phase: str
    measure: str
    value: int
    qualifier: Qualifier
    published_on: dt.date
    url: str


class Campaign(Term, frozen=True, kw_only=True):
    version: str
    starts_on: dt.date
    ends_on: dt.date
    periods: tuple[str, ...]
    source: str
    phases: tuple[Phase, ...]
    categories: tuple[Category, ...]
    published: tuple[PublishedFigure, ...]


class Edition(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which vocabulary applies to which periods, both ends included."""

    version: str
    campaign: str
    valid_from: str
    valid_to: str | None


class Crossing(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a category of one edition relates to one of another.

    `broader`: the target covers more than the origin; `narrower`: less.
    """

    origin: str
    target: str
    relation: Literal["exact", "broader", "narrower", "related"]
    note: Text


class Crosswalk(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    origin: str
    target: str
    source: str
    crossings: tuple[Crossing, ...]
