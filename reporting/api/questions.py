"""Questions about reports: offices ask, platforms answer, and both read all of it."""

from typing import Any
from uuid import UUID

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.etags import require_match, tagged
from platforms.api.idempotency import idempotent
from platforms.api.paging import CursorPaging
from platforms.principals import Principal
from platforms.roles import Scope
from reporting.api.question_serializers import (
    AnswerIn,
    AskIn,
    CloseIn,
    FollowUpIn,
    HistoryQuery,
    QuestionOut,
    QuestionQuery,
    ReportStepOut,
)
from reporting.api.reports import ReportView
from reporting.api.review_examples import EXAMPLES
from reporting.models import Question
from reporting.selectors.histories import history_of, receipts_by_event
from reporting.selectors.questions import find_question, replies_to, visible_questions
from reporting.selectors.reports import find_revision
from reporting.services import asking
from reporting.services.asking import Wording


def represent(principal: Principal, found: list[Question]) -> list[dict[str, Any]]:
    context = {"replies": replies_to(principal, found)}
    return [dict(QuestionOut(question, context=context).data) for question in found]


class QuestionView(ReportView):
    """A view below `reports/{report_id}/questions`."""

    def question(self) -> Question:
        """The question of the path; what the principal may not see does not exist."""
        found = find_question(self.principal, self.report().id, self.kwargs["number"])
        if found is None:
            raise Http404
        return found

    def data(self, question: Question) -> dict[str, Any]:
        return represent(self.principal, [question])[0]

    def held(self, locked: Question) -> Question:
        """What was locked, if it is still what `If-Match` says."""
        require_match(self.request, self.data(locked))
        return locked

    def again(self, question: Question, status: int = 200) -> Response:
        """The question as it is now."""
        return tagged(self.request, self.data(asking.lock(question)), status)

    def listed(self, **wanted: Any) -> Response:
        paging = CursorPaging()
        found = visible_questions(self.principal, **wanted)
        page = list(paging.paginate_queryset(found, self.request, view=self) or [])
        return paging.get_paginated_response(represent(self.principal, page))


class Questions(QuestionView):
    pagination_class = CursorPaging
    ordering = "-id"
    scopes = {"GET": Scope.REPORTS_READ}

    @extend_schema(
        operation_id="questions_list",
        examples=EXAMPLES["questions_list"],
        parameters=[QuestionQuery],
        responses=QuestionOut(many=True),
    )
    def get(self, request: Request) -> Response:
        """The questions that the caller may see, about whatever report, the latest first."""
        return self.listed(**self.query(QuestionQuery))


class ReportQuestions(QuestionView):
    pagination_class = CursorPaging
    ordering = "-id"
    scopes = {"GET": Scope.REPORTS_READ, "POST": Scope.REVIEWS_WRITE}
    kinds = {"POST": {"office"}}
    refusals = {
        "POST": ("revision_unknown", "due_at_past", "check_unknown", "record_not_in_report")
    }

    @extend_schema(
        operation_id="report_questions_list",
        examples=EXAMPLES["report_questions_list"],
        responses=QuestionOut(many=True),
    )
    def get(self, request: Request, report_id: UUID) -> Response:
        """The questions about a report, the latest first."""
        return self.listed(report=self.report().id)

    @extend_schema(
        operation_id="report_questions_ask",
        examples=EXAMPLES["report_questions_ask"],
        request=AskIn,
        responses={201: QuestionOut},
    )
    @idempotent
    def post(self, request: Request, report_id: UUID) -> Response:
        """Ask the platform something about its report. Its words are never changed afterwards."""
        body = self.read(AskIn)
        report = self.report()
        revision = find_revision(self.principal, report, body.get("revision"))
        wording = Wording(body["text"], body["due_at"], body["check"], body["record_id"])
        asked = asking.ask(self.principal, report, revision, wording)
        answer = self.again(asked, 201)
        answer["Location"] = f"/api/v1/reports/{report.id}/questions/{asked.number}"
        return answer


class ReportQuestion(QuestionView):
    scopes = {"GET": Scope.REPORTS_READ}

    @extend_schema(
        operation_id="report_questions_retrieve",
        examples=EXAMPLES["report_questions_retrieve"],
        responses=QuestionOut,
    )
    def get(self, request: Request, report_id: UUID, number: int) -> Response:
        """One question, with everything that was said to it."""
        return tagged(request, self.data(self.question()))


class QuestionAnswers(QuestionView):
    scopes = {"POST": Scope.REPORTS_WRITE}
    kinds = {"POST": {"platform"}}
    conditional = frozenset({"POST"})
    refusals = {"POST": ("question_closed",)}

    @extend_schema(
        operation_id="report_questions_answer",
        examples=EXAMPLES["report_questions_answer"],
        request=AnswerIn,
        responses={201: QuestionOut},
    )
    @idempotent
    def post(self, request: Request, report_id: UUID, number: int) -> Response:
        """Answer a question. Another answer may follow until the office closes it."""
        body = self.read(AnswerIn)
        question = self.held(asking.lock(self.question()))
        asking.answer(self.principal, question, body["text"])
        return self.again(question, 201)


class QuestionFollowUp(QuestionView):
    scopes = {"POST": Scope.REVIEWS_WRITE}
    kinds = {"POST": {"office"}}
    conditional = frozenset({"POST"})
    refusals = {"POST": ("question_closed", "question_of_another_office", "due_at_past")}

    @extend_schema(
        operation_id="report_questions_follow_up",
        examples=EXAMPLES["report_questions_follow_up"],
        request=FollowUpIn,
        responses={201: QuestionOut},
    )
    @idempotent
    def post(self, request: Request, report_id: UUID, number: int) -> Response:
        """Ask on: an answer is owed again."""
        body = self.read(FollowUpIn)
        question = self.held(asking.lock_to_follow(self.principal, self.question()))
        asking.ask_again(self.principal, question, body["text"], due_at=body["due_at"])
        return self.again(question, 201)


class QuestionClose(QuestionView):
    scopes = {"POST": Scope.REVIEWS_WRITE}
    kinds = {"POST": {"office"}}
    conditional = frozenset({"POST"})
    refusals = {"POST": ("question_closed", "question_of_another_office")}

    @extend_schema(
        operation_id="report_questions_close",
        examples=EXAMPLES["report_questions_close"],
        request=CloseIn,
        responses=QuestionOut,
    )
    @idempotent
    def post(self, request: Request, report_id: UUID, number: int) -> Response:
        """Close a question: nothing more is owed."""
        body = self.read(CloseIn)
        question = self.held(asking.lock_to_follow(self.principal, self.question()))
        asking.close(self.principal, question, remark=body["remark"])
        return self.again(question)


class ReportHistory(ReportView):
    pagination_class = CursorPaging
    ordering = ("-id",)
    scopes = {"GET": Scope.REPORTS_READ}

    @extend_schema(
        operation_id="reports_history",
        examples=EXAMPLES["reports_history"],
        parameters=[HistoryQuery],
        responses=ReportStepOut(many=True),
    )
    def get(self, request: Request, report_id: UUID) -> Response:
        """Everything that happened to a report, the latest first: states, decisions, questions.

        How an office shares out its work is seen by the office alone.
        """
        asked, report = self.query(HistoryQuery), self.report()
        paging = CursorPaging()
        found = history_of(self.principal, report, **asked)
        page = paging.paginate_queryset(found, request, view=self) or []
        context = {"receipts": receipts_by_event(self.principal, report)}
        data = ReportStepOut(page, many=True, context=context).data
        return paging.get_paginated_response(data)
