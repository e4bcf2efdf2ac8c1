from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.number import Number


T = TypeVar("T", bound="ComparedWith")


@_attrs_define
class ComparedWith:
    """
    Attributes:
        periods (list[str]):
        as_of (list[Number]):
    """

    periods: list[str]
    as_of: list[Number]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        periods = self.periods

        as_of = []
        for as_of_item_data in self.as_of:
            as_of_item = as_of_item_data.to_dict()
            as_of.append(as_of_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "periods": periods,
                "as_of": as_of,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.number import Number  # noqa: PLC0415

        d = dict(src_dict)
        periods = cast(list[str], d.pop("periods"))

        as_of = []
        _as_of = d.pop("as_of")
        for as_of_item_data in _as_of:
            as_of_item = Number.from_dict(as_of_item_data)

            as_of.append(as_of_item)

        compared_with = cls(
            periods=periods,
            as_of=as_of,
        )

        compared_with.additional_properties = d
        return compared_with

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
