"""What the codes of a consolidated view mean: definitions and names, from the vocabularies."""

from collections.abc import Iterable, Mapping
from typing import Any

from reporting import vocabulary
from reporting.vocabulary import Language, Measure, Term

LISTS = {
    "subject": "subjects",
    "category": "categories",
    "action": "actions",
    "product_kind": "product_kinds",
    "modality": "modalities",
    "detection": "detections",
    "label": "labels",
    "province": "provinces",
    "content_province": "provinces",
}


def find_definition(code: str, version: int) -> Measure | None:
    """The measure as it was defined: a version is never defined twice."""
    for edition in vocabulary.load().editions:
        measure = edition.measures.get(code)
        if measure is not None and measure.version == version:
            return measure
    return None


def terms(name: str) -> Mapping[str, Term]:
    """Every code that any edition knows of a dimension, with its latest name."""
    found: dict[str, Term] = {}
    for edition in vocabulary.load().editions:
        found.update(getattr(edition, LISTS[name]))
    return found


def measure_codes() -> frozenset[str]:
    return frozenset(code for e in vocabulary.load().editions for code in e.measures)


def names(name: str, codes: Iterable[str], language: Language) -> dict[str, str]:
    known = terms(name)
    return {code: known[code].name.within(language) for code in sorted(codes) if code in known}


def describe(measure: Measure, language: Language) -> dict[str, Any]:
    return {
        "measure": measure.code,
        "measure_version": measure.version,
        "unit": measure.unit,
        "backing": measure.backing,
        "within": measure.within,
        "name": measure.name.within(language),
        "definition": measure.definition.within(language),
    }
