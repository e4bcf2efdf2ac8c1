"""A check as the API and the catalogue show it."""

from __future__ import annotations

from reporting.checks.registry import Check
from reporting.vocabulary import Language


def to_public(check: Check, language: Language) -> dict[str, object]:
    return {
        "id": check.id,
        "layer": check.layer.value,
        "severity": check.severity.value,
        "title": check.title.within(language),
        "message": check.message.within(language),
        "remedy": check.remedy.within(language),
        "reference": check.reference,
        "waivable": check.waivable,
        "passing": dict(check.passing),
        "failing": dict(check.failing),
    }
