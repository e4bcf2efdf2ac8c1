from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.relation_enum import RelationEnum, check_relation_enum

if TYPE_CHECKING:
    from ..models.text import Text


T = TypeVar("T", bound="CrossingOut")


@_attrs_define
class CrossingOut:
    """
    Attributes:
        origin (str):
        target (str):
        relation (RelationEnum): * `exact` - exact
            * `broader` - broader
            * `narrower` - narrower
            * `related` - related
        note (Text): A text in both languages.
    """

    origin: str
    target: str
    relation: RelationEnum
    note: Text
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        origin = self.origin

        target = self.target

        relation: str = self.relation

        note = self.note.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "origin": origin,
                "target": target,
                "relation": relation,
                "note": note,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.text import Text  # noqa: PLC0415

        d = dict(src_dict)
        origin = d.pop("origin")

        target = d.pop("target")

        relation = check_relation_enum(d.pop("relation"))

        note = Text.from_dict(d.pop("note"))

        crossing_out = cls(
            origin=origin,
            target=target,
            relation=relation,
            note=note,
        )

        crossing_out.additional_properties = d
        return crossing_out

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
