from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.crossing_out import CrossingOut


T = TypeVar("T", bound="CrosswalkOut")


@_attrs_define
class CrosswalkOut:
    """
    Attributes:
        origin (str): Version of a vocabulary.
        target (str): Version of a later vocabulary.
        source (str):
        crossings (list[CrossingOut]):
    """

    origin: str
    target: str
    source: str
    crossings: list[CrossingOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        origin = self.origin

        target = self.target

        source = self.source

        crossings = []
        for crossings_item_data in self.crossings:
            crossings_item = crossings_item_data.to_dict()
            crossings.append(crossings_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "origin": origin,
                "target": target,
                "source": source,
                "crossings": crossings,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.crossing_out import CrossingOut  # noqa: PLC0415

        d = dict(src_dict)
        origin = d.pop("origin")

        target = d.pop("target")

        source = d.pop("source")

        crossings = []
        _crossings = d.pop("crossings")
        for crossings_item_data in _crossings:
            crossings_item = CrossingOut.from_dict(crossings_item_data)

            crossings.append(crossings_item)

        crosswalk_out = cls(
            origin=origin,
            target=target,
            source=source,
            crossings=crossings,
        )

        crosswalk_out.additional_properties = d
        return crosswalk_out

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
