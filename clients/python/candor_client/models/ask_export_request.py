from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..models.export_format import ExportFormat, check_export_format
from ..models.export_kind import ExportKind, check_export_kind
from ..models.headings_enum import HeadingsEnum, check_headings_enum
from ..models.language_enum import LanguageEnum, check_language_enum
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.ask_export_request_query import AskExportRequestQuery


T = TypeVar("T", bound="AskExportRequest")


@_attrs_define
class AskExportRequest:
    """What is to be exported, and how the file is to be.

    Attributes:
        kind (ExportKind): * `consolidated` - consolidated figures
            * `filings` - filings of a period
            * `records` - records
        query (AskExportRequestQuery): The parameters of that query, under their names there, without paging. Records:
            `report`, and perhaps `revision`; or `from` and `to` or `campaign`, and perhaps `platform` and
            `platform_province`, for the revisions in force of those months.
        format_ (ExportFormat): * `csv` - CSV
            * `xlsx` - workbook (XLSX)
            * `parquet` - Parquet
        bom (bool | Unset): CSV: begin with the mark by which spreadsheets know UTF-8. Default: True.
        headings (HeadingsEnum | Unset): * `codes` - codes
            * `words` - words Default: 'codes'.
        language (LanguageEnum | Unset): * `en` - en
            * `zh-hans` - zh-hans
    """

    kind: ExportKind
    query: AskExportRequestQuery
    format_: ExportFormat
    bom: bool | Unset = True
    headings: HeadingsEnum | Unset = "codes"
    language: LanguageEnum | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        kind: str = self.kind

        query = self.query.to_dict()

        format_: str = self.format_

        bom = self.bom

        headings: str | Unset = UNSET
        if not isinstance(self.headings, Unset):
            headings = self.headings

        language: str | Unset = UNSET
        if not isinstance(self.language, Unset):
            language = self.language

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kind": kind,
                "query": query,
                "format": format_,
            }
        )
        if bom is not UNSET:
            field_dict["bom"] = bom
        if headings is not UNSET:
            field_dict["headings"] = headings
        if language is not UNSET:
            field_dict["language"] = language

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.ask_export_request_query import AskExportRequestQuery  # noqa: PLC0415

        d = dict(src_dict)
        kind = check_export_kind(d.pop("kind"))

        query = AskExportRequestQuery.from_dict(d.pop("query"))

        format_ = check_export_format(d.pop("format"))

        bom = d.pop("bom", UNSET)

        _headings = d.pop("headings", UNSET)
        headings: HeadingsEnum | Unset
        if isinstance(_headings, Unset):
            headings = UNSET
        else:
            headings = check_headings_enum(_headings)

        _language = d.pop("language", UNSET)
        language: LanguageEnum | Unset
        if isinstance(_language, Unset):
            language = UNSET
        else:
            language = check_language_enum(_language)

        ask_export_request = cls(
            kind=kind,
            query=query,
            format_=format_,
            bom=bom,
            headings=headings,
            language=language,
        )

        return ask_export_request
