"""Batches: uploaded as a stream or as a small array, listed, dropped from the draft."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404, UnreadablePostError
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.idempotency import answer_of, fingerprint, keyed, replay
from platforms.api.paging import CursorPaging
from platforms.principals import Principal
from platforms.roles import Scope
from platforms.services import idempotency
from platforms.tenancy import acting_as
from reporting.api.bodies import (
    UPLOAD_HEADERS,
    Untouched,
    content_type_of,
    cut_off,
    incoming_of,
    media_type_of,
    small_body,
)
from reporting.api.filing_examples import EXAMPLES
from reporting.api.filing_serializers import (
    ArrayAnswerOut,
    BatchOut,
    BatchReceipt,
    RecordIn,
)
from reporting.api.language import language_of
from reporting.api.record_serializers import RecordPageOut
from reporting.api.records import RECORD_PARAMETERS, asked_of, record_page
from reporting.api.reports import REVISION, ReportView
from reporting.checks.findings import Finding, render
from reporting.models import Batch, Report
from reporting.selectors.progress import seen_of
from reporting.selectors.reports import in_draft, visible_batches
from reporting.services import arrays, batches, reading
from tasks.checking import ring_for_batch, ring_for_next

REPEATED = "S118"


@method_decorator(transaction.non_atomic_requests, name="dispatch")
class UploadView(ReportView):
    """Takes a body as a stream, outside any transaction: a slow client holds none open."""

    parser_classes = (Untouched,)

    def bind(self, request: Request) -> None:
        """Each step opens a transaction of its own, bound to the principal."""

    def found_report(self) -> Report:
        with acting_as(self.principal):
            return self.report()

    def take_stream(self, request: Request, report: Report, kind: str, media_type: str) -> Response:
        incoming = incoming_of(request, kind, media_type)
        key = request.headers.get("Idempotency-Key")
        try:
            received = batches.receive(self.principal, report, incoming, key)
        except UnreadablePostError as error:
            raise cut_off(incoming.expected) from error
        return receipt_of(received)


def receipt_of(received: batches.Received) -> Response:
    """Ring for what was taken in, and say where it is."""
    ring_for_batch(received.batch.id)
    data = BatchReceipt(received.batch).data
    headers = {"Location": data["links"]["self"]}
    if received.replayed:
        headers["Idempotent-Replayed"] = "true"
    return Response(data, status=202, headers=headers)


def shown(principal: Principal, found: Sequence[Batch]) -> list[dict[str, Any]]:
    """Batches as they are answered: each with what may be done about it."""
    context = {"seen": seen_of(found), "in_draft": in_draft(principal, found)}
    return [BatchOut(batch, context=context).data for batch in found]


STREAM_REFUSALS = (
    *("no_draft", "batch_empty", "batch_too_large", "body_truncated", "encoding_unsupported"),
    *("batch_replaced", "batch_not_settled", "idempotency_key_invalid", "idempotency_key_reused"),
    *("bad_request", "media_type_unsupported", "length_required", "period_archived"),
)
STREAMED = dict.fromkeys((reading.NDJSON, reading.CSV, reading.XLSX), OpenApiTypes.BINARY)
UPLOAD = {**STREAMED, "application/json": RecordIn(many=True)}


class ReportRecords(UploadView):
    scopes = {"GET": Scope.RECORDS_READ, "POST": Scope.REPORTS_WRITE}
    kinds = {"POST": {"platform"}}
    refusals = {
        "GET": ("revision_unknown", "cursor_invalid", "records_archived"),
        "POST": (*STREAM_REFUSALS, "body_too_large", "not_an_array", "too_many_items", "try_again"),
    }

    @extend_schema(
        operation_id="records_list",
        examples=EXAMPLES["records_list"],
        parameters=RECORD_PARAMETERS,
        responses=RecordPageOut,
    )
    def get(self, request: Request, report_id: UUID) -> Response:
        """The records of a revision as they count, in the order of batch and line.

        A page takes as long at any depth. It looks at 50,000 records at most: where few fit a
        filter it may be short, or empty, and `next` still leads on.
        """
        wanted = asked_of(request)
        with acting_as(self.principal):
            return record_page(request, self.revision(self.report()), wanted)

    @extend_schema(
        operation_id="records_upload",
        examples=EXAMPLES["records_upload"],
        parameters=UPLOAD_HEADERS,
        request=UPLOAD,
        responses={202: BatchReceipt, 201: ArrayAnswerOut, 200: ArrayAnswerOut},
    )
    @keyed
    def post(self, request: Request, report_id: UUID) -> Response:
        """Add records to the draft.

        `application/x-ndjson`, a record a line, of any size, gzip or zstd or plain: 202, checked
        in the background. So are spreadsheets, a record a row, columns by name: `text/csv` (UTF-8,
        or `; charset=gb18030`) and XLSX. `record-templates` has one to start from; the `line` of a
        finding is the row. `application/json`, an array of at most 1,000: an answer per item, 201
        where something was stored and 200 where nothing was new.
        """
        report = self.found_report()
        content_type = content_type_of(request)
        if content_type.split(";")[0].strip().lower() == "application/json":
            return self._take_array(request, report)
        return self.take_stream(request, report, Batch.Kind.RECORDS, media_type_of(content_type))

    def _take_array(self, request: Request, report: Report) -> Response:
        body = small_body(request)
        key = request.headers.get("Idempotency-Key")
        with acting_as(self.principal):
            if key is not None:
                before = idempotency.claim(self.principal, key, fingerprint(request, body))
                if before is not None:
                    return replay(before)
            answer = arrays.file_array(self.principal, report, body)
            stored = shown(self.principal, [answer.batch] if answer.batch else [])
            data = _array_answer(answer, stored[0] if stored else None, language_of(request))
            response = Response(data, status=201 if answer.batch else 200)
            if key is not None:
                idempotency.keep(self.principal, key, answer_of(response))
        ring_for_next(answer.after)
        return response


def _array_answer(answer: arrays.ArrayAnswer, batch: Any, language: Any) -> dict[str, Any]:
    statuses = [item.status for item in answer.items]
    return {
        "stored": statuses.count("stored"),
        "already_stored": statuses.count("already_stored"),
        "refused": statuses.count("refused"),
        "batch": batch,
        "items": [_item(item, language) for item in answer.items],
    }


def _item(item: arrays.Item, language: Any) -> dict[str, Any]:
    batch, line = item.holder or (None, None)
    return {
        "index": item.index,
        "record_id": item.record_id,
        "status": item.status,
        "holder_batch": batch,
        "holder_line": line,
        "findings": [
            {
                "check": found.check_id,
                "severity": found.severity.value,
                "pointer": found.pointer,
                "message": _message(found, words.message),
                "remedy": words.remedy,
            }
            for found in item.findings
            for words in (render(found, language),)
        ],
    }


def _message(found: Finding, message: str) -> str:
    """An array has no lines: where one is named, it is the item before that number."""
    if found.check_id != REPEATED:
        return message
    text = _("“{record_id}” already stands in item {index} of this array.")
    return text.format(record_id=found.record_id, index=int(found.params["first"]) - 1)


class ReportCorrections(UploadView):
    scopes = {"POST": Scope.REPORTS_WRITE}
    kinds = {"POST": {"platform"}}
    refusals = {"POST": STREAM_REFUSALS}

    @extend_schema(
        operation_id="corrections_upload",
        examples=EXAMPLES["corrections_upload"],
        parameters=UPLOAD_HEADERS,
        request=STREAMED,
        responses={202: BatchReceipt},
    )
    @keyed
    def post(self, request: Request, report_id: UUID) -> Response:
        """Replace or withdraw single records of the draft, a correction a line.

        A line is `{"record_id", "op": "withdraw", "reason"}` or `{"record_id", "op": "replace",
        "reason", "record": {...}}` with the whole new record under the same id; a reason has 5 to
        500 characters. The earlier versions stay readable in the revisions that had them.
        """
        report = self.found_report()
        media_type = media_type_of(content_type_of(request))
        return self.take_stream(request, report, Batch.Kind.CORRECTIONS, media_type)


class ReportBatches(ReportView):
    pagination_class = CursorPaging
    scopes = {"GET": Scope.REPORTS_READ}
    refusals = {"GET": ("revision_unknown",)}

    @extend_schema(
        operation_id="batches_list",
        examples=EXAMPLES["batches_list"],
        parameters=[REVISION],
        responses=BatchOut(many=True),
    )
    def get(self, request: Request, report_id: UUID) -> Response:
        """The batches of a revision, in the order they came."""
        revision = self.revision(self.report())
        found = Batch.objects.visible_to(self.principal).filter(revision_links__revision=revision)
        paging = CursorPaging()
        page = list(paging.paginate_queryset(found, request, view=self) or [])
        return paging.get_paginated_response(shown(self.principal, page))


class BatchDetail(ReportView):
    scopes = {"GET": Scope.REPORTS_READ, "DELETE": Scope.REPORTS_WRITE}
    kinds = {"DELETE": {"platform"}}
    refusals = {
        "DELETE": (
            *("no_draft", "batch_not_in_draft", "batch_is_corrected", "batch_not_settled"),
            "period_archived",
        )
    }

    @extend_schema(
        operation_id="batches_retrieve", examples=EXAMPLES["batches_retrieve"], responses=BatchOut
    )
    def get(self, request: Request, report_id: UUID, batch_id: UUID) -> Response:
        """A batch: how far its checks are and what they found."""
        found = visible_batches(self.principal, self.report())
        batch = found.filter(pk=batch_id).first()
        if batch is None:
            raise Http404
        return Response(shown(self.principal, [batch])[0])

    @extend_schema(operation_id="batches_drop", responses={204: None})
    def delete(self, request: Request, report_id: UUID, batch_id: UUID) -> Response:
        """Leave a batch out of the draft. Revisions that had it keep it.

        A rejected batch blocks the filing until it is left out: what was right in it is filed
        again, in another batch.
        """
        batches.drop(self.principal, self.report(), batch_id)
        return Response(status=204)
