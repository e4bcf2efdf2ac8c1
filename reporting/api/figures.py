"""The declared totals of a report."""

import hashlib
import json
from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.refusals import Refused
from platforms.roles import Scope
from reporting.api.filing_serializers import FigureOut, FiguresIn, FiguresOut
from reporting.api.reports import REVISION, ReportView
from reporting.models import Revision
from reporting.services import figures
from reporting.services.figures import Declared


def _represent(revision: Revision) -> dict[str, Any]:
    return {
        "revision": revision.number,
        "figures": FigureOut(revision.figures.all(), many=True).data,
    }


def _etag(data: dict[str, Any]) -> str:
    return f'"{hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()[:32]}"'


class ReportFigures(ReportView):
    scopes = {"GET": Scope.REPORTS_READ, "PUT": Scope.REPORTS_WRITE}
    kinds = {"PUT": {"platform"}}

    @extend_schema(operation_id="figures_retrieve", parameters=[REVISION], responses=FiguresOut)
    def get(self, request: Request, report_id: UUID) -> Response:
        """The figures of a revision."""
        return self._answer(self.revision(self.report()))

    @extend_schema(operation_id="figures_declare", request=FiguresIn, responses=FiguresOut)
    def put(self, request: Request, report_id: UUID) -> Response:
        """Declare the figures of the draft, in place of those it has. `If-Match` is honoured."""
        body = self.read(FiguresIn)
        report = self.report()
        draft = self.revision(report)
        expected = request.headers.get("If-Match")
        if expected and expected != _etag(_represent(draft)):
            raise Refused("precondition_failed")
        figures.declare(self.principal, report, [Declared(**one) for one in body["figures"]])
        return self._answer(self.revision(report))

    def _answer(self, revision: Revision) -> Response:
        data = _represent(revision)
        return Response(data, headers={"ETag": _etag(data)})
