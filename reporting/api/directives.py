"""Directives: offices issue them and decide on answers; both sides read them."""

from typing import Any
from uuid import UUID

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.etags import require_match, tagged
from platforms.api.idempotency import idempotent
from platforms.api.paging import CursorPaging
from platforms.api.views import ApiView
from platforms.models import Platform
from platforms.roles import Scope
from reporting.api.directive_examples import EXAMPLES
from reporting.api.directive_serializers import (
    AcceptAnswer,
    DirectiveItem,
    DirectiveOut,
    DirectiveQuery,
    ExtendDirective,
    IssueDirective,
    ReturnAnswer,
    WithdrawDirective,
)
from reporting.models import Directive
from reporting.models.periods import parse_period
from reporting.selectors.directives import find_directive, history_of, visible_directives
from reporting.services import directives
from reporting.services.concerning import About
from reporting.services.directives import Wording

DECIDING = ("directive_of_another_office", "answer_not_latest", "directive_not_decidable")


class DirectiveView(ApiView):
    """A view below `directives/{directive_id}`."""

    def directive(self) -> Directive:
        """The directive of the path; what the principal may not see does not exist."""
        found = find_directive(self.principal, self.kwargs["directive_id"])
        if found is None:
            raise Http404
        return found

    def data(self, directive: Directive) -> dict[str, Any]:
        context = {"history": history_of(self.principal, directive)}
        return dict(DirectiveOut(directive, context=context).data)

    def to_decide(self) -> Directive:
        """The directive of the path, locked, if it is still what `If-Match` says."""
        locked = directives.lock_to_decide(self.principal, self.directive())
        require_match(self.request, self.data(locked))
        return locked

    def answer(self, directive: Directive, status: int = 200) -> Response:
        return tagged(self.request, self.data(directive), status)


class Directives(DirectiveView):
    pagination_class = CursorPaging
    ordering = "-id"
    scopes = {"GET": Scope.DIRECTIVES_READ, "POST": Scope.DIRECTIVES_WRITE}
    kinds = {"POST": {"office"}}
    refusals = {
        "POST": (
            *("directive_code_unknown", "directive_due_at", "directive_about_unknown"),
            *("directive_records_unknown", "records_archived", "revision_unknown", "not_found"),
        )
    }

    @extend_schema(
        operation_id="directives_list",
        examples=EXAMPLES["directives_list"],
        parameters=[DirectiveQuery],
        responses=DirectiveItem(many=True),
    )
    def get(self, request: Request) -> Response:
        """The directives that the caller may see, the latest first.

        A platform sees those to it; an office those to its platforms, whoever issued them.
        """
        found = visible_directives(self.principal, **self.query(DirectiveQuery))
        return self.page(found, DirectiveItem)

    @extend_schema(
        operation_id="directives_issue",
        examples=EXAMPLES["directives_issue"],
        request=IssueDirective,
        responses={201: DirectiveOut},
    )
    @idempotent
    def post(self, request: Request) -> Response:
        """Issue a directive to a platform. What it says is never changed afterwards."""
        body = self.read(IssueDirective)
        visible = Platform.objects.visible_to(self.principal)
        platform = visible.filter(pk=body.pop("platform")).first()
        if platform is None:
            raise Http404
        about = body.pop("about", {})
        if "period" in about:
            about["period"] = parse_period(about["period"])
        wording = Wording(**body, about=About(**about))
        issued = directives.issue(self.principal, platform, wording)
        answer = self.answer(find_directive(self.principal, issued.id) or issued, 201)
        answer["Location"] = f"/api/v1/directives/{issued.id}"
        return answer


class DirectiveDetail(DirectiveView):
    scopes = {"GET": Scope.DIRECTIVES_READ}

    @extend_schema(
        operation_id="directives_retrieve",
        examples=EXAMPLES["directives_retrieve"],
        responses=DirectiveOut,
    )
    def get(self, request: Request, directive_id: UUID) -> Response:
        """One directive, with everything that happened to it."""
        return self.answer(self.directive())


class DirectiveExtend(DirectiveView):
    scopes = {"POST": Scope.DIRECTIVES_WRITE}
    kinds = {"POST": {"office"}}
    conditional = frozenset({"POST"})
    refusals = {
        "POST": (
            *("directive_of_another_office", "directive_not_extendable", "directive_due_at"),
            "directive_due_earlier",
        )
    }

    @extend_schema(
        operation_id="directives_extend",
        examples=EXAMPLES["directives_extend"],
        request=ExtendDirective,
        responses=DirectiveOut,
    )
    @idempotent
    def post(self, request: Request, directive_id: UUID) -> Response:
        """Put off the time by which an answer is owed."""
        body = self.read(ExtendDirective)
        return self.answer(directives.extend(self.principal, self.to_decide(), **body))


class DirectiveWithdraw(DirectiveView):
    scopes = {"POST": Scope.DIRECTIVES_WRITE}
    kinds = {"POST": {"office"}}
    conditional = frozenset({"POST"})
    refusals = {"POST": ("directive_of_another_office", "directive_not_withdrawable")}

    @extend_schema(
        operation_id="directives_withdraw",
        examples=EXAMPLES["directives_withdraw"],
        request=WithdrawDirective,
        responses=DirectiveOut,
    )
    @idempotent
    def post(self, request: Request, directive_id: UUID) -> Response:
        """Take a directive back. It stays readable, and the platform owes nothing any more."""
        body = self.read(WithdrawDirective)
        return self.answer(directives.withdraw(self.principal, self.to_decide(), **body))


class DirectiveAccept(DirectiveView):
    scopes = {"POST": Scope.DIRECTIVES_WRITE}
    kinds = {"POST": {"office"}}
    conditional = frozenset({"POST"})
    refusals = {"POST": DECIDING}

    @extend_schema(
        operation_id="directives_accept",
        examples=EXAMPLES["directives_accept"],
        request=AcceptAnswer,
        responses=DirectiveOut,
    )
    @idempotent
    def post(self, request: Request, directive_id: UUID) -> Response:
        """Accept the latest answer. That is the end of the directive."""
        body = self.read(AcceptAnswer)
        return self.answer(directives.accept(self.principal, self.to_decide(), **body))


class DirectiveReturn(DirectiveView):
    scopes = {"POST": Scope.DIRECTIVES_WRITE}
    kinds = {"POST": {"office"}}
    conditional = frozenset({"POST"})
    refusals = {"POST": (*DECIDING, "directive_due_at")}

    @extend_schema(
        operation_id="directives_return",
        examples=EXAMPLES["directives_return"],
        request=ReturnAnswer,
        responses=DirectiveOut,
    )
    @idempotent
    def post(self, request: Request, directive_id: UUID) -> Response:
        """Send the latest answer back: another one is owed, by another time."""
        body = self.read(ReturnAnswer)
        return self.answer(directives.send_back(self.principal, self.to_decide(), **body))
