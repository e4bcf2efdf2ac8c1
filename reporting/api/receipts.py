"""Receipts: of what was submitted, accepted, examined and answered."""

from uuid import UUID

from django.http import Http404, HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import PermissionDenied
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.paging import CursorPaging
from platforms.api.views import ApiView
from platforms.roles import Scope
from reporting.api.attestations import AttestationView
from reporting.api.receipt_examples import EXAMPLES
from reporting.api.receipt_serializers import ProofOut, ReceiptOut, ReceiptQuery
from reporting.api.reports import ReportView
from reporting.models import Receipt
from reporting.selectors.receipts import bundle, latest_of, scope_of, visible_receipts
from reporting.selectors.reports import find_revision

JOSE = "application/jose"


class Jose(BaseRenderer):
    media_type = JOSE
    format = "jws"


class Receipts(ApiView):
    pagination_class = CursorPaging
    ordering = "-id"
    scopes = {"GET": None}

    @extend_schema(
        operation_id="receipts_list",
        examples=EXAMPLES["receipts_list"],
        parameters=[ReceiptQuery],
        responses=ReceiptOut(many=True),
    )
    def get(self, request: Request) -> Response:
        """Receipts, the latest first, of what the credential's scopes let it read."""
        wanted = self.query(ReceiptQuery)
        found = visible_receipts(
            self.principal,
            platform=wanted.get("platform"),
            kind=wanted.get("kind"),
            object_id=wanted.get("object"),
        )
        return self.page(found, ReceiptOut)


class ReceiptView(ApiView):
    """A view below `receipts/{receipt_id}`: for whoever may read what the receipt is about."""

    scopes = {"GET": None}

    def receipt(self) -> Receipt:
        rows = Receipt.objects.visible_to(self.principal).select_related("previous")
        found = rows.filter(pk=self.kwargs["receipt_id"]).first()
        if found is None:
            raise Http404
        if not self.principal.may(scope_of(found.kind)):
            raise PermissionDenied(code="scope_missing")
        return found


class ReceiptDetail(ReceiptView):
    @extend_schema(
        operation_id="receipts_retrieve",
        examples=EXAMPLES["receipts_retrieve"],
        responses=ReceiptOut,
    )
    def get(self, request: Request, receipt_id: UUID) -> Response:
        """One receipt."""
        return Response(ReceiptOut(self.receipt()).data)


class ReceiptJws(ReceiptView):
    renderer_classes = [JSONRenderer, Jose]

    @extend_schema(
        operation_id="receipts_jws",
        examples=EXAMPLES["receipts_jws"],
        responses={(200, JOSE): OpenApiTypes.STR},
    )
    def get(self, request: Request, receipt_id: UUID) -> HttpResponse:
        """The receipt itself and nothing else: a compact JWS, to be kept as a file."""
        receipt = self.receipt()
        answer = HttpResponse(receipt.jws, content_type=JOSE)
        answer["Content-Disposition"] = f'attachment; filename="receipt-{receipt.id}.jws"'
        return answer


class ReceiptProof(ReceiptView):
    refusals = {"GET": ("receipt_not_logged",)}

    @extend_schema(
        operation_id="receipts_proof", examples=EXAMPLES["receipts_proof"], responses=ProofOut
    )
    def get(self, request: Request, receipt_id: UUID) -> Response:
        """A file that proves the receipt to anybody, offline: with what was filed, the place in
        the log, the signed head and the keys. `manage.py verify-receipt` reads it."""
        return Response(bundle(self.principal, self.receipt()))


class ReportReceipt(ReportView):
    scopes = {"GET": Scope.REPORTS_READ}
    refusals = {"GET": ("receipt_unknown",)}

    @extend_schema(
        operation_id="reports_receipt", examples=EXAMPLES["reports_receipt"], responses=ReceiptOut
    )
    def get(self, request: Request, report_id: UUID) -> Response:
        """The latest receipt of a report."""
        return Response(ReceiptOut(latest_of(self.principal, self.report().id)).data)


class RevisionReceipts(ReportView):
    pagination_class = CursorPaging
    ordering = "serial"
    scopes = {"GET": Scope.REPORTS_READ}
    refusals = {"GET": ("revision_unknown",)}

    @extend_schema(
        operation_id="revisions_receipts",
        examples=EXAMPLES["revisions_receipts"],
        responses=ReceiptOut(many=True),
    )
    def get(self, request: Request, report_id: UUID, number: int) -> Response:
        """Every receipt of a revision, the first one first."""
        report = self.report()
        revision = find_revision(self.principal, report, number)
        found = visible_receipts(self.principal, object_id=report.id, number=revision.number)
        return self.page(found, ReceiptOut)


class AttestationReceipt(AttestationView):
    scopes = {"GET": Scope.ATTESTATIONS_READ}
    refusals = {"GET": ("receipt_unknown",)}

    @extend_schema(
        operation_id="attestations_receipt",
        examples=EXAMPLES["attestations_receipt"],
        responses=ReceiptOut,
    )
    def get(self, request: Request, attestation_id: UUID) -> Response:
        """The latest receipt of an attestation."""
        return Response(ReceiptOut(latest_of(self.principal, self.attestation().id)).data)
