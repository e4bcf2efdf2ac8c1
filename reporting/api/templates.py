"""Templates of record spreadsheets, for platforms without developers."""

from typing import Any, ClassVar

from django.http import Http404, HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request

from platforms.api.views import ApiView
from reporting import vocabulary
from reporting.api.findings import Csv
from reporting.models import Batch
from reporting.selectors.templates import template_csv, template_workbook
from reporting.services.reading import CSV, XLSX
from reporting.vocabulary import Vocabulary


class TemplateQuery(serializers.Serializer[Any]):
    kind = serializers.ChoiceField(
        choices=Batch.Kind.choices, default=Batch.Kind.RECORDS, help_text="What it is to hold."
    )


class Xlsx(JSONRenderer):
    """Admits those who ask for a workbook; what went wrong stays a problem."""

    media_type = XLSX
    format = "json"


class TemplateView(ApiView):
    public: ClassVar[bool] = True

    def asked(self, period: str) -> tuple[Vocabulary, str]:
        kind = self.query(TemplateQuery)["kind"]
        try:
            return vocabulary.for_period(period), kind
        except vocabulary.NoVocabulary:
            raise Http404 from None


class RecordTemplateXlsx(TemplateView):
    renderer_classes = [JSONRenderer, Xlsx]

    @extend_schema(
        operation_id="record_templates_xlsx",
        parameters=[TemplateQuery],
        responses={(200, XLSX): OpenApiTypes.BINARY},
        examples=[OpenApiExample("A workbook", "PK...", media_type=XLSX)],
    )
    def get(self, request: Request, period: str) -> HttpResponse:
        """An empty workbook to be filled in and sent to `reports/{id}/records`.

        Its columns are named in both languages and formatted as they have to be; the second sheet
        has the codes of the period, `YYYY-MM`.
        """
        edition, kind = self.asked(period)
        body = template_workbook(edition, correcting=kind == Batch.Kind.CORRECTIONS)
        return _attached(body, XLSX, f"{kind}-{period}.xlsx")


class RecordTemplateCsv(TemplateView):
    renderer_classes = [JSONRenderer, Csv]

    @extend_schema(
        operation_id="record_templates_csv",
        parameters=[TemplateQuery],
        responses={(200, CSV): OpenApiTypes.STR},
        examples=[
            OpenApiExample("Shortened", "记录编号 record_id,对象类型 subject\r\n", media_type=CSV)
        ],
    )
    def get(self, request: Request, period: str) -> HttpResponse:
        """The header of a CSV of records for a period, `YYYY-MM` (UTF-8, byte order mark)."""
        edition, kind = self.asked(period)
        body = template_csv(edition, correcting=kind == Batch.Kind.CORRECTIONS)
        return _attached(body, f"{CSV}; charset=utf-8", f"{kind}-{period}.csv")


def _attached(body: bytes, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(body, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
