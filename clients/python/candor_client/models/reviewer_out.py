from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ReviewerOut")


@_attrs_define
class ReviewerOut:
    """
    Attributes:
        id (UUID):
        name_zh (str):
        role (str): reviewer or administrator.
        reviews (int): Assigned to them and not done.
        name_en (str | Unset):
        title (str | Unset):
    """

    id: UUID
    name_zh: str
    role: str
    reviews: int
    name_en: str | Unset = UNSET
    title: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        name_zh = self.name_zh

        role = self.role

        reviews = self.reviews

        name_en = self.name_en

        title = self.title

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name_zh": name_zh,
                "role": role,
                "reviews": reviews,
            }
        )
        if name_en is not UNSET:
            field_dict["name_en"] = name_en
        if title is not UNSET:
            field_dict["title"] = title

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        name_zh = d.pop("name_zh")

        role = d.pop("role")

        reviews = d.pop("reviews")

        name_en = d.pop("name_en", UNSET)

        title = d.pop("title", UNSET)

        reviewer_out = cls(
            id=id,
            name_zh=name_zh,
            role=role,
            reviews=reviews,
            name_en=name_en,
            title=title,
        )

        reviewer_out.additional_properties = d
        return reviewer_out

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
