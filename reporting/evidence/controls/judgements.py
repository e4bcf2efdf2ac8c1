"""What a rule says: a verdict, why, and what was counted. Stored and shown as plain JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

Value = str | int | float
Params = Mapping[str, Value]
Said = dict[str, Value]  # params while they are put together


class Outcome(StrEnum):
    SATISFIED = "satisfied"
    NOT_SATISFIED = "not_satisfied"
    INCONCLUSIVE = "inconclusive"


@dataclass(frozen=True)
class ControlReason:
    """One reason by its permanent id; `params` are the values that its message speaks of."""

    reason_id: str
    params: Params = field(default_factory=dict)


@dataclass(frozen=True)
class Measured:
    """A share: `compliant` of `n` that could be judged; `undecided` could not. `low` and `high`
    bound it with 95 % confidence. `share` and both are 0 to 1, None where `n` is 0. `threshold`
    None: none is demanded. `modality` None: of all of them."""

    name: str
    modality: str | None
    n: int
    compliant: int
    share: float | None
    low: float | None
    high: float | None
    threshold: float | None
    undecided: int = 0


@dataclass(frozen=True)
class Judgement:
    verdict: Outcome
    reasons: tuple[ControlReason, ...] = ()
    measured: tuple[Measured, ...] = ()


def to_plain(judgement: Judgement) -> dict[str, Any]:
    """`verdict`, `reasons` and `measured`, as rows keep them."""
    return {
        "verdict": str(judgement.verdict),
        "reasons": [
            {"reason_id": reason.reason_id, "params": dict(reason.params)}
            for reason in judgement.reasons
        ],
        "measured": [asdict(measured) for measured in judgement.measured],
    }


def from_plain(
    verdict: str,
    reasons: Sequence[Mapping[str, Any]],
    measured: Sequence[Mapping[str, Any]],
) -> Judgement:
    """The judgement that was stored."""
    return Judgement(
        Outcome(verdict),
        tuple(ControlReason(one["reason_id"], one["params"]) for one in reasons),
        tuple(Measured(**one) for one in measured),
    )
