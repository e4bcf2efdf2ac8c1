"""From what a platform shows to a verdict. Total: whatever goes wrong is inconclusive."""

from __future__ import annotations

from reporting.evidence.controls.given import Given
from reporting.evidence.controls.judgements import Judgement, Outcome


def judge(control: str, given: Given) -> Judgement:
    """The verdict on one control. Never raises."""
    return Judgement(Outcome.INCONCLUSIVE)
