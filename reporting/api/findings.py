"""What the checks found, in the reader's language, and the platform's answers."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.http import Http404, StreamingHttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.idempotency import idempotent
from platforms.api.paging import CursorPaging
from platforms.api.serializers import Query
from platforms.principals import Principal
from platforms.roles import Scope
from platforms.tenancy import acting_as
from reporting.api.filing_examples import EXAMPLES
from reporting.api.filing_serializers import (
    SEVERITIES,
    DecideIn,
    ExplainCheckIn,
    ExplainIn,
    ExplanationOut,
    FindingsOut,
)
from reporting.api.language import language_of
from reporting.api.reports import ReportView
from reporting.checks.findings import Finding as Found
from reporting.models import CheckRun, Explanation, Finding
from reporting.selectors import findings
from reporting.services import explaining
from reporting.vocabulary import Language

PAGE_SIZE = {"type": "integer", "minimum": 1, "maximum": 1000, "default": 100}
CURSOR = OpenApiParameter("cursor", str, description="`next` of the page before.")


class RevisionQuery(Query):
    revision = serializers.IntegerField(
        required=False, min_value=1, help_text="A revision's number; the latest if left out."
    )


class FindingsQuery(RevisionQuery):
    severity = serializers.ChoiceField(SEVERITIES, required=False)
    check = serializers.RegexField(
        r"^[A-Z][0-9]{3}$", required=False, help_text="Only findings of this check."
    )
    batch = serializers.UUIDField(required=False, help_text="Only what was found in this batch.")


# What each filter is called on the rows.
FILTERS = {"severity": "severity", "check": "check_id", "batch": "run__batch_id"}


class ReportFindings(ReportView):
    scopes = {"GET": Scope.REPORTS_READ}
    refusals = {"GET": ("revision_unknown",)}

    @extend_schema(
        operation_id="findings_list",
        examples=EXAMPLES["findings_list"],
        parameters=[FindingsQuery, CURSOR, OpenApiParameter("page_size", PAGE_SIZE)],
        responses=FindingsOut,
    )
    def get(self, request: Request, report_id: UUID) -> Response:
        """Everything found in a revision and its batches: exact counts, and findings by page."""
        asked = self.query(FindingsQuery)
        revision = self.revision(self.report())
        summary = findings.summarise(revision)
        wanted = {FILTERS[name]: value for name, value in asked.items() if name in FILTERS}
        found = Finding.objects.visible_to(self.principal).filter(run__in=summary.runs, **wanted)
        paging = CursorPaging()
        page = paging.paginate_queryset(found.select_related("run"), request, view=self) or []
        explanations = findings.explanations_of(revision, summary)
        language = language_of(request)
        return Response(
            {
                "revision": revision.number,
                "counts": summary.counts,
                "truncated": summary.truncated,
                "next": paging.get_next_link(),
                "results": [
                    _represent(one, summary.waived, explanations, language) for one in page
                ],
            }
        )


def _represent(
    finding: Finding,
    waived: frozenset[str],
    explanations: dict[str, Explanation],
    language: Language,
) -> dict[str, Any]:
    words = findings.in_words(finding, language)
    explanation = explanations.get(finding.fingerprint) or explanations.get(finding.check_id)
    return {
        "id": finding.id,
        "check": finding.check_id,
        "severity": finding.severity,
        "batch": finding.run.batch_id,
        "line": finding.line,
        "record_id": finding.record_id,
        "pointer": finding.pointer,
        "title": words.title,
        "message": words.message,
        "remedy": words.remedy,
        "waived": finding.check_id in waived,
        "explanation": explanation.text if explanation else None,
        "explanation_decision": explanation.decision if explanation else None,
    }


class Csv(JSONRenderer):
    """Admits those who ask for CSV; the body is streamed, and what went wrong stays a problem."""

    media_type = "text/csv"
    format = "json"  # no second one to be asked for in the query: Accept says it


class ReportFindingsCsv(ReportView):
    scopes = {"GET": Scope.REPORTS_READ}
    renderer_classes = [JSONRenderer, Csv]
    refusals = {"GET": ("revision_unknown",)}

    @extend_schema(
        operation_id="findings_csv",
        examples=EXAMPLES["findings_csv"],
        parameters=[RevisionQuery],
        responses={(200, "text/csv"): OpenApiTypes.STR},
    )
    def get(self, request: Request, report_id: UUID) -> StreamingHttpResponse:
        """Every finding of a revision, however many, as CSV (UTF-8 with a byte order mark)."""
        self.query(RevisionQuery)
        summary = findings.summarise(self.revision(self.report()))
        body = _streamed(self.principal, summary.runs, language_of(request))
        response = StreamingHttpResponse(body, content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="findings-{report_id}.csv"'
        return response


def _streamed(principal: Principal, runs: list[CheckRun], language: Language) -> Iterator[bytes]:
    """A streamed body is made after the request's transaction. It opens one for the rows of each
    run, and holds none open while a slow reader takes them."""

    def read(run: CheckRun) -> Iterable[Found]:
        if run.truncated:
            return findings.complete(run)  # from a file
        with acting_as(principal):
            return list(findings.complete(run))

    return findings.as_csv(runs, language, read)


class FindingExplanation(ReportView):
    scopes = {"POST": Scope.REPORTS_WRITE}
    kinds = {"POST": {"platform"}}
    refusals = {"POST": ("finding_needs_no_explanation", "revision_unknown")}

    @extend_schema(
        operation_id="findings_explain",
        examples=EXAMPLES["findings_explain"],
        request=ExplainIn,
        responses={201: ExplanationOut},
    )
    @idempotent
    def post(self, request: Request, report_id: UUID, finding_id: UUID) -> Response:
        """Answer a warning. The answer holds for later revisions while the finding is the same."""
        body = self.read(ExplainIn)
        report = self.report()
        summary = findings.summarise(self.revision(report))
        finding = Finding.objects.filter(run__in=summary.runs, pk=finding_id).first()
        if finding is None:
            raise Http404
        explanation = explaining.explain(self.principal, report, finding, body["text"])
        return Response(ExplanationOut(explanation).data, status=201)


class ReportExplanations(ReportView):
    pagination_class = CursorPaging
    scopes = {"GET": Scope.REPORTS_READ, "POST": Scope.REPORTS_WRITE}
    kinds = {"POST": {"platform"}}
    refusals = {"POST": ("finding_needs_no_explanation", "check_found_nothing", "check_unknown")}

    @extend_schema(
        operation_id="explanations_list",
        examples=EXAMPLES["explanations_list"],
        responses=ExplanationOut(many=True),
    )
    def get(self, request: Request, report_id: UUID) -> Response:
        """Every explanation that was given for a report."""
        given = Explanation.objects.visible_to(self.principal).filter(report=self.report())
        return self.page(given, ExplanationOut)

    @extend_schema(
        operation_id="explanations_give",
        examples=EXAMPLES["explanations_give"],
        request=ExplainCheckIn,
        responses={201: ExplanationOut},
    )
    @idempotent
    def post(self, request: Request, report_id: UUID) -> Response:
        """Answer all findings of one check in the latest revision at once."""
        body = self.read(ExplainCheckIn)
        report = self.report()
        runs = findings.summarise(self.revision(report)).runs
        whole = explaining.wholes(runs).get(body["check"])
        explanation = explaining.explain_check(
            self.principal, report, body["check"], whole, body["text"]
        )
        return Response(ExplanationOut(explanation).data, status=201)


class ExplanationDecision(ReportView):
    scopes = {"POST": Scope.REVIEWS_WRITE}
    kinds = {"POST": {"office"}}
    refusals = {"POST": ("explanation_decided",)}

    @extend_schema(
        operation_id="explanations_decide",
        examples=EXAMPLES["explanations_decide"],
        request=DecideIn,
        responses=ExplanationOut,
    )
    @idempotent
    def post(self, request: Request, report_id: UUID, explanation_id: UUID) -> Response:
        """Take note of an explanation, or refuse it."""
        body = self.read(DecideIn)
        given = Explanation.objects.visible_to(self.principal).filter(report=self.report())
        explanation = given.filter(pk=explanation_id).first()
        if explanation is None:
            raise Http404
        decided = explaining.decide_explanation(
            self.principal, explanation, noted=body["noted"], reason=body["reason"]
        )
        return Response(ExplanationOut(decided).data)
