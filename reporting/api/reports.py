"""Reports: open, read, submit, withdraw, correct, return."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.idempotency import idempotent
from platforms.api.paging import CursorPaging
from platforms.api.views import ApiView
from platforms.principals import Principal
from platforms.roles import Scope
from reporting.api.filing_examples import EXAMPLES
from reporting.api.filing_serializers import (
    OpenReport,
    ReportOut,
    ReturnRevision,
    RevisionOut,
    StartRevision,
    Submit,
    SubmittedOut,
    Withdraw,
)
from reporting.models import Report, Revision
from reporting.models.periods import PERIOD_PATTERN, parse_period
from reporting.selectors import due
from reporting.selectors.progress import context_of
from reporting.selectors.receipts import given_just_now
from reporting.selectors.reports import (
    find_report,
    find_revision,
    latest_revisions,
    numbers_in_force,
    visible_revisions,
)
from reporting.services import reports
from tasks.checking import ring_for_revision

PERIOD = OpenApiParameter("period", str, description="Only reports for the month `YYYY-MM`.")
REVISION = OpenApiParameter(
    "revision", int, description="A revision's number; the latest if left out."
)


READ = (
    *("revisions", "figures", "records", "batches", "findings", "findings.csv"),
    *("explanations", "questions", "history"),
)
FILED = ("corrections", "uploads", "submit")


class ReportView(ApiView):
    """A view below `reports/{report_id}`."""

    def report(self) -> Report:
        """The report of the path; what the principal may not see does not exist."""
        report = find_report(self.principal, self.kwargs["report_id"])
        if report is None:
            raise Http404
        return report

    def revision(self, report: Report) -> Revision:
        """The revision that `?revision=` names, or the latest."""
        given = self.request.GET.get("revision", "")
        if given and not given.isdecimal():
            raise Http404
        return find_revision(self.principal, report, int(given) if given else None)


@dataclass(frozen=True)
class Shown:
    """A report as it is shown: with its latest visible revision and which one is in force.

    `filing`: to the platform that files it.
    """

    report: Report
    latest: Revision | None
    in_force: int | None
    filing: bool
    due_at: datetime

    @property
    def links(self) -> dict[str, str]:
        base = f"/api/v1/reports/{self.report.id}"
        names = (*READ, *(FILED if self.filing else ()))
        period = f"{self.report.period_id:%Y-%m}"
        return {
            "self": base,
            **{name: f"{base}/{name}" for name in names},
            "template": f"/api/v1/record-templates/{period}.xlsx",
        }


def represent(principal: Principal, found: Sequence[Report]) -> list[dict[str, Any]]:
    """Reports with their latest visible revisions, in a fixed number of queries."""
    latest = latest_revisions(principal, found)
    in_force = numbers_in_force(principal, found)
    context = context_of(latest.values())
    dates = due.by_report(found)
    return [
        ReportOut(
            Shown(
                report,
                latest.get(report.id),
                in_force.get(report.id),
                principal.platform_id == report.platform_id,
                dates[report.id],
            ),
            context=context,
        ).data
        for report in found
    ]


def represent_revision(revision: Revision) -> dict[str, Any]:
    return dict(RevisionOut(revision, context=context_of([revision])).data)


class Reports(ApiView):
    pagination_class = CursorPaging
    ordering = "-id"
    scopes = {"GET": Scope.REPORTS_READ, "POST": Scope.REPORTS_WRITE}
    kinds = {"POST": {"platform"}}
    refusals = {"POST": ("period_unknown", "period_not_open", "period_archived")}

    @extend_schema(
        operation_id="reports_list",
        examples=EXAMPLES["reports_list"],
        parameters=[PERIOD],
        responses=ReportOut(many=True),
    )
    def get(self, request: Request) -> Response:
        """The reports that the caller may see, the latest first."""
        found = Report.objects.visible_to(self.principal).select_related("platform", "period")
        if period := request.GET.get("period"):
            if not PERIOD_PATTERN.match(period):
                raise Http404
            found = found.filter(period_id=parse_period(period))
        paging = CursorPaging()
        page = paging.paginate_queryset(found, request, view=self) or []
        return paging.get_paginated_response(represent(self.principal, page))

    @extend_schema(
        operation_id="reports_open",
        examples=EXAMPLES["reports_open"],
        request=OpenReport,
        responses={201: ReportOut, 200: ReportOut},
    )
    @idempotent
    def post(self, request: Request) -> Response:
        """Open the report of a period, with a draft to fill. Opened before: that report, 200."""
        body = self.read(OpenReport)
        report, created = reports.open_report(self.principal, body["period"])
        report = find_report(self.principal, report.id) or report
        (data,) = represent(self.principal, [report])
        headers = {"Location": data["links"]["self"]}
        return Response(data, status=201 if created else 200, headers=headers)


class ReportDetail(ReportView):
    scopes = {"GET": Scope.REPORTS_READ}

    @extend_schema(
        operation_id="reports_retrieve", examples=EXAMPLES["reports_retrieve"], responses=ReportOut
    )
    def get(self, request: Request, report_id: UUID) -> Response:
        """A report with its latest revision."""
        return Response(represent(self.principal, [self.report()])[0])


class ReportRevisions(ReportView):
    pagination_class = CursorPaging
    ordering = "-number"
    scopes = {"GET": Scope.REPORTS_READ, "POST": Scope.REPORTS_WRITE}
    kinds = {"POST": {"platform"}}
    refusals = {"POST": ("revision_open", "period_archived")}

    @extend_schema(
        operation_id="revisions_list",
        examples=EXAMPLES["revisions_list"],
        responses=RevisionOut(many=True),
    )
    def get(self, request: Request, report_id: UUID) -> Response:
        """Every revision of a report, the latest first. An office sees those that were filed."""
        found = visible_revisions(self.principal, self.report())
        paging = CursorPaging()
        related = found.select_related("signatory", "based_on")
        page = list(paging.paginate_queryset(related, request, view=self) or [])
        data = RevisionOut(page, many=True, context=context_of(page)).data
        return paging.get_paginated_response(data)

    @extend_schema(
        operation_id="revisions_start",
        examples=EXAMPLES["revisions_start"],
        request=StartRevision,
        responses={201: RevisionOut},
    )
    @idempotent
    def post(self, request: Request, report_id: UUID) -> Response:
        """Start a correction: a draft with the figures and, by reference, the batches that hold."""
        body = self.read(StartRevision)
        report = self.report()
        revision = reports.start_correction(self.principal, report, body["reason"])
        location = f"/api/v1/reports/{report.id}/revisions/{revision.number}"
        return Response(represent_revision(revision), status=201, headers={"Location": location})


class RevisionDetail(ReportView):
    scopes = {"GET": Scope.REPORTS_READ}
    refusals = {"GET": ("revision_unknown",)}

    @extend_schema(
        operation_id="revisions_retrieve",
        examples=EXAMPLES["revisions_retrieve"],
        responses=RevisionOut,
    )
    def get(self, request: Request, report_id: UUID, number: int) -> Response:
        """One revision: its state, who signed it, what was found."""
        return Response(represent_revision(find_revision(self.principal, self.report(), number)))


class ReportSubmit(ReportView):
    scopes = {"POST": Scope.REPORTS_WRITE}
    kinds = {"POST": {"platform"}}
    refusals = {
        "POST": (
            *("nothing_to_submit", "signatory_unknown", "nil_with_content", "empty_without_nil"),
            *("period_archived", "receipt_key_retired", "signature_invalid"),
        )
    }

    @extend_schema(
        operation_id="reports_submit",
        examples=EXAMPLES["reports_submit"],
        request=Submit,
        responses={202: SubmittedOut},
    )
    @idempotent
    def post(self, request: Request, report_id: UUID) -> Response:
        """File the draft in a signatory's name. It is checked in the background: poll Location.

        The answer has the receipt: a signed proof of what was filed, when, and at whose hand.
        """
        body = self.read(Submit)
        report = self.report()
        revision = reports.submit(
            self.principal,
            report,
            signatory_id=body["signatory"],
            nil=body["nil"],
            signature=body["signature"],
        )
        ring_for_revision(revision.id)
        location = f"/api/v1/reports/{report.id}/revisions/{revision.number}"
        context = {**context_of([revision]), "receipt": given_just_now(report.id)}
        data = SubmittedOut(revision, context=context).data
        return Response(data, status=202, headers={"Location": location})


class ReportWithdraw(ReportView):
    scopes = {"POST": Scope.REPORTS_WRITE}
    kinds = {"POST": {"platform"}}
    refusals = {"POST": ("not_withdrawable",)}

    @extend_schema(
        operation_id="reports_withdraw",
        examples=EXAMPLES["reports_withdraw"],
        request=Withdraw,
        responses=RevisionOut,
    )
    @idempotent
    def post(self, request: Request, report_id: UUID) -> Response:
        """Take back the latest revision while it is not decided on."""
        body = self.read(Withdraw)
        revision = reports.withdraw(self.principal, self.report(), body["reason"])
        return Response(represent_revision(revision))


class ReportReturn(ReportView):
    scopes = {"POST": Scope.REVIEWS_WRITE}
    kinds = {"POST": {"office"}}
    refusals = {"POST": ("not_returnable", "due_at_past", "revision_unknown", "period_archived")}

    @extend_schema(
        operation_id="reports_return",
        examples=EXAMPLES["reports_return"],
        request=ReturnRevision,
        responses=RevisionOut,
    )
    @idempotent
    def post(self, request: Request, report_id: UUID) -> Response:
        """Send the accepted revision back for correction; it counts until another is accepted."""
        body = self.read(ReturnRevision)
        revision = self.revision(self.report())
        returned = reports.return_revision(
            self.principal, revision, reason=body["reason"], due_at=body["due_at"]
        )
        return Response(represent_revision(returned))
