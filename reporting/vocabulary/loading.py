"""Read the data files strictly: a wrong file stops the program instead of a filing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

import msgspec
from msgspec import Struct

from reporting.vocabulary.controls import Control
from reporting.vocabulary.terms import (
    Action,
    Campaign,
    Crosswalk,
    DirectiveKind,
    Edition,
    Measure,
    Province,
    Term,
    Text,
)
from reporting.vocabulary.verifying import verify
from reporting.vocabulary.vocabularies import Vocabularies, Vocabulary

DATA = Path(__file__).parent / "data"
JURISDICTIONS = Path(__file__).parents[2] / "platforms" / "data" / "jurisdictions.json"

AnyTerm = TypeVar("AnyTerm", bound=Term)
Shape = TypeVar("Shape")


class BadVocabulary(ValueError):
    """A data file is malformed, repeats a code, or points at nothing."""


class _Terms(Struct, frozen=True, forbid_unknown_fields=True):
    subjects: tuple[Term, ...]
    product_kinds: tuple[Term, ...]
    modalities: tuple[Term, ...]
    detections: tuple[Term, ...]
    labels: tuple[Term, ...]
    qualifiers: tuple[Term, ...]
    attestation_statuses: tuple[Term, ...]


class _Jurisdiction(Struct, frozen=True, forbid_unknown_fields=True):
    code: str
    iso: str | None
    en: str
    zh: str
    office: bool


class _Jurisdictions(Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    jurisdictions: tuple[_Jurisdiction, ...]


class _Editions(Struct, frozen=True, forbid_unknown_fields=True):
    editions: tuple[Edition, ...]


class _Actions(Struct, frozen=True, forbid_unknown_fields=True):
    actions: tuple[Action, ...]


class _Measures(Struct, frozen=True, forbid_unknown_fields=True):
    measures: tuple[Measure, ...]


class _Controls(Struct, frozen=True, forbid_unknown_fields=True):
    version: str
    changed: str
    source: str
    evidence_types: frozenset[str]
    controls: tuple[Control, ...]


class _Directives(Struct, frozen=True, forbid_unknown_fields=True):
    version: str
    source: str
    directives: tuple[DirectiveKind, ...]


@cache
def load() -> Vocabularies:
    return load_from(DATA, JURISDICTIONS)


def for_period(period: str) -> Vocabulary:
    return load().for_period(period)


def load_from(data: Path, jurisdictions: Path = JURISDICTIONS) -> Vocabularies:
    campaigns = by_code(_read(p, Campaign) for p in sorted((data / "campaigns").glob("*.json")))
    terms = _read(data / "terms.json", _Terms)
    controls = _read(data / "controls.json", _Controls)
    directives = _read(data / "directives.json", _Directives)
    vocabularies = Vocabularies(
        editions=tuple(
            _vocabulary(edition, campaigns, terms, data, jurisdictions)
            for edition in _read(data / "editions.json", _Editions).editions
        ),
        campaigns=campaigns,
        controls=by_code(controls.controls),
        controls_version=controls.version,
        controls_changed=controls.changed,
        evidence_types=controls.evidence_types,
        attestation_statuses=by_code(terms.attestation_statuses),
        directives=by_code(directives.directives),
        directives_version=directives.version,
        crosswalk=tuple(_read(p, Crosswalk) for p in sorted((data / "crosswalks").glob("*.json"))),
    )
    for complaint in verify(vocabularies):
        raise BadVocabulary(complaint)
    return vocabularies


def by_code(terms: Iterable[AnyTerm]) -> Mapping[str, AnyTerm]:
    found: dict[str, AnyTerm] = {}
    for term in terms:
        if term.code in found:
            raise BadVocabulary(f"code {term.code} stands twice")
        found[term.code] = term
    return MappingProxyType(found)


def _vocabulary(
    edition: Edition,
    campaigns: Mapping[str, Campaign],
    terms: _Terms,
    data: Path,
    jurisdictions: Path,
) -> Vocabulary:
    if edition.campaign not in campaigns:
        raise BadVocabulary(f"edition {edition.version} names no campaign: {edition.campaign}")
    return Vocabulary(
        version=edition.version,
        valid_from=edition.valid_from,
        valid_to=edition.valid_to,
        campaign=edition.campaign,
        categories=by_code(campaigns[edition.campaign].categories),
        measures=by_code(_read(data / "measures.json", _Measures).measures),
        actions=by_code(_read(data / "actions.json", _Actions).actions),
        subjects=by_code(terms.subjects),
        product_kinds=by_code(terms.product_kinds),
        modalities=by_code(terms.modalities),
        detections=by_code(terms.detections),
        labels=by_code(terms.labels),
        qualifiers=by_code(terms.qualifiers),
        provinces=by_code(_provinces(jurisdictions)),
    )


def _provinces(path: Path) -> Iterable[Province]:
    for row in _read(path, _Jurisdictions).jurisdictions:
        if row.code != "00":
            yield Province(code=row.code, name=Text(en=row.en, zh=row.zh), iso=row.iso)


def _read(path: Path, shape: type[Shape]) -> Shape:
    try:
        return msgspec.json.decode(path.read_bytes(), type=shape)
    except (OSError, msgspec.MsgspecError) as error:
        raise BadVocabulary(f"{path.name}: {error}") from error
