"""What was read of a file, as it is told: stable ids, and words in the language asked for."""

from __future__ import annotations

from typing import Any

from reporting.evidence import provenance, reasons
from reporting.evidence.provenance import Provenance
from reporting.evidence.reasons import Given
from reporting.evidence.verdict import Examination
from reporting.vocabulary import Language


def told(examination: Examination, signed: Provenance | None, language: Language) -> dict[str, Any]:
    explicit = examination.explicit
    return {
        "container": examination.container,
        "verdict": examination.verdict,
        "reasons": [reason(given, language) for given in examination.reasons],
        "labels": [
            {"location": label.location, "wrapped": label.wrapped, "fields": label.fields}
            for label in examination.labels
        ],
        "explicit": None if explicit is None else [reason(given, language) for given in explicit],
        "provenance": None if signed is None else _provenance(signed, language),
    }


def reason(given: Given, language: Language) -> dict[str, str]:
    """Of a label, or of Content Credentials: their ids differ."""
    known = reasons.REASONS.get(given.reason_id) or provenance.REASONS[given.reason_id]
    return {
        "id": known.id,
        "weight": known.weight,
        "location": given.location,
        "detail": given.detail,
        "title": known.title.within(language),
        "remedy": known.remedy.within(language),
        "reference": known.reference,
    }


def _provenance(signed: Provenance, language: Language) -> dict[str, Any]:
    return {
        "checked": signed.checked,
        "present": signed.present,
        "valid": signed.valid,
        "trusted": signed.trusted,
        "source_type": signed.source_type,
        "issuer": signed.issuer,
        "reasons": [reason(given, language) for given in signed.reasons],
    }
