"""Directives at the hand of offices: issued, put off, decided on, withdrawn."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.utils import timezone

from platforms import audit
from platforms.models import Platform
from platforms.principals import Principal
from platforms.refusals import Refused
from reporting import vocabulary
from reporting.models import Directive, DirectiveState
from reporting.models.directives import WAITING
from reporting.services import concerning
from reporting.services.concerning import About

LONGEST = timedelta(days=731)


@dataclass(frozen=True)
class Wording:
    """What a directive says. `due_at`: an order has one, a notice has none."""

    code: str
    text: str
    due_at: datetime | None = None
    reference: str = ""
    about: About = field(default_factory=About)


def issue(principal: Principal, platform: Platform, wording: Wording) -> Directive:
    """Issue a directive to a platform that the office may see.

    Refused: `directive_code_unknown`, `directive_due_at`, `directive_no_office`, and what
    `concerning.find` refuses.
    """
    if principal.office_id is None:
        raise Refused("directive_no_office")
    _require_date(wording)
    now = timezone.now()
    directive = Directive.objects.create(
        platform=platform,
        office_id=principal.office_id,
        code=wording.code,
        vocabulary=vocabulary.load().directives_version,
        reference=wording.reference,
        text=wording.text,
        **concerning.find(principal, platform, wording.about),
        first_due_at=wording.due_at,
        due_at=wording.due_at,
        issued_at=now,
        issued_by_id=principal.person_id,
    )
    record(principal, "directive.issued", directive, due_at=_written(directive.due_at))
    return directive


def _require_date(wording: Wording) -> None:
    kind = vocabulary.load().directives.get(wording.code)
    if kind is None:
        raise Refused("directive_code_unknown", pointer="/code", directive=wording.code)
    if kind.is_order != (wording.due_at is not None):
        raise Refused("directive_due_at", pointer="/due_at")
    if wording.due_at is not None:
        _require_to_come(wording.due_at)


def _require_to_come(due_at: datetime) -> None:
    now = timezone.now()
    if not now < due_at <= now + LONGEST:
        raise Refused("directive_due_at", pointer="/due_at")


def lock_to_decide(principal: Principal, directive: Directive) -> Directive:
    """The directive as it is now, held until the transaction ends.

    Refused: `directive_of_another_office`. The one that issued it decides, or the one above.
    """
    if not principal.sees_all and principal.office_id != directive.office_id:
        raise Refused("directive_of_another_office")
    return lock(directive)


def lock(directive: Directive) -> Directive:
    rows = Directive.objects.select_related("platform", "office", "revision", "issued_by")
    return rows.select_for_update(of=("self",), no_key=True).get(pk=directive.pk)


def accept(
    principal: Principal, directive: Directive, *, answer: int, remark: str = ""
) -> Directive:
    """Take the latest answer for good. Refused: `directive_not_decidable`, `answer_not_latest`,
    `directive_of_another_office`."""
    locked = _lock_answered(principal, directive, answer)
    return _decide(principal, locked, DirectiveState.ACCEPTED, remark, number=answer)


def send_back(
    principal: Principal, directive: Directive, *, answer: int, reason: str, due_at: datetime
) -> Directive:
    """Ask for another answer, by another day. Refused: as `accept`, and `directive_due_at`."""
    _require_to_come(due_at)
    locked = _lock_answered(principal, directive, answer)
    locked.due_at = due_at
    return _decide(principal, locked, DirectiveState.RETURNED, reason, number=answer)


def _lock_answered(principal: Principal, directive: Directive, answer: int) -> Directive:
    locked = lock_to_decide(principal, directive)
    if locked.state != DirectiveState.ANSWERED:
        raise Refused("directive_not_decidable", directive_state=locked.state)
    if answer != locked.answers:
        # Another one may have come while somebody read.
        raise Refused("answer_not_latest", pointer="/answer", latest=locked.answers)
    return locked


def extend(
    principal: Principal, directive: Directive, *, due_at: datetime, reason: str
) -> Directive:
    """Put off the day by which an answer is owed.

    Refused: `directive_not_extendable`, `directive_due_at`, `directive_due_earlier`,
    `directive_of_another_office`.
    """
    _require_to_come(due_at)
    locked = lock_to_decide(principal, directive)
    if locked.due_at is None or locked.state not in WAITING:
        raise Refused("directive_not_extendable", directive_state=locked.state)
    if due_at <= locked.due_at:
        before = f"{timezone.localtime(locked.due_at):%Y-%m-%d %H:%M}"
        raise Refused("directive_due_earlier", pointer="/due_at", due_at=before)
    locked.due_at = due_at
    return _decide(principal, locked, locked.state, reason, action="directive.extended")


def withdraw(principal: Principal, directive: Directive, *, reason: str) -> Directive:
    """Take a directive back; it stays readable.

    Refused: `directive_not_withdrawable`, `directive_of_another_office`.
    """
    locked = lock_to_decide(principal, directive)
    if not locked.may_become(DirectiveState.WITHDRAWN):
        raise Refused("directive_not_withdrawable", directive_state=locked.state)
    return _decide(principal, locked, DirectiveState.WITHDRAWN, reason)


def _decide(
    principal: Principal,
    directive: Directive,
    state: str,
    reason: str,
    *,
    action: str = "",
    number: int | None = None,
) -> Directive:
    directive.state = state
    directive.decided_at = timezone.now()
    directive.decision_reason = reason
    directive.save(update_fields=["state", "due_at", "decided_at", "decision_reason"])
    data: dict[str, object] = {"reason": reason}
    if number is not None:
        data["number"] = number
    if state in WAITING:
        data["due_at"] = _written(directive.due_at)
    record(principal, action or f"directive.{state}", directive, **data)
    return directive


def _written(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def record(principal: Principal, action: str, directive: Directive, **data: object) -> None:
    audit.record(
        principal,
        action,
        "directive",
        directive.id,
        platform_id=directive.platform_id,
        directive=directive.code,
        reference=directive.reference,
        **data,
    )
