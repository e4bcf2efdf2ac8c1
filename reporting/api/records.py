"""Single records: read back page by page, or asked for by id."""

import base64
import binascii
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

from django.http import Http404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ParseError
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.views import ApiView
from platforms.refusals import Refused
from platforms.roles import Scope
from reporting.api.filing_examples import EXAMPLES
from reporting.api.filing_serializers import RecordOut, RecordVersionOut, RecordVersionsOut
from reporting.models import Revision
from reporting.models.periods import parse_period
from reporting.selectors.records import FILTERS, START, find_versions, read_records

LARGEST_PAGE = 1000
CURSOR_BYTES = 20
SEVERAL = "Only this {}; several with commas, `none` for records without one."
RECORD_PARAMETERS = [
    *(OpenApiParameter(name, str, description=SEVERAL.format(name)) for name in FILTERS),
    OpenApiParameter("cursor", str, description="`next` of the page before, or the cursor in it."),
    OpenApiParameter("page_size", int, description=f"At most {LARGEST_PAGE}; 100 if left out."),
]


def record_page(request: Request, revision: Revision) -> Response:
    """The page that the query string asks for."""
    filters = {name: request.GET[name] for name in FILTERS if name in request.GET}
    page = read_records(
        revision,
        filters=filters,
        after=_after(request.GET.get("cursor", "")),
        limit=page_size(request, LARGEST_PAGE),
    )
    query = request.GET.copy()
    if page.more:
        query["cursor"] = _cursor(page.last)
    return Response(
        {
            "revision": revision.number,
            "next": request.build_absolute_uri(f"?{query.urlencode()}") if page.more else None,
            "results": RecordOut(page.rows, many=True).data,
        }
    )


def page_size(request: Request, largest: int) -> int:
    given = request.GET.get("page_size", "")
    return min(max(int(given), 1), largest) if given.isdecimal() else 100


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
    if len(raw) != CURSOR_BYTES:
        raise Refused("cursor_invalid", pointer="/cursor")
    return UUID(bytes=raw[:16]), int.from_bytes(raw[16:])


class RecordDetail(ApiView):
    """Do you hold it? Answered from where it is stored, at once."""

    scopes = {"GET": Scope.RECORDS_READ}
    kinds = {"GET": {"platform"}}

    @extend_schema(
        operation_id="records_retrieve",
        examples=EXAMPLES["records_retrieve"],
        parameters=[OpenApiParameter("period", str, required=True, description="`YYYY-MM`.")],
        responses=RecordVersionsOut,
    )
    def get(self, request: Request, record_id: str) -> Response:
        """Whether a record is held, with every version of it: 200, or 404 where it is not."""
        try:
            month = parse_period(request.GET.get("period", ""))
        except ValueError:
            raise ParseError("`period` is needed, as YYYY-MM.") from None
        platform_id = self.principal.platform_id
        if platform_id is None or len(record_id) > 64:
            raise Http404
        versions: list[dict[str, Any]] = find_versions(month, platform_id, record_id)
        if not versions:
            raise Http404
        data = RecordVersionOut(versions, many=True).data
        return Response({"period": f"{month:%Y-%m}", "versions": data})
