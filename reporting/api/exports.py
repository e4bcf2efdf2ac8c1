"""Exports: asked for, followed, fetched in as many pieces as it takes, dropped."""

import logging
from typing import Any
from uuid import UUID

from django.core.files.storage import default_storage
from django.http import Http404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.idempotency import idempotent
from platforms.api.paging import CursorPaging
from platforms.api.views import ApiView
from platforms.refusals import Refused
from platforms.roles import Scope
from reporting.api.downloads import RANGE_HEADERS, Anything, Stored, begins, sent
from reporting.api.export_examples import EXAMPLES
from reporting.api.export_queries import as_parameters, parse
from reporting.api.export_serializers import LANGUAGES, AskExport, ExportOut
from reporting.api.language import language_of
from reporting.models import Export
from reporting.selectors.exports import file_name, is_over
from reporting.services.exports import asking
from reporting.services.exports.asking import Wish
from reporting.services.exports.files import MEDIA_TYPES
from reporting.services.exports.tables import Layout
from tasks.exporting import ring_for_export

logger = logging.getLogger(__name__)
# Of what is in a file, there are scopes beside: see reporting.services.exports.questions.
READ = Scope.CONSOLIDATED_READ


class ExportView(ApiView):
    def export(self) -> Export:
        """The export of the path; another office's does not exist."""
        found = Export.objects.visible_to(self.principal).filter(pk=self.kwargs["export_id"])
        export = found.first()
        if export is None:
            raise Http404
        return export


class Exports(ExportView):
    scopes = {"GET": READ, "POST": READ}
    kinds = {"GET": {"office"}, "POST": {"office"}}
    pagination_class = CursorPaging
    ordering = "-id"
    refusals = {"POST": ("too_many_exports",)}

    @extend_schema(
        operation_id="exports_list",
        responses=ExportOut(many=True),
        examples=EXAMPLES["exports_list"],
    )
    def get(self, request: Request) -> Response:
        """The exports of one's office, the latest first."""
        return self.page(Export.objects.visible_to(self.principal), ExportOut)

    @extend_schema(
        operation_id="exports_ask",
        request=AskExport,
        responses={202: ExportOut},
        examples=EXAMPLES["exports_ask"],
    )
    @idempotent
    def post(self, request: Request) -> Response:
        """Ask for a file. Workers make it: follow `Location` until it is `ready`.

        It holds what you may see at the time it is made, in a stable order of rows. Text in CSV and
        in workbooks is never a formula: where a spreadsheet would calculate, CSV has an apostrophe
        before it. A workbook takes 1,000,000 rows; CSV and Parquet take 20,000,000.
        """
        export = asking.ask(self.principal, self._wish(self.read(AskExport)))
        ring_for_export(export.id)
        data = ExportOut(export).data
        return Response(data, status=202, headers={"Location": data["links"]["self"]})

    def _wish(self, body: dict[str, Any]) -> Wish:
        language = LANGUAGES.get(body.get("language", ""), language_of(self.request))
        return Wish(
            kind=body["kind"],
            question=parse(body["kind"], body["query"]),
            query=as_parameters(body["query"]),
            format=body["format"],
            layout=Layout(bom=body["bom"], language=language, headings=body["headings"]),
        )


class ExportDetail(ExportView):
    scopes = {"GET": READ, "DELETE": READ}
    kinds = {"GET": {"office"}, "DELETE": {"office"}}

    @extend_schema(
        operation_id="exports_retrieve",
        responses=ExportOut,
        examples=EXAMPLES["exports_retrieve"],
    )
    def get(self, request: Request, export_id: UUID) -> Response:
        """How far an export is, and where its file is."""
        return Response(ExportOut(self.export()).data)

    @extend_schema(operation_id="exports_drop", responses={204: None})
    def delete(self, request: Request, export_id: UUID) -> Response:
        """Forget an export and its file; one that is being made stops."""
        asking.drop(self.principal, self.export())
        return Response(status=204)


class ExportFile(ExportView):
    scopes = {"GET": READ}
    kinds = {"GET": {"office"}}
    renderer_classes = [JSONRenderer]
    content_negotiation_class = Anything
    refusals = {"GET": ("export_not_ready", "export_expired", "export_lost", "range_outside")}

    @extend_schema(
        operation_id="exports_file",
        parameters=RANGE_HEADERS,
        responses={
            (200, "application/octet-stream"): OpenApiTypes.BINARY,
            (206, "application/octet-stream"): OpenApiTypes.BINARY,
        },
        examples=EXAMPLES["exports_file"],
    )
    def get(self, request: Request, export_id: UUID) -> Any:
        """The file, or the rest of it: a download that broke off goes on with `Range`.

        `ETag` and `Repr-Digest` are of the whole file and never change.
        """
        export = self.export()
        asking.require_scope(self.principal, export.kind)
        stored = stored_of(export)
        answer = sent(request._request, stored)
        if begins(request._request) and answer.status_code != 304:
            asking.note_download(self.principal, export)
        return answer


def stored_of(export: Export) -> Stored:
    """Refused: `export_not_ready`, `export_expired`, `export_lost`."""
    if export.state == Export.State.EXPIRED or is_over(export):
        raise Refused("export_expired")
    if export.state != Export.State.READY or export.made_at is None:
        raise Refused("export_not_ready", export_state=export.state)
    if not default_storage.exists(export.stored_as):
        logger.error("The file of export %s is not in the storage: %s", export.id, export.stored_as)
        raise Refused("export_lost")
    return Stored(
        path=export.stored_as,
        size=export.size or 0,
        sha256=export.sha256,
        name=file_name(export),
        media_type=MEDIA_TYPES[Export.Format(export.format)],
        made_at=export.made_at,
    )
