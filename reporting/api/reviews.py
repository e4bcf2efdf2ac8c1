"""Reviews: which reports wait for an office, who has them, and when they are done."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.etags import require_match, tagged
from platforms.api.idempotency import idempotent
from platforms.api.paging import CursorPaging, OnePage, whole
from platforms.api.views import ApiView
from platforms.principals import Principal
from platforms.roles import Scope
from reporting.api.reports import ReportView
from reporting.api.review_examples import EXAMPLES
from reporting.api.review_serializers import (
    AcceptReviewIn,
    AssignIn,
    ReviewerOut,
    ReviewOut,
    ReviewQuery,
    Waiting,
)
from reporting.models import Report, Review
from reporting.models.periods import parse_period
from reporting.selectors.desk import latest_revisions
from reporting.selectors.reviews import Wanted, queue, reasons_of, reviewers, reviews_by_report
from reporting.services import reviewing


def represent(principal: Principal, found: Sequence[Report]) -> list[dict[str, Any]]:
    """Reports with the caller's reviews of them, in a fixed number of queries."""
    reviews = reviews_by_report(principal, found)
    latest = latest_revisions([report.id for report in found])
    why = reasons_of(principal, timezone.now(), found)
    return [
        dict(
            ReviewOut(
                Waiting(
                    report, reviews.get(report.id), latest.get(report.id), why.get(report.id, [])
                )
            ).data
        )
        for report in found
    ]


class Reviews(ApiView):
    pagination_class = CursorPaging
    ordering = "-id"
    scopes = {"GET": Scope.REPORTS_READ}
    kinds = {"GET": {"office"}}

    @extend_schema(
        operation_id="reviews_list",
        examples=EXAMPLES["reviews_list"],
        parameters=[ReviewQuery],
        responses=ReviewOut(many=True),
    )
    def get(self, request: Request) -> Response:
        """The reports that wait for somebody, each with the reasons, the latest first."""
        found = queue(self.principal, timezone.now(), _wanted(self.query(ReviewQuery)))
        paging = CursorPaging()
        page = paging.paginate_queryset(found, request, view=self) or []
        return paging.get_paginated_response(represent(self.principal, page))


def _wanted(asked: dict[str, Any]) -> Wanted:
    reason, province, period = (asked.get(name) for name in ("reason", "province", "period"))
    return Wanted(
        reasons=(reason,) if reason else (),
        assignee=asked.get("assignee"),
        unassigned=asked["unassigned"],
        overdue=asked["overdue"],
        provinces=(province,) if province else (),
        period=parse_period(period) if period else None,
        platform=asked.get("platform"),
    )


class Reviewers(ApiView):
    pagination_class = OnePage
    scopes = {"GET": Scope.REPORTS_READ}
    kinds = {"GET": {"office"}}

    @extend_schema(
        operation_id="reviewers_list",
        examples=EXAMPLES["reviewers_list"],
        responses=ReviewerOut(many=True),
    )
    def get(self, request: Request) -> Response:
        """The people of your office who may be given a review."""
        found = reviewers(self.principal)
        return Response(whole(ReviewerOut(found, many=True).data))


class ReviewView(ReportView):
    """A view below `reports/{report_id}/review`."""

    def data(self, report: Report) -> dict[str, Any]:
        return represent(self.principal, [report])[0]

    def held(self) -> tuple[Report, Review]:
        """The report, and its review locked, if it is still what `If-Match` says."""
        report = self.report()
        review = reviewing.lock(self.principal, report)
        require_match(self.request, self.data(report))
        return report, review


class ReportReview(ReviewView):
    scopes = {"GET": Scope.REPORTS_READ, "PATCH": Scope.REVIEWS_WRITE}
    kinds = {"GET": {"office"}, "PATCH": {"office"}}
    conditional = frozenset({"PATCH"})
    refusals = {"PATCH": ("assignee_unknown", "due_at_past")}

    @extend_schema(
        operation_id="report_review_retrieve",
        examples=EXAMPLES["report_review_retrieve"],
        responses=ReviewOut,
    )
    def get(self, request: Request, report_id: UUID) -> Response:
        """Your office's review of a report: why it waits, who has it, and what it was done with."""
        return tagged(request, self.data(self.report()))

    @extend_schema(
        operation_id="report_review_assign",
        examples=EXAMPLES["report_review_assign"],
        request=AssignIn,
        responses=ReviewOut,
    )
    def patch(self, request: Request, report_id: UUID) -> Response:
        """Give the review to somebody of your office, by a time."""
        body = self.read(AssignIn)
        report, review = self.held()
        reviewing.assign(
            self.principal,
            report,
            assignee_id=body.get("assignee", review.assignee_id),
            due_at=body.get("due_at", review.due_at),
        )
        return tagged(request, self.data(report))


class ReportReviewAccept(ReviewView):
    scopes = {"POST": Scope.REVIEWS_WRITE}
    kinds = {"POST": {"office"}}
    conditional = frozenset({"POST"})
    refusals = {
        "POST": (
            *("revision_unknown", "revision_not_latest", "review_not_acceptable"),
            "review_waits",
        )
    }

    @extend_schema(
        operation_id="report_review_accept",
        examples=EXAMPLES["report_review_accept"],
        request=AcceptReviewIn,
        responses=ReviewOut,
    )
    @idempotent
    def post(self, request: Request, report_id: UUID) -> Response:
        """Say that your office is done with a revision: it has read it, and asks no more."""
        body = self.read(AcceptReviewIn)
        report, _review = self.held()
        reviewing.accept(self.principal, report, **body)
        return tagged(request, self.data(report))
