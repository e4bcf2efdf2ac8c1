from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.text import Text


T = TypeVar("T", bound="ProvinceOut")


@_attrs_define
class ProvinceOut:
    """
    Attributes:
        code (str):
        name (Text): A text in both languages.
        iso (None | str):
    """

    code: str
    name: Text
    iso: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        name = self.name.to_dict()

        iso: None | str
        iso = self.iso

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "name": name,
                "iso": iso,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.text import Text  # noqa: PLC0415

        d = dict(src_dict)
        code = d.pop("code")

        name = Text.from_dict(d.pop("name"))

        def _parse_iso(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        iso = _parse_iso(d.pop("iso"))

        province_out = cls(
            code=code,
            name=name,
            iso=iso,
        )

        province_out.additional_properties = d
        return province_out

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
