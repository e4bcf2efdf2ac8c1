from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.relation_enum import RelationEnum, check_relation_enum

T = TypeVar("T", bound="Crossing")


@_attrs_define
class Crossing:
    """What a category of another vocabulary is to one of the vocabulary asked for.

    Attributes:
        vocabulary (str): Where the category is from.
        category (str):
        relation (RelationEnum): * `exact` - exact
            * `broader` - broader
            * `narrower` - narrower
            * `related` - related
        target (str): A category of the vocabulary asked for.
        joined (bool): Whether it is told as the target. Only exact equals are; others stay apart.
        note (str):
    """

    vocabulary: str
    category: str
    relation: RelationEnum
    target: str
    joined: bool
    note: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        vocabulary = self.vocabulary

        category = self.category

        relation: str = self.relation

        target = self.target

        joined = self.joined

        note = self.note

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "vocabulary": vocabulary,
                "category": category,
                "relation": relation,
                "target": target,
                "joined": joined,
                "note": note,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        vocabulary = d.pop("vocabulary")

        category = d.pop("category")

        relation = check_relation_enum(d.pop("relation"))

        target = d.pop("target")

        joined = d.pop("joined")

        note = d.pop("note")

        crossing = cls(
            vocabulary=vocabulary,
            category=category,
            relation=relation,
            target=target,
            joined=joined,
            note=note,
        )

        crossing.additional_properties = d
        return crossing

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
