"""Shapes of exports."""

from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from platforms.api.serializers import Links, StrictSerializer
from reporting.models import Export
from reporting.selectors.exports import fault_of, share_done
from reporting.vocabulary import Language

LANGUAGES: dict[str, Language] = {"en": "en", "zh-hans": "zh"}
HEADINGS = ("codes", "words")


@extend_schema_field({"type": "object", "additionalProperties": True})
class QueryField(serializers.JSONField):
    """The parameters of a query, by name."""

    def to_internal_value(self, data: Any) -> Any:
        value = super().to_internal_value(data)
        if not isinstance(value, dict):
            raise serializers.ValidationError(_("Write an object, a parameter each."), "not_a_dict")
        if "\0" in str(value.values()) or any(isinstance(one, dict) for one in value.values()):
            raise serializers.ValidationError(_("A parameter is a text, or several."), "not_a_list")
        return value


class AskExport(StrictSerializer):
    """What is to be exported, and how the file is to be."""

    kind = serializers.ChoiceField(
        Export.Kind.choices,
        help_text="`consolidated`: as GET consolidated; `filings`: as GET filings; `records`: as"
        " GET reports/{id}/records.",
    )
    query = QueryField(
        help_text="The parameters of that query, under their names there, without paging. Records:"
        " `report`, and perhaps `revision`; or `from` and `to` or `campaign`, and perhaps"
        " `platform` and `platform_province`, for the revisions in force of those months."
    )
    format = serializers.ChoiceField(Export.Format.choices)
    bom = serializers.BooleanField(
        default=True, help_text="CSV: begin with the mark by which spreadsheets know UTF-8."
    )
    headings = serializers.ChoiceField(
        HEADINGS,
        default="codes",
        help_text="CSV and workbooks: names of columns as in this API, or in words.",
    )
    language = serializers.ChoiceField(
        list(LANGUAGES), required=False, help_text="Of names and words; else by Accept-Language."
    )


class ProgressOut(serializers.Serializer[Any]):
    rows = serializers.IntegerField(help_text="Written so far.")
    expected = serializers.IntegerField(allow_null=True, help_text="Null: not known beforehand.")
    percent = serializers.IntegerField(allow_null=True)


class ExportFaultOut(serializers.Serializer[Any]):
    code = serializers.CharField()
    detail = serializers.CharField(help_text="Why it cannot be made, and what to do.")


class ExportOut(serializers.ModelSerializer[Export]):
    """A file that is asked for, being made, or there to be fetched until `expires_at`."""

    query = QueryField()
    bom = serializers.BooleanField(source="layout.bom")
    headings = serializers.ChoiceField(HEADINGS, source="layout.headings")
    language = serializers.SerializerMethodField()
    progress = serializers.SerializerMethodField()
    fault = serializers.SerializerMethodField()
    links = serializers.SerializerMethodField()

    class Meta:
        model = Export
        fields = (
            *("id", "kind", "query", "format", "bom", "headings", "language", "state"),
            *("progress", "size", "sha256", "fault", "person", "credential", "asked_at"),
            *("made_at", "expires_at", "links"),
        )

    @extend_schema_field(serializers.ChoiceField(list(LANGUAGES)))
    def get_language(self, export: Export) -> str:
        return {short: name for name, short in LANGUAGES.items()}[export.layout["language"]]

    @extend_schema_field(ProgressOut)
    def get_progress(self, export: Export) -> dict[str, Any]:
        return {
            "rows": export.rows,
            "expected": export.rows_expected,
            "percent": share_done(export),
        }

    @extend_schema_field(ExportFaultOut(allow_null=True))
    def get_fault(self, export: Export) -> dict[str, str] | None:
        return fault_of(export)

    @extend_schema_field(Links)
    def get_links(self, export: Export) -> dict[str, str]:
        base = f"/api/v1/exports/{export.id}"
        file = {"file": f"{base}/file"} if export.state == Export.State.READY else {}
        return {"self": base, **file}
