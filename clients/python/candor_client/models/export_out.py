from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.export_format import ExportFormat, check_export_format
from ..models.export_kind import ExportKind, check_export_kind
from ..models.export_state import ExportState, check_export_state
from ..models.headings_enum import HeadingsEnum, check_headings_enum
from ..models.language_enum import LanguageEnum, check_language_enum
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.export_fault_out import ExportFaultOut
    from ..models.export_out_links import ExportOutLinks
    from ..models.export_out_query import ExportOutQuery
    from ..models.progress_out import ProgressOut


T = TypeVar("T", bound="ExportOut")


@_attrs_define
class ExportOut:
    """A file that is asked for, being made, or there to be fetched until `expires_at`.

    Attributes:
        id (UUID):
        kind (ExportKind): * `consolidated` - consolidated figures
            * `filings` - filings of a period
            * `records` - records
        query (ExportOutQuery):
        format_ (ExportFormat): * `csv` - CSV
            * `xlsx` - workbook (XLSX)
            * `parquet` - Parquet
        bom (bool):
        headings (HeadingsEnum): * `codes` - codes
            * `words` - words
        language (LanguageEnum): * `en` - en
            * `zh-hans` - zh-hans
        progress (ProgressOut):
        fault (ExportFaultOut | None):
        links (ExportOutLinks):
        state (ExportState | Unset): * `waiting` - waiting
            * `making` - being made
            * `ready` - ready
            * `failed` - cannot be made
            * `expired` - expired
        size (int | None | Unset):
        sha256 (str | Unset):
        person (None | Unset | UUID):
        credential (None | Unset | UUID):
        asked_at (datetime.datetime | Unset):
        made_at (datetime.datetime | None | Unset):
        expires_at (datetime.datetime | None | Unset):
    """

    id: UUID
    kind: ExportKind
    query: ExportOutQuery
    format_: ExportFormat
    bom: bool
    headings: HeadingsEnum
    language: LanguageEnum
    progress: ProgressOut
    fault: ExportFaultOut | None
    links: ExportOutLinks
    state: ExportState | Unset = UNSET
    size: int | None | Unset = UNSET
    sha256: str | Unset = UNSET
    person: None | Unset | UUID = UNSET
    credential: None | Unset | UUID = UNSET
    asked_at: datetime.datetime | Unset = UNSET
    made_at: datetime.datetime | None | Unset = UNSET
    expires_at: datetime.datetime | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.export_fault_out import ExportFaultOut  # noqa: PLC0415

        id = str(self.id)

        kind: str = self.kind

        query = self.query.to_dict()

        format_: str = self.format_

        bom = self.bom

        headings: str = self.headings

        language: str = self.language

        progress = self.progress.to_dict()

        fault: dict[str, Any] | None
        if isinstance(self.fault, ExportFaultOut):
            fault = self.fault.to_dict()
        else:
            fault = self.fault

        links = self.links.to_dict()

        state: str | Unset = UNSET
        if not isinstance(self.state, Unset):
            state = self.state

        size: int | None | Unset
        if isinstance(self.size, Unset):
            size = UNSET
        else:
            size = self.size

        sha256 = self.sha256

        person: None | str | Unset
        if isinstance(self.person, Unset):
            person = UNSET
        elif isinstance(self.person, UUID):
            person = str(self.person)
        else:
            person = self.person

        credential: None | str | Unset
        if isinstance(self.credential, Unset):
            credential = UNSET
        elif isinstance(self.credential, UUID):
            credential = str(self.credential)
        else:
            credential = self.credential

        asked_at: str | Unset = UNSET
        if not isinstance(self.asked_at, Unset):
            asked_at = self.asked_at.isoformat()

        made_at: None | str | Unset
        if isinstance(self.made_at, Unset):
            made_at = UNSET
        elif isinstance(self.made_at, datetime.datetime):
            made_at = self.made_at.isoformat()
        else:
            made_at = self.made_at

        expires_at: None | str | Unset
        if isinstance(self.expires_at, Unset):
            expires_at = UNSET
        elif isinstance(self.expires_at, datetime.datetime):
            expires_at = self.expires_at.isoformat()
        else:
            expires_at = self.expires_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "kind": kind,
                "query": query,
                "format": format_,
                "bom": bom,
                "headings": headings,
                "language": language,
                "progress": progress,
                "fault": fault,
                "links": links,
            }
        )
        if state is not UNSET:
            field_dict["state"] = state
        if size is not UNSET:
            field_dict["size"] = size
        if sha256 is not UNSET:
            field_dict["sha256"] = sha256
        if person is not UNSET:
            field_dict["person"] = person
        if credential is not UNSET:
            field_dict["credential"] = credential
        if asked_at is not UNSET:
            field_dict["asked_at"] = asked_at
        if made_at is not UNSET:
            field_dict["made_at"] = made_at
        if expires_at is not UNSET:
            field_dict["expires_at"] = expires_at

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.export_fault_out import ExportFaultOut  # noqa: PLC0415
        from ..models.export_out_links import ExportOutLinks  # noqa: PLC0415
        from ..models.export_out_query import ExportOutQuery  # noqa: PLC0415
        from ..models.progress_out import ProgressOut  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        kind = check_export_kind(d.pop("kind"))

        query = ExportOutQuery.from_dict(d.pop("query"))

        format_ = check_export_format(d.pop("format"))

        bom = d.pop("bom")

        headings = check_headings_enum(d.pop("headings"))

        language = check_language_enum(d.pop("language"))

        progress = ProgressOut.from_dict(d.pop("progress"))

        def _parse_fault(data: object) -> ExportFaultOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                fault_type_1 = ExportFaultOut.from_dict(data)

                return fault_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ExportFaultOut | None, data)

        fault = _parse_fault(d.pop("fault"))

        links = ExportOutLinks.from_dict(d.pop("links"))

        _state = d.pop("state", UNSET)
        state: ExportState | Unset
        if isinstance(_state, Unset):
            state = UNSET
        else:
            state = check_export_state(_state)

        def _parse_size(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        size = _parse_size(d.pop("size", UNSET))

        sha256 = d.pop("sha256", UNSET)

        def _parse_person(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                person_type_0 = UUID(data)

                return person_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        person = _parse_person(d.pop("person", UNSET))

        def _parse_credential(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                credential_type_0 = UUID(data)

                return credential_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        credential = _parse_credential(d.pop("credential", UNSET))

        _asked_at = d.pop("asked_at", UNSET)
        asked_at: datetime.datetime | Unset
        if isinstance(_asked_at, Unset):
            asked_at = UNSET
        else:
            asked_at = datetime.datetime.fromisoformat(_asked_at)

        def _parse_made_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                made_at_type_0 = datetime.datetime.fromisoformat(data)

                return made_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        made_at = _parse_made_at(d.pop("made_at", UNSET))

        def _parse_expires_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                expires_at_type_0 = datetime.datetime.fromisoformat(data)

                return expires_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        expires_at = _parse_expires_at(d.pop("expires_at", UNSET))

        export_out = cls(
            id=id,
            kind=kind,
            query=query,
            format_=format_,
            bom=bom,
            headings=headings,
            language=language,
            progress=progress,
            fault=fault,
            links=links,
            state=state,
            size=size,
            sha256=sha256,
            person=person,
            credential=credential,
            asked_at=asked_at,
            made_at=made_at,
            expires_at=expires_at,
        )

        export_out.additional_properties = d
        return export_out

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
