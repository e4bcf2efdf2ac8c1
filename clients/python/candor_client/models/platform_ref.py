from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="PlatformRef")


@_attrs_define
class PlatformRef:
    """
    Attributes:
        id (UUID):
        uscc (str):
        name_en (str):
        name_zh (str):
        province (str): Where it is registered.
    """

    id: UUID
    uscc: str
    name_en: str
    name_zh: str
    province: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        uscc = self.uscc

        name_en = self.name_en

        name_zh = self.name_zh

        province = self.province

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "uscc": uscc,
                "name_en": name_en,
                "name_zh": name_zh,
                "province": province,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        uscc = d.pop("uscc")

        name_en = d.pop("name_en")

        name_zh = d.pop("name_zh")

        province = d.pop("province")

        platform_ref = cls(
            id=id,
            uscc=uscc,
            name_en=name_en,
            name_zh=name_zh,
            province=province,
        )

        platform_ref.additional_properties = d
        return platform_ref

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
