"""The declared totals of a report."""

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.etags import require_match, tagged
from platforms.roles import Scope
from reporting.api.filing_examples import EXAMPLES
from reporting.api.filing_serializers import FigureOut, FiguresIn, FiguresOut
from reporting.api.reports import REVISION, ReportView
from reporting.models import Revision
from reporting.services import figures
from reporting.services.figures import Declared
from reporting.services.reports import lock_draft


def _represent(revision: Revision) -> dict[str, Any]:
    return {
        "revision": revision.number,
        "figures": FigureOut(revision.figures.all(), many=True).data,
    }


class ReportFigures(ReportView):
    scopes = {"GET": Scope.REPORTS_READ, "PUT": Scope.REPORTS_WRITE}
    kinds = {"PUT": {"platform"}}
    refusals = {
        "GET": ("revision_unknown",),
        "PUT": ("no_draft", "period_archived", "figures_invalid", "code_unknown", "figure_twice"),
    }
    conditional = frozenset({"PUT"})

    @extend_schema(
        operation_id="figures_retrieve",
        examples=EXAMPLES["figures_retrieve"],
        parameters=[REVISION],
        responses=FiguresOut,
    )
    def get(self, request: Request, report_id: UUID) -> Response:
        """The figures of a revision."""
        return self._answer(self.revision(self.report()))

    @extend_schema(
        operation_id="figures_declare",
        examples=EXAMPLES["figures_declare"],
        request=FiguresIn,
        responses=FiguresOut,
    )
    def put(self, request: Request, report_id: UUID) -> Response:
        """Declare the figures of the draft, in place of those it has. `If-Match` is honoured."""
        body = self.read(FiguresIn)
        report = self.report()
        require_match(request, _represent(lock_draft(report)))
        figures.declare(self.principal, report, [Declared(**one) for one in body["figures"]])
        return self._answer(self.revision(report))

    def _answer(self, revision: Revision) -> Response:
        return tagged(self.request, _represent(revision))
