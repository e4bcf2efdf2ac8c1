from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="PlatformsClaiming")


@_attrs_define
class PlatformsClaiming:
    """How many platforms claim this of the control: of each, the most that it claims.

    Attributes:
        implemented (int):
        partial (int):
        planned (int):
        not_applicable (int):
    """

    implemented: int
    partial: int
    planned: int
    not_applicable: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        implemented = self.implemented

        partial = self.partial

        planned = self.planned

        not_applicable = self.not_applicable

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "implemented": implemented,
                "partial": partial,
                "planned": planned,
                "not_applicable": not_applicable,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        implemented = d.pop("implemented")

        partial = d.pop("partial")

        planned = d.pop("planned")

        not_applicable = d.pop("not_applicable")

        platforms_claiming = cls(
            implemented=implemented,
            partial=partial,
            planned=planned,
            not_applicable=not_applicable,
        )

        platforms_claiming.additional_properties = d
        return platforms_claiming

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
