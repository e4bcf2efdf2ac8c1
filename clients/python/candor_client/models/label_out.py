from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.label_out_fields import LabelOutFields


T = TypeVar("T", bound="LabelOut")


@_attrs_define
class LabelOut:
    """
    Attributes:
        location (str): Where in the file it stands.
        wrapped (bool): Whether it has `{"AIGC": ...}` around it.
        fields (LabelOutFields): As written.
    """

    location: str
    wrapped: bool
    fields: LabelOutFields
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        location = self.location

        wrapped = self.wrapped

        fields = self.fields.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "location": location,
                "wrapped": wrapped,
                "fields": fields,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.label_out_fields import LabelOutFields  # noqa: PLC0415

        d = dict(src_dict)
        location = d.pop("location")

        wrapped = d.pop("wrapped")

        fields = LabelOutFields.from_dict(d.pop("fields"))

        label_out = cls(
            location=location,
            wrapped=wrapped,
            fields=fields,
        )

        label_out.additional_properties = d
        return label_out

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
