"""A platform acknowledges a directive and answers it; answers stay."""

from uuid import UUID

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.etags import require_match
from platforms.api.idempotency import idempotent
from platforms.api.paging import CursorPaging
from platforms.roles import Scope
from reporting.api.directive_examples import EXAMPLES
from reporting.api.directive_serializers import (
    AnswerDirective,
    AnswerOut,
    DirectiveOut,
    GivenAnswerOut,
)
from reporting.api.directives import DirectiveView
from reporting.api.receipt_serializers import ReceiptOut
from reporting.models import Directive
from reporting.selectors.directives import answers_to
from reporting.selectors.receipts import given_just_now
from reporting.services import answering, directives
from reporting.services.answering import Evidence


class DirectiveAcknowledge(DirectiveView):
    scopes = {"POST": Scope.DIRECTIVES_WRITE}
    kinds = {"POST": {"platform"}}
    refusals = {"POST": ("directive_withdrawn",)}

    @extend_schema(
        operation_id="directives_acknowledge",
        examples=EXAMPLES["directives_acknowledge"],
        request=None,
        responses=DirectiveOut,
    )
    @idempotent
    def post(self, request: Request, directive_id: UUID) -> Response:
        """Say that the directive was opened. Said again, it changes nothing."""
        return self.answer(answering.acknowledge(self.principal, self.directive()))


class DirectiveAnswers(DirectiveView):
    pagination_class = CursorPaging
    ordering = "-number"
    scopes = {"GET": Scope.DIRECTIVES_READ, "POST": Scope.DIRECTIVES_WRITE}
    kinds = {"POST": {"platform"}}
    conditional = frozenset({"POST"})
    refusals = {
        "POST": (
            *("directive_takes_no_answer", "directive_over", "signatory_unknown"),
            *("signature_invalid", "receipt_key_retired"),
        )
    }

    @extend_schema(
        operation_id="directive_answers_list",
        examples=EXAMPLES["directive_answers_list"],
        responses=AnswerOut(many=True),
    )
    def get(self, request: Request, directive_id: UUID) -> Response:
        """Every answer to a directive, the latest first."""
        return self.page(answers_to(self.principal, self.directive()), AnswerOut)

    @extend_schema(
        operation_id="directive_answers_give",
        examples=EXAMPLES["directive_answers_give"],
        request=AnswerDirective,
        responses={201: GivenAnswerOut},
    )
    @idempotent
    def post(self, request: Request, directive_id: UUID) -> Response:
        """Answer an order in a signatory's name.

        Answers are numbered and never edited. Another one may follow until the office decides;
        it decides on the latest. The answer has the receipt: a signed proof of what was said.
        """
        body = self.read(AnswerDirective)
        directive = self._to_answer()
        given = answering.answer(
            self.principal,
            directive,
            text=body["text"],
            evidence=[Evidence(**one) for one in body.get("evidence", ())],
            signatory_id=body["signatory"],
            signature=body["signature"],
        )
        answer = dict(AnswerOut(given).data)
        answer["receipt"] = ReceiptOut(given_just_now(directive.id)).data
        return Response(answer, status=201, headers={"Location": answer["links"]["self"]})

    def _to_answer(self) -> Directive:
        locked = directives.lock(self.directive())
        require_match(self.request, self.data(locked))
        return locked


class DirectiveAnswerDetail(DirectiveView):
    scopes = {"GET": Scope.DIRECTIVES_READ}

    @extend_schema(
        operation_id="directive_answers_retrieve",
        examples=EXAMPLES["directive_answers_retrieve"],
        responses=AnswerOut,
    )
    def get(self, request: Request, directive_id: UUID, number: int) -> Response:
        """One answer."""
        answers = answers_to(self.principal, self.directive())
        # No answer has a number that PostgreSQL does not hold.
        found = answers.filter(number=number).first() if number < 2**31 else None
        if found is None:
            raise Http404
        return Response(AnswerOut(found).data)
