"""Directives at the hand of platforms: acknowledged, and answered by answers that stay."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone

from platforms.principals import Principal, known
from platforms.refusals import Refused
from reporting.models import Directive, DirectiveAnswer, DirectiveState
from reporting.services import directives
from reporting.services.reports import find_signatory


@dataclass(frozen=True)
class Evidence:
    """Something the platform keeps, bound by its digest."""

    url: str
    sha256: str


def acknowledge(principal: Principal, directive: Directive) -> Directive:
    """The platform has opened it. Again changes nothing. Refused: `directive_withdrawn`."""
    locked = directives.lock(directive)
    if locked.acknowledged_at is not None:
        return locked
    if not locked.may_become(DirectiveState.ACKNOWLEDGED):
        raise Refused("directive_withdrawn")
    locked.state = DirectiveState.ACKNOWLEDGED
    _acknowledge(principal, locked)
    locked.save(update_fields=["state", "acknowledged_at", "acknowledged_by"])
    return locked


def _acknowledge(principal: Principal, directive: Directive) -> None:
    directive.acknowledged_at = timezone.now()
    directive.acknowledged_by_id = known(principal.credential_id)
    directives.record(principal, "directive.acknowledged", directive)


def answer(
    principal: Principal,
    directive: Directive,
    *,
    text: str,
    evidence: Sequence[Evidence],
    signatory_id: UUID,
) -> DirectiveAnswer:
    """Answer an order, in a signatory's name. What was not acknowledged is by this.

    Refused: `directive_takes_no_answer`, `directive_over`, `signatory_unknown`.
    """
    locked = directives.lock(directive)
    due_at = locked.due_at
    if due_at is None:
        raise Refused("directive_takes_no_answer")
    if not (locked.may_become(DirectiveState.ANSWERED) or locked.state == DirectiveState.ANSWERED):
        raise Refused("directive_over", directive_state=locked.state)
    signatory = find_signatory(principal, signatory_id)
    if locked.acknowledged_at is None:
        _acknowledge(principal, locked)
    given = DirectiveAnswer.objects.create(
        platform_id=locked.platform_id,
        directive=locked,
        number=locked.answers + 1,
        text=text,
        evidence=[{"url": one.url, "sha256": one.sha256} for one in evidence],
        signatory=signatory,
        due_at=due_at,
        given_at=timezone.now(),
        given_by_id=known(principal.credential_id),
    )
    _take(principal, locked, given)
    return given


def _take(principal: Principal, directive: Directive, given: DirectiveAnswer) -> None:
    directive.state = DirectiveState.ANSWERED
    directive.answers = given.number
    fields = ["state", "answers", "acknowledged_at", "acknowledged_by"]
    directive.save(update_fields=fields)
    directives.record(
        principal,
        "directive.answered",
        directive,
        number=given.number,
        signatory=str(given.signatory_id),
    )


def said_in(given: DirectiveAnswer) -> dict[str, Any]:
    """What a receipt proves of an answer: the text by its digest, the evidence as given."""
    return {
        "text_sha256": hashlib.sha256(given.text.encode()).hexdigest(),
        "evidence": [{"url": one["url"], "sha256": one["sha256"]} for one in given.evidence],
        "due_at": given.due_at.isoformat(),
        "given_at": given.given_at.isoformat(),
    }
