"""Questions about reports as a principal may see them, with what was said to each."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.utils import timezone

from platforms.models import Person
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
    if not found:
        return {}
    rows = Reply.objects.visible_to(principal).filter(question__in=list(found))
    for reply in rows.select_related("person").order_by("question_id", "number"):
        found[reply.question_id].append(reply)
    return found


def with_replies(questions: QuerySet[Question]) -> QuerySet[Any]:
    """Each with `said`, for `said_to`: its replies come along in the same query."""
    rows = Reply.objects.filter(question=OuterRef("pk")).order_by("number")
    one = JSONObject(side="side", text="text", at="at", zh="person__name_zh", en="person__name_en")
    return questions.annotate(said=ArraySubquery(rows.values(one=one)))


def said_to(question: Any) -> list[Reply]:
    """The replies to a question of `with_replies`, not to be saved."""
    return [
        Reply(
            side=one["side"],
            text=one["text"],
            at=datetime.fromisoformat(one["at"]),
            person=Person(name_zh=one["zh"], name_en=one["en"]) if one["zh"] else None,
        )
        for one in question.said
    ]
