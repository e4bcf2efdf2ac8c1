"""Single records: read back page by page, or asked for by id."""

import base64
import binascii
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.paging import CursorPaging
from platforms.api.views import ApiView
from platforms.refusals import Refused
from platforms.roles import Scope
from reporting.api.consolidated_serializers import flat
from reporting.api.filing_examples import EXAMPLES
from reporting.api.record_serializers import (
    RecordOut,
    RecordsQuery,
    RecordVersionOut,
    RecordVersionsOut,
)
from reporting.models import Report, Revision
from reporting.models.periods import parse_period
from reporting.selectors.records import START, Wanted, read_records
from reporting.selectors.versions import Versions, find_versions

CURSOR_BYTES = 20
LAST_LINE = 2**31 - 1
RECORD_PARAMETERS: list[Any] = [
    RecordsQuery,
    OpenApiParameter("cursor", str, description="`next` of the page before, or the cursor in it."),
    OpenApiParameter(
        "page_size",
        {"type": "integer", "minimum": 1, "maximum": CursorPaging.max_page_size, "default": 100},
    ),
]


def asked_of(request: Request) -> Wanted:
    """What the query string asks for. Raises `ValidationError` by parameter."""
    query = RecordsQuery(data=flat(request.query_params))
    query.is_valid(raise_exception=True)
    return query.wanted()


def record_page(request: Request, revision: Revision, wanted: Wanted) -> Response:
    """The page of a revision's records that the query string asks for."""
    page = read_records(
        revision,
        wanted,
        after=_after(request.GET.get("cursor", "")),
        limit=CursorPaging().get_page_size(request),
    )
    query = request.GET.copy()
    query["cursor"] = _cursor(page.last)
    return Response(
        {
            "revision": revision.number,
            "next": request.build_absolute_uri(f"?{query.urlencode()}") if page.more else None,
            "results": RecordOut(page.rows, many=True, context={"report": revision.report_id}).data,
        }
    )


def _cursor(last: tuple[UUID, int]) -> str:
    return base64.urlsafe_b64encode(last[0].bytes + last[1].to_bytes(4)).decode().rstrip("=")


def _after(cursor: str) -> tuple[UUID, int]:
    """Where a page starts. Accepts `next` as it was given, or the cursor in it."""
    if not cursor:
        return START
    given = parse_qs(urlsplit(cursor).query).get("cursor", [cursor])[0]
    try:
        raw = base64.urlsafe_b64decode(given + "=" * (-len(given) % 4))
    except (ValueError, binascii.Error):
        raw = b""
    if len(raw) != CURSOR_BYTES or int.from_bytes(raw[16:]) > LAST_LINE:
        raise Refused("cursor_invalid", pointer="/cursor", parameter="cursor")
    return UUID(bytes=raw[:16]), int.from_bytes(raw[16:])


class RecordDetail(ApiView):
    """Do you hold it? Answered from where it is stored, at once."""

    scopes = {"GET": Scope.RECORDS_READ}
    kinds = {"GET": {"platform"}}
    refusals = {"GET": ("records_archived",)}

    @extend_schema(
        operation_id="records_retrieve",
        examples=EXAMPLES["records_retrieve"],
        parameters=[OpenApiParameter("period", str, required=True, description="`YYYY-MM`.")],
        responses=RecordVersionsOut,
    )
    def get(self, request: Request, record_id: str) -> Response:
        """Whether a record is held, with every version of it: 200, or 404 where it is not.

        Each version says what it is to the revision in force and to the latest one. Offices find
        a record by `record_id` among the records of a report.
        """
        report = self._report()
        found = find_versions(self.principal, report, record_id) if len(record_id) <= 64 else None
        if found is None or not found.rows:
            raise Http404
        return Response(_represent(report, found))

    def _report(self) -> Report:
        try:
            month = parse_period(self.request.GET.get("period", ""))
        except ValueError:
            text = _("`period` is needed, as YYYY-MM.")
            raise ValidationError({"period": [text]}, "period_unknown") from None
        report = Report.objects.visible_to(self.principal).filter(period_id=month).first()
        if report is None:
            raise Http404
        return report


def _represent(report: Report, found: Versions) -> dict[str, Any]:
    in_force, latest = found.in_force, found.latest
    return {
        "period": f"{report.period_id:%Y-%m}",
        "report": report.id,
        "revisions": {
            "in_force": in_force.number if in_force else None,
            "latest": latest.number if latest else None,
            "latest_state": latest.state if latest else None,
        },
        "versions": RecordVersionOut(found.rows, many=True).data,
    }
