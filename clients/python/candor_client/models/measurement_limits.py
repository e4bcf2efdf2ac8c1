from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="MeasurementLimits")


@_attrs_define
class MeasurementLimits:
    """
    Attributes:
        integer (int): The largest number.
        characters (int): Of a text.
        rows (int): Of an inventory.
    """

    integer: int
    characters: int
    rows: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        integer = self.integer

        characters = self.characters

        rows = self.rows

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "integer": integer,
                "characters": characters,
                "rows": rows,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        integer = d.pop("integer")

        characters = d.pop("characters")

        rows = d.pop("rows")

        measurement_limits = cls(
            integer=integer,
            characters=characters,
            rows=rows,
        )

        measurement_limits.additional_properties = d
        return measurement_limits

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
