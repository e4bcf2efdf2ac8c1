"""Directives at the hand of platforms: acknowledged, and answered by answers that stay."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone

from platforms.principals import Principal, known
from platforms.refusals import Refused
from reporting.models import Directive, DirectiveAnswer, DirectiveState, Receipt
from reporting.proof import filings
from reporting.services import directives, receipts, signatures
from reporting.services.receipts import moment
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
    signature: str | None = None,
) -> DirectiveAnswer:
    """Answer an order, in a signatory's name. What was not acknowledged is by this.

    The receipt is given with it, or nothing is. Refused: `directive_takes_no_answer`,
    `directive_over`, `signatory_unknown`, `signature_invalid`, `receipt_key_retired`.
    """
    locked = directives.lock(directive)
    given = _drafted(principal, locked, text, evidence, signatory_id)
    payload = signatures.input_of_answer(given, directive_answered(given))
    signatures.hold(signature, payload, given.platform_id)
    if locked.acknowledged_at is None:
        _acknowledge(principal, locked)
    given.save(force_insert=True)
    _take(principal, locked, given, signature)
    return given


def to_sign(
    principal: Principal,
    directive: Directive,
    *,
    text: str,
    evidence: Sequence[Evidence],
    signatory_id: UUID,
) -> bytes:
    """What is signed to answer so; nothing is stored. Refused: as `answer`."""
    given = _drafted(principal, directives.lock(directive), text, evidence, signatory_id)
    return signatures.input_of_answer(given, directive_answered(given))


def _drafted(
    principal: Principal,
    locked: Directive,
    text: str,
    evidence: Sequence[Evidence],
    signatory_id: UUID,
) -> DirectiveAnswer:
    due_at = locked.due_at
    if due_at is None:
        raise Refused("directive_takes_no_answer")
    if not (locked.may_become(DirectiveState.ANSWERED) or locked.state == DirectiveState.ANSWERED):
        raise Refused("directive_over", directive_state=locked.state)
    return DirectiveAnswer(
        platform_id=locked.platform_id,
        directive=locked,
        number=locked.answers + 1,
        text=text,
        evidence=[{"url": one.url, "sha256": one.sha256} for one in evidence],
        signatory=find_signatory(principal, signatory_id),
        due_at=due_at,
        given_at=timezone.now(),
        given_by_id=known(principal.credential_id),
    )


def _take(
    principal: Principal, directive: Directive, given: DirectiveAnswer, signature: str | None
) -> None:
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
    receipts.give(
        principal,
        Receipt.Kind.DIRECTIVE_ANSWERED,
        platform_id=given.platform_id,
        object_id=directive.id,
        number=given.number,
        what=directive_answered(given),
        signatory=given.signatory,
        signature=signature,
    )


def filed_answer(given: DirectiveAnswer) -> dict[str, Any]:
    """What the digests of a receipt are over. It must stay as it is: see `proving`."""
    evidence = [{"url": one["url"], "sha256": one["sha256"]} for one in given.evidence]
    return {"directive": given.directive.text, "text": given.text, "evidence": evidence}


def directive_answered(given: DirectiveAnswer) -> dict[str, Any]:
    """What a receipt says of an answer: to which directive, in which words, with what evidence."""
    directive, filed = given.directive, filed_answer(given)
    return {
        "code": directive.code,
        "reference": directive.reference,
        "office": str(directive.office_id),
        "directive_sha256": hashlib.sha256(filed["directive"].encode()).hexdigest(),
        "text_sha256": hashlib.sha256(filed["text"].encode()).hexdigest(),
        "evidence": {**filings.summary(filed["evidence"]), "each": filed["evidence"]},
        "due_at": moment(given.due_at),
        "given_at": moment(given.given_at),
    }
