"""Questions of offices about reports, and the replies of both sides. All of it stays."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Max
from django.utils import timezone

from platforms import audit
from platforms.principals import Principal
from platforms.refusals import Refused
from reporting.checks.registry import UnknownCheck, get
from reporting.models import Question, QuestionState, Reply, Report, Revision
from reporting.selectors.versions import find_versions
from reporting.services.claims import key_of


@dataclass(frozen=True)
class Wording:
    """What is asked. `check_id` and `record_id`: what it is about in particular, or nothing."""

    text: str
    due_at: datetime | None = None
    check_id: str = ""
    record_id: str = ""


def ask(principal: Principal, report: Report, revision: Revision, wording: Wording) -> Question:
    """Ask the platform something about its report, as filed with `revision`.

    Refused: `question_no_office`, `due_at_past`, `check_unknown`, `record_not_in_report`.
    """
    if principal.office_id is None:
        raise Refused("question_no_office")
    _require_to_come(wording.due_at)
    _require_check(wording.check_id)
    _require_record(principal, report, wording.record_id)
    question = Question.objects.create(
        platform_id=report.platform_id,
        report=report,
        number=_next_number(report),
        revision=revision,
        check_id=wording.check_id,
        record_id=wording.record_id,
        office_id=principal.office_id,
        text=wording.text,
        due_at=wording.due_at,
        asked_at=timezone.now(),
        asked_by_id=principal.person_id,
    )
    _record(principal, "question.asked", question, wording.text, due_at=_written(wording.due_at))
    return question


def _require_to_come(due_at: datetime | None) -> None:
    if due_at is not None and due_at <= timezone.now():
        raise Refused("due_at_past", pointer="/due_at")


def _require_check(check_id: str) -> None:
    try:
        if check_id:
            get(check_id)
    except UnknownCheck:
        raise Refused("check_unknown", pointer="/check", check=check_id) from None


def _require_record(principal: Principal, report: Report, record_id: str) -> None:
    """One that the office can see there. Archived records cannot be looked at: it is believed."""
    try:
        if record_id and not find_versions(principal, report, record_id).rows:
            raise Refused("record_not_in_report", pointer="/record_id", record=record_id)
    except Refused as refused:
        if refused.code != "records_archived":
            raise


def _next_number(report: Report) -> int:
    """Counted alone: an office may not lock the report's row, which it never changes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [key_of(report.id)])
    last = Question.objects.filter(report=report).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def answer(principal: Principal, question: Question, text: str) -> Reply:
    """The platform replies; another reply may follow until it is closed.

    Refused: `question_closed`.
    """
    locked = lock(question)
    return _say(principal, locked, Reply.Side.PLATFORM, QuestionState.ANSWERED, text)


def ask_again(
    principal: Principal, question: Question, text: str, *, due_at: datetime | None = None
) -> Reply:
    """The office asks on; `due_at` sets another date, None leaves the one there is.

    Refused: `question_closed`, `question_of_another_office`, `due_at_past`.
    """
    _require_to_come(due_at)
    locked = lock_to_follow(principal, question)
    locked.due_at = due_at or locked.due_at
    return _say(principal, locked, Reply.Side.OFFICE, QuestionState.ASKED, text)


def close(principal: Principal, question: Question, *, remark: str = "") -> Question:
    """The office has what it wanted to know, or does not want it any more.

    Refused: `question_closed`, `question_of_another_office`.
    """
    locked = lock_to_follow(principal, question)
    _require_open(locked)
    locked.state = QuestionState.CLOSED
    locked.closed_at = timezone.now()
    locked.remark = remark
    locked.save(update_fields=["state", "closed_at", "remark"])
    _record(principal, "question.closed", locked, remark)
    return locked


def lock(question: Question) -> Question:
    """The question as it is now, held until the transaction ends."""
    rows = Question.objects.select_related("platform", "office", "revision", "report", "asked_by")
    return rows.select_for_update(of=("self",), no_key=True).get(pk=question.pk)


def lock_to_follow(principal: Principal, question: Question) -> Question:
    """As `lock`. Refused: `question_of_another_office`. Its own follows up, or the one above."""
    if not principal.sees_all and principal.office_id != question.office_id:
        raise Refused("question_of_another_office")
    return lock(question)


def _require_open(question: Question) -> None:
    if question.state == QuestionState.CLOSED:
        raise Refused("question_closed")


def _say(
    principal: Principal, question: Question, side: Reply.Side, state: QuestionState, text: str
) -> Reply:
    _require_open(question)
    reply = Reply.objects.create(
        platform_id=question.platform_id,
        question=question,
        number=question.replies + 1,
        side=side,
        text=text,
        at=timezone.now(),
        person_id=principal.person_id,
        credential_id=principal.credential_id,
    )
    question.state, question.replies = state, reply.number
    fields = ["state", "replies"]
    # A platform sets no dates.
    question.save(update_fields=[*fields, "due_at"] if side == Reply.Side.OFFICE else fields)
    action = "question.asked_again" if side == Reply.Side.OFFICE else "question.answered"
    due_at = _written(question.due_at) if side == Reply.Side.OFFICE else None
    _record(principal, action, question, text, reply=reply.number, due_at=due_at)
    return reply


def _written(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _record(
    principal: Principal, action: str, question: Question, text: str, **data: object
) -> None:
    audit.record(
        principal,
        action,
        "question",
        question.id,
        platform_id=question.platform_id,
        report=str(question.report_id),
        number=question.number,
        text=text,
        **{name: value for name, value in data.items() if value is not None},
    )
