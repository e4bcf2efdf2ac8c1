"""Questions about reports as a principal may see them, with what was said to each."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from platforms.principals import Principal
from reporting.models import Question, Reply


def visible_questions(
    principal: Principal,
    *,
    report: UUID | None = None,
    platform: UUID | None = None,
    office: UUID | None = None,
    state: str | None = None,
    overdue: bool | None = None,
) -> QuerySet[Question]:
    """Narrowed down. `overdue`: an answer is owed and late, at this moment."""
    found = Question.objects.visible_to(principal).select_related(
        "platform", "office", "revision", "report", "asked_by"
    )
    given: dict[str, Any] = {
        "report_id": report,
        "platform_id": platform,
        "office_id": office,
        "state": state,
    }
    found = found.filter(**{name: value for name, value in given.items() if value is not None})
    if overdue is None:
        return found
    late = Question.objects.overdue(timezone.now()).values("id")
    return found.filter(id__in=late) if overdue else found.exclude(id__in=late)


def find_question(principal: Principal, report_id: UUID, number: int) -> Question | None:
    # No question has a number that PostgreSQL does not hold.
    if number >= 2**31:
        return None
    return visible_questions(principal, report=report_id).filter(number=number).first()


def replies_to(principal: Principal, questions: list[Question]) -> dict[UUID, list[Reply]]:
    """What was said to each, in the order it was said, by the question's id."""
    found: dict[UUID, list[Reply]] = {question.id: [] for question in questions}
    rows = Reply.objects.visible_to(principal).filter(question__in=list(found))
    for reply in rows.select_related("person").order_by("question_id", "number"):
        found[reply.question_id].append(reply)
    return found
