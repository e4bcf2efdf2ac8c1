"""The log of receipts (RFC 6962). It holds hashes, so every credential may read all of it."""

from django.http import HttpRequest, JsonResponse
from django.views.generic import View
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.paging import CursorPaging
from platforms.api.views import ApiView
from platforms.principals import NOBODY
from platforms.refusals import Refused
from platforms.tenancy import acting_as
from reporting.api.receipt_examples import EXAMPLES
from reporting.api.receipt_serializers import (
    ConsistencyOut,
    ConsistencyQuery,
    LogEntryOut,
    TreeHeadOut,
)
from reporting.models import LogEntry, TreeHead
from reporting.selectors import log
from reporting.selectors.receipts import published_keys


class LogHead(ApiView):
    scopes = {"GET": None}
    refusals = {"GET": ("log_empty",)}

    @extend_schema(operation_id="log_head", examples=EXAMPLES["log_head"], responses=TreeHeadOut)
    def get(self, request: Request) -> Response:
        """The latest signed tree head. Keep it: a later log has to grow from it."""
        head = log.latest_head()
        if head is None:
            raise Refused("log_empty")
        return Response(TreeHeadOut(head).data)


class LogHeads(ApiView):
    pagination_class = CursorPaging
    ordering = "-id"
    scopes = {"GET": None}

    @extend_schema(
        operation_id="log_heads", examples=EXAMPLES["log_heads"], responses=TreeHeadOut(many=True)
    )
    def get(self, request: Request) -> Response:
        """Every tree head that was signed, the latest first."""
        return self.page(TreeHead.objects.all(), TreeHeadOut)


class LogEntries(ApiView):
    pagination_class = CursorPaging
    ordering = "index"
    scopes = {"GET": None}

    @extend_schema(
        operation_id="log_entries",
        examples=EXAMPLES["log_entries"],
        responses=LogEntryOut(many=True),
    )
    def get(self, request: Request) -> Response:
        """The leaves of the log, from the first: with them anybody computes the root anew."""
        return self.page(LogEntry.objects.all(), LogEntryOut)


class LogConsistency(ApiView):
    scopes = {"GET": None}
    refusals = {"GET": ("log_sizes",)}

    @extend_schema(
        operation_id="log_consistency",
        examples=EXAMPLES["log_consistency"],
        parameters=[ConsistencyQuery],
        responses=ConsistencyOut,
    )
    def get(self, request: Request) -> Response:
        """A proof that the log of `second` entries began as that of `first`."""
        asked = self.query(ConsistencyQuery)
        path = log.consistency(asked["first"], asked["second"])
        return Response(ConsistencyOut({**asked, "path": [one.hex() for one in path]}).data)


class Jwks(View):
    """The public keys of all receipts and tree heads, for everybody (RFC 7517)."""

    def get(self, request: HttpRequest) -> JsonResponse:
        with acting_as(NOBODY):
            answer = JsonResponse(published_keys(), content_type="application/jwk-set+json")
        answer["Cache-Control"] = "public, max-age=300"
        return answer
