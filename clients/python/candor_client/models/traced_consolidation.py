from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.self_link import SelfLink


T = TypeVar("T", bound="TracedConsolidation")


@_attrs_define
class TracedConsolidation:
    """
    Attributes:
        number (int):
        links (SelfLink):
    """

    number: int
    links: SelfLink
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        links = self.links.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "number": number,
                "links": links,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.self_link import SelfLink  # noqa: PLC0415

        d = dict(src_dict)
        number = d.pop("number")

        links = SelfLink.from_dict(d.pop("links"))

        traced_consolidation = cls(
            number=number,
            links=links,
        )

        traced_consolidation.additional_properties = d
        return traced_consolidation

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
