"""The work of an office on reports: assigned, put off, done."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from platforms import audit
from platforms.models import Person
from platforms.principals import Principal
from platforms.refusals import Refused
from platforms.roles import Role
from reporting.models import (
    Explanation,
    Question,
    QuestionState,
    Report,
    Review,
    Revision,
    State,
)
from reporting.selectors.filings import UNFILED
from reporting.services import extending

REVIEWERS = (Role.REVIEWER, Role.ADMINISTRATOR)


def lock(principal: Principal, report: Report) -> Review:
    """The office's review of a report, made where there is none yet, held until the
    transaction ends. Refused: `review_no_office`."""
    if principal.office_id is None:
        raise Refused("review_no_office")
    Review.objects.get_or_create(
        report=report,
        office_id=principal.office_id,
        defaults={"platform_id": report.platform_id},
    )
    rows = Review.objects.select_related("assignee", "accepted", "accepted_by", "office")
    found = rows.select_for_update(of=("self",), no_key=True)
    return found.get(report=report, office_id=principal.office_id)


def assign(
    principal: Principal,
    report: Report,
    *,
    assignee_id: UUID | None,
    due_at: datetime | None,
) -> Review:
    """Give the review to somebody, by a day; None takes it back, or sets no day.

    What is so already is left alone. Refused: `review_no_office`, `assignee_unknown`,
    `due_at_past` for a new date that is over.
    """
    review = lock(principal, report)
    if (review.assignee_id, review.due_at) == (assignee_id, due_at):
        return review
    if due_at is not None and due_at != review.due_at and due_at <= timezone.now():
        raise Refused("due_at_past", pointer="/due_at")
    before = review.assignee_id
    review.assignee = _find_assignee(review, assignee_id)
    review.due_at = due_at
    review.save(update_fields=["assignee", "due_at"])
    _record(
        principal,
        "review.assigned" if assignee_id else "review.unassigned",
        review,
        assignee=_text(assignee_id),
        before=_text(before),
        due_at=due_at.isoformat() if due_at else None,
    )
    return review


def _find_assignee(review: Review, assignee_id: UUID | None) -> Person | None:
    if assignee_id is None:
        return None
    found = Person.objects.filter(
        pk=assignee_id, office_id=review.office_id, role__in=REVIEWERS, is_active=True
    ).first()
    # Whoever has it already may keep it, though they have another role by now.
    if found is None and assignee_id != review.assignee_id:
        raise Refused("assignee_unknown", pointer="/assignee")
    return found or review.assignee


def accept(principal: Principal, report: Report, *, revision: int, remark: str = "") -> Review:
    """The office is done with a revision: it has read it, and asks for nothing more.

    Refused: `review_no_office`, `revision_unknown`, `revision_not_latest`,
    `review_not_acceptable` unless it is accepted by the checks, and `review_waits` while
    explanations are undecided or questions of the office are open.
    """
    review = lock(principal, report)
    latest = _latest(report, revision)
    _require_nothing_open(review)
    if review.accepted_id == latest.id:
        return review
    review.accepted, review.accepted_at = latest, timezone.now()
    review.accepted_by_id = principal.person_id
    review.remark = remark
    review.save(update_fields=["accepted", "accepted_at", "accepted_by", "remark"])
    _record(principal, "review.accepted", review, number=latest.number, reason=remark)
    return review


def _latest(report: Report, number: int) -> Revision:
    filed = report.revisions.exclude(state__in=UNFILED).order_by("-number")
    latest = filed.first()
    if latest is None or number > latest.number:
        raise Refused("revision_unknown", pointer="/revision", number=number)
    if number != latest.number:
        # The platform may have filed another one while somebody read.
        raise Refused("revision_not_latest", pointer="/revision", latest=latest.number)
    if latest.state != State.ACCEPTED:
        raise Refused("review_not_acceptable", state=latest.state)
    return latest


def _require_nothing_open(review: Review) -> None:
    undecided = Explanation.objects.filter(
        report_id=review.report_id, decision=Explanation.Decision.OPEN
    ).count()
    asked = Question.objects.filter(report_id=review.report_id, office_id=review.office_id)
    questions = asked.exclude(state=QuestionState.CLOSED).count()
    if undecided or questions:
        raise Refused("review_waits", explanations=undecided, questions=questions)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _record(principal: Principal, action: str, review: Review, **data: Any) -> None:
    """Of the office and not of the platform, whose feed would tell it who reads its reports."""
    audit.record(
        principal,
        action,
        "review",
        review.id,
        report=str(review.report_id),
        of=str(review.platform_id),
        **data,
    )


def put_off(principal: Principal, report: Report, *, due_at: datetime, reason: str) -> None:
    """Give the platform more time: for the correction of a revision that was returned, else for
    what it has not filed yet.

    Refused: `due_at_past`, `return_due_earlier`, `not_put_off`, and what `extending.grant` refuses.
    """
    latest = report.revisions.exclude(state__in=UNFILED).order_by("-number").first()
    if latest is None or latest.state != State.RETURNED:
        extending.grant(principal, report.platform, report.period, due_at=due_at, reason=reason)
    else:
        _put_off_return(principal, latest, due_at, reason)


def _put_off_return(
    principal: Principal, revision: Revision, due_at: datetime, reason: str
) -> None:
    if due_at <= timezone.now():
        raise Refused("due_at_past", pointer="/due_at")
    locked = Revision.objects.select_for_update(of=("self",), no_key=True).get(pk=revision.pk)
    if locked.state != State.RETURNED:
        raise Refused("not_put_off", state=locked.state)
    if locked.return_due_at is not None and due_at <= locked.return_due_at:
        written = f"{timezone.localtime(locked.return_due_at):%Y-%m-%d %H:%M}"
        raise Refused("return_due_earlier", pointer="/due_at", due_at=written)
    locked.return_due_at = due_at
    locked.save(update_fields=["return_due_at"])
    audit.record(
        principal,
        "revision.put_off",
        "revision",
        locked.id,
        platform_id=locked.platform_id,
        report=str(locked.report_id),
        number=locked.number,
        reason=reason,
        due_at=due_at.isoformat(),
    )
