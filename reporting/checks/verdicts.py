"""From the ids of what was found to what happens with the revision. Never from its words."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from enum import StrEnum

from reporting.checks.registry import Severity, get


class Verdict(StrEnum):
    ACCEPTED = "accepted"
    NEEDS_EXPLANATION = "needs_explanation"
    REJECTED = "rejected"


def verdict(
    findings: Mapping[str, int],
    explained: Mapping[str, int] | AbstractSet[str] = frozenset(),
    waived: AbstractSet[str] = frozenset(),
) -> Verdict:
    """`findings`: how many by check id. `explained`: how many of them, or ids explained as a whole.

    A waiver counts for waivable checks only. Unknown ids raise `UnknownCheck`.
    """
    worst = Verdict.ACCEPTED
    for check_id, count in findings.items():
        check = get(check_id)
        if not count or (check.waivable and check_id in waived):
            continue
        if check.severity is Severity.ERROR:
            return Verdict.REJECTED
        if check.severity is Severity.WARNING and count > _explained(check_id, count, explained):
            worst = Verdict.NEEDS_EXPLANATION
    return worst


def _explained(check_id: str, count: int, explained: Mapping[str, int] | AbstractSet[str]) -> int:
    if isinstance(explained, Mapping):
        return explained.get(check_id, 0)
    return count if check_id in explained else 0
