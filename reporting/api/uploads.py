"""Uploads in parts: opened, filled, completed into a batch, abandoned."""

from uuid import UUID

from django.http import Http404, UnreadablePostError
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.idempotency import idempotent
from platforms.api.paging import CursorPaging
from platforms.refusals import Refused
from platforms.roles import Scope
from platforms.tenancy import acting_as
from reporting.api.batches import UploadView, receipt_of
from reporting.api.bodies import CONTENT_DIGEST, body_of, cut_off, digest_of, expected_of
from reporting.api.filing_serializers import BatchReceipt
from reporting.api.reports import ReportView
from reporting.api.upload_examples import EXAMPLES
from reporting.api.upload_serializers import OpenUpload, PartOut, UploadOut
from reporting.models import Report, Upload
from reporting.selectors.uploads import parts_of, shown, visible_uploads
from reporting.services import parts, uploading


class _OfReport(ReportView):
    def upload(self, report: Report) -> Upload:
        """The upload of the path; what the platform may not see does not exist."""
        found = visible_uploads(self.principal, report).filter(pk=self.kwargs["upload_id"])
        upload = found.select_related("report").first()
        if upload is None:
            raise Http404
        return upload


class ReportUploads(_OfReport):
    pagination_class = CursorPaging
    scopes = {"GET": Scope.REPORTS_READ, "POST": Scope.REPORTS_WRITE}
    kinds = {"GET": {"platform"}, "POST": {"platform"}}
    refusals = {
        "POST": (
            *("no_draft", "batch_too_large", "part_size_outside", "too_many_parts"),
            *("too_many_uploads", "upload_busy", "period_archived"),
        )
    }

    @extend_schema(
        operation_id="uploads_list",
        examples=EXAMPLES["uploads_list"],
        responses=UploadOut(many=True),
    )
    def get(self, request: Request, report_id: UUID) -> Response:
        """The uploads of a report that are open, and those completed lately."""
        paging = CursorPaging()
        rows = visible_uploads(self.principal, self.report())
        page = paging.paginate_queryset(rows, request, view=self) or []
        return paging.get_paginated_response(UploadOut(shown(page), many=True).data)

    @extend_schema(
        operation_id="uploads_open",
        examples=EXAMPLES["uploads_open"],
        request=OpenUpload,
        responses={201: UploadOut, 200: UploadOut},
    )
    @idempotent
    def post(self, request: Request, report_id: UUID) -> Response:
        """Open an upload, for a file too large to be sent again when a connection breaks.

        Cut the file into parts of `part_size` bytes, the last one with the rest; PUT each, in any
        order and several at a time, and again as often as need be; then complete it. A file whose
        `sha256` is given gets the upload that was opened for it before, with 200.
        """
        body = self.read(OpenUpload)
        report = self.report()
        announced = uploading.Announced(**body)
        upload, created = uploading.open_upload(self.principal, report, announced)
        data = UploadOut(shown([upload])[0]).data
        headers = {"Location": data["links"]["self"]}
        return Response(data, status=201 if created else 200, headers=headers)


class UploadDetail(_OfReport):
    scopes = {"GET": Scope.REPORTS_READ, "DELETE": Scope.REPORTS_WRITE}
    kinds = {"GET": {"platform"}, "DELETE": {"platform"}}
    refusals = {"DELETE": ("upload_completed", "upload_busy")}

    @extend_schema(
        operation_id="uploads_retrieve", examples=EXAMPLES["uploads_retrieve"], responses=UploadOut
    )
    def get(self, request: Request, report_id: UUID, upload_id: UUID) -> Response:
        """What is held of an upload and what is missing: where to go on after an interruption."""
        return Response(UploadOut(shown([self.upload(self.report())])[0]).data)

    @extend_schema(operation_id="uploads_abandon", responses={204: None})
    def delete(self, request: Request, report_id: UUID, upload_id: UUID) -> Response:
        """Abandon an open upload: its parts are removed."""
        uploading.abandon(self.principal, self.upload(self.report()))
        return Response(status=204)


class UploadParts(_OfReport):
    pagination_class = CursorPaging
    ordering = "number"
    scopes = {"GET": Scope.REPORTS_READ}
    kinds = {"GET": {"platform"}}

    @extend_schema(
        operation_id="parts_list", examples=EXAMPLES["parts_list"], responses=PartOut(many=True)
    )
    def get(self, request: Request, report_id: UUID, upload_id: UUID) -> Response:
        """The parts held of an open upload, each with its digest."""
        return self.page(parts_of(self.principal, self.upload(self.report())), PartOut)


class UploadPartDetail(UploadView, _OfReport):
    scopes = {"PUT": Scope.REPORTS_WRITE}
    kinds = {"PUT": {"platform"}}
    refusals = {
        "PUT": (
            *("part_unknown", "part_length", "part_encoded", "digest_invalid", "digest_differs"),
            *("body_truncated", "length_required", "upload_completed", "upload_busy"),
        )
    }

    @extend_schema(
        operation_id="parts_put",
        examples=EXAMPLES["parts_put"],
        parameters=[CONTENT_DIGEST],
        request={"application/octet-stream": OpenApiTypes.BINARY},
        responses={201: PartOut, 200: PartOut},
    )
    def put(self, request: Request, report_id: UUID, upload_id: UUID, number: int) -> Response:
        """Send one part: the bytes of the file from `(number - 1) * part_size` on.

        A part that was cut off is refused, and an earlier one of its number stays. Sent again, the
        same bytes change nothing; other bytes take the place of the earlier ones.
        """
        with acting_as(self.principal):
            upload = self.upload(self.report())
        if request.headers.get("Content-Encoding", "identity").strip().lower() != "identity":
            raise Refused("part_encoded")
        arriving = parts.Arriving(
            number, body_of(request), expected_of(request), digest_of(request)
        )
        try:
            part, created = parts.put(self.principal, upload, arriving)
        except UnreadablePostError as error:
            raise cut_off(arriving.expected) from error
        return Response(PartOut(part).data, status=201 if created else 200)


class UploadComplete(UploadView, _OfReport):
    scopes = {"POST": Scope.REPORTS_WRITE}
    kinds = {"POST": {"platform"}}
    refusals = {
        "POST": (
            *("parts_missing", "upload_digest_differs", "upload_busy", "no_draft"),
            *("batch_replaced", "batch_not_settled", "period_archived"),
        )
    }

    @extend_schema(
        operation_id="uploads_complete",
        examples=EXAMPLES["uploads_complete"],
        request=None,
        responses={202: BatchReceipt},
    )
    def post(self, request: Request, report_id: UUID, upload_id: UUID) -> Response:
        """Put the parts together: from here on it is a batch, as if it had come in one piece.

        Asked again, after an answer that was lost, the same batch is answered.
        """
        with acting_as(self.principal):
            report = self.report()
            upload = self.upload(report)
        return receipt_of(uploading.complete(self.principal, report, upload))
