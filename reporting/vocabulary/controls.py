"""The technical safeguards that platforms attest to, and what shows them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from msgspec import Struct

from reporting.vocabulary.requirements import Requirement
from reporting.vocabulary.terms import Term, Text


class Contradiction(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What in the platform's own reports denies the claim that a control is implemented: records of
    items found with one of these labels, of these modalities (None: of any). Records of a category
    that is about missing labels need not say which label was there."""

    labels: frozenset[str]
    modalities: frozenset[str] | None = None

    def says(self, modality: str, label: str, of_labelling: bool) -> bool:
        """Whether such records deny the claim. `modality` and `label` may be empty."""
        if self.modalities is not None and modality not in self.modalities:
            return False
        return label in self.labels or (of_labelling and not label)


class Control(Term, frozen=True, kw_only=True):
    """A technical safeguard a platform attests to. `evidence` names the types that can show it,
    `requirements` what an attestation takes.

    `applies_where`: measures of a report that show that the control does apply to the platform.
    `example`: measurements as they may be, by name.
    """

    source: str
    description: Text
    evidence: tuple[str, ...]
    requirements: tuple[Requirement, ...]
    example: dict[str, Any]
    denied_by: Contradiction | None = None
    applies_where: tuple[str, ...] = ()


def within(period: str, valid_from: dt.date, valid_until: dt.date) -> bool:
    """Whether the month began within a validity: what was found before a claim was made says
    nothing against it."""
    return valid_from.isoformat() <= f"{period}-01" <= valid_until.isoformat()
