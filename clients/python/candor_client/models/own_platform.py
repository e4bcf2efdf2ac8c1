from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.platform_size import PlatformSize, check_platform_size
from ..models.platform_status import PlatformStatus, check_platform_status
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.own_platform_links import OwnPlatformLinks
    from ..models.warning import Warning_


T = TypeVar("T", bound="OwnPlatform")


@_attrs_define
class OwnPlatform:
    """The platform to itself: `platforms/...` is for offices.

    Attributes:
        id (UUID):
        uscc (str):
        name_zh (str):
        jurisdiction (str): GB/T 2260.
        size (None | PlatformSize): `large`: 50 million registered users or 10 million active in a month; `medium`: one
            million active in a month; `small`: less. Null while nobody has classified it.
        reports_from (str): The first period for which a report is due.
        created_at (datetime.datetime):
        warnings (list[Warning_]):
        links (OwnPlatformLinks):
        name_en (str | Unset):
        status (PlatformStatus | Unset): * `active` - active
            * `suspended` - suspended
            * `closed` - closed
    """

    id: UUID
    uscc: str
    name_zh: str
    jurisdiction: str
    size: None | PlatformSize
    reports_from: str
    created_at: datetime.datetime
    warnings: list[Warning_]
    links: OwnPlatformLinks
    name_en: str | Unset = UNSET
    status: PlatformStatus | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        uscc = self.uscc

        name_zh = self.name_zh

        jurisdiction = self.jurisdiction

        size: None | str
        if isinstance(self.size, str):
            size = self.size
        else:
            size = self.size

        reports_from = self.reports_from

        created_at = self.created_at.isoformat()

        warnings = []
        for warnings_item_data in self.warnings:
            warnings_item = warnings_item_data.to_dict()
            warnings.append(warnings_item)

        links = self.links.to_dict()

        name_en = self.name_en

        status: str | Unset = UNSET
        if not isinstance(self.status, Unset):
            status = self.status

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "uscc": uscc,
                "name_zh": name_zh,
                "jurisdiction": jurisdiction,
                "size": size,
                "reports_from": reports_from,
                "created_at": created_at,
                "warnings": warnings,
                "links": links,
            }
        )
        if name_en is not UNSET:
            field_dict["name_en"] = name_en
        if status is not UNSET:
            field_dict["status"] = status

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.own_platform_links import OwnPlatformLinks  # noqa: PLC0415
        from ..models.warning import Warning_  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        uscc = d.pop("uscc")

        name_zh = d.pop("name_zh")

        jurisdiction = d.pop("jurisdiction")

        def _parse_size(data: object) -> None | PlatformSize:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                size_type_1 = check_platform_size(data)

                return size_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PlatformSize, data)

        size = _parse_size(d.pop("size"))

        reports_from = d.pop("reports_from")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        warnings = []
        _warnings = d.pop("warnings")
        for warnings_item_data in _warnings:
            warnings_item = Warning_.from_dict(warnings_item_data)

            warnings.append(warnings_item)

        links = OwnPlatformLinks.from_dict(d.pop("links"))

        name_en = d.pop("name_en", UNSET)

        _status = d.pop("status", UNSET)
        status: PlatformStatus | Unset
        if isinstance(_status, Unset):
            status = UNSET
        else:
            status = check_platform_status(_status)

        own_platform = cls(
            id=id,
            uscc=uscc,
            name_zh=name_zh,
            jurisdiction=jurisdiction,
            size=size,
            reports_from=reports_from,
            created_at=created_at,
            warnings=warnings,
            links=links,
            name_en=name_en,
            status=status,
        )

        own_platform.additional_properties = d
        return own_platform

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
