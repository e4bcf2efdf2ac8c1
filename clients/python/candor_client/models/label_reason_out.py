from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.weight_enum import WeightEnum, check_weight_enum

T = TypeVar("T", bound="LabelReasonOut")


@_attrs_define
class LabelReasonOut:
    """Ids are permanent: docs/labels.md lists them all.

    Attributes:
        id (str):
        weight (WeightEnum): * `doubt` - doubt
            * `error` - error
            * `warning` - warning
            * `note` - note
        location (str): Where in the file; empty for the whole of it.
        detail (str): A value of the file, or the limit, cut and escaped.
        title (str):
        remedy (str):
        reference (str):
    """

    id: str
    weight: WeightEnum
    location: str
    detail: str
    title: str
    remedy: str
    reference: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        weight: str = self.weight

        location = self.location

        detail = self.detail

        title = self.title

        remedy = self.remedy

        reference = self.reference

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "weight": weight,
                "location": location,
                "detail": detail,
                "title": title,
                "remedy": remedy,
                "reference": reference,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        weight = check_weight_enum(d.pop("weight"))

        location = d.pop("location")

        detail = d.pop("detail")

        title = d.pop("title")

        remedy = d.pop("remedy")

        reference = d.pop("reference")

        label_reason_out = cls(
            id=id,
            weight=weight,
            location=location,
            detail=detail,
            title=title,
            remedy=remedy,
            reference=reference,
        )

        label_reason_out.additional_properties = d
        return label_reason_out

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
