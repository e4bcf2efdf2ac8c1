"""Vocabularies as the API shows them: plain JSON, names in both languages, lists in file order."""

from __future__ import annotations

from typing import Any

import msgspec

from reporting.vocabulary.controls import Control
from reporting.vocabulary.requirements import Demand, Measurement
from reporting.vocabulary.terms import Action, Campaign, Category, Crosswalk, Term
from reporting.vocabulary.vocabularies import Vocabularies, Vocabulary

Public = dict[str, Any]


def to_public(vocabulary: Vocabulary) -> Public:
    """One edition: `version`, validity and every list of codes."""
    lists = {name: [term(t) for t in terms.values()] for name, terms in vocabulary.lists().items()}
    return {
        "version": vocabulary.version,
        "campaign": vocabulary.campaign,
        "valid_from": vocabulary.valid_from,
        "valid_to": vocabulary.valid_to,
        **lists,
    }


def term(given: Term | Action | Category | Control) -> Public:
    """A term with all it says; sets become sorted lists."""
    return _plain(given)


def campaign(given: Campaign) -> Public:
    return _plain(given)


def crosswalk(given: Crosswalk) -> Public:
    return _plain(given)


def controls(vocabularies: Vocabularies) -> Public:
    return {
        "version": vocabularies.controls_version,
        "controls": [_control(one) for one in vocabularies.controls.values()],
        "attestation_statuses": [term(s) for s in vocabularies.attestation_statuses.values()],
    }


def directive_kinds(vocabularies: Vocabularies) -> Public:
    return {
        "version": vocabularies.directives_version,
        "directives": [term(kind) for kind in vocabularies.directives.values()],
    }


def _control(given: Control) -> Public:
    """With how each requirement is judged, which follows from what it has."""
    plain = term(given)
    for shown, demand in zip(plain["requirements"], given.requirements, strict=True):
        _say_how(shown, demand)
    return plain


def _say_how(shown: Public, demand: Demand) -> None:
    shown["judged"] = demand.judged
    if isinstance(demand, Measurement):
        for inner, field in zip(shown["fields"], demand.fields, strict=True):
            _say_how(inner, field)
            inner.pop("fields", None)  # inventories hold no inventories


def _plain(given: msgspec.Struct) -> Public:
    plain: Public = msgspec.to_builtins(given, order="deterministic")
    return plain
