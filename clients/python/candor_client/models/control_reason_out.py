from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.weight_enum import WeightEnum, check_weight_enum

if TYPE_CHECKING:
    from ..models.control_reason_out_params import ControlReasonOutParams


T = TypeVar("T", bound="ControlReasonOut")


@_attrs_define
class ControlReasonOut:
    """Ids are permanent: docs/controls.md lists them all.

    Attributes:
        id (str):
        weight (WeightEnum): * `doubt` - doubt
            * `error` - error
            * `warning` - warning
            * `note` - note
        params (ControlReasonOutParams): The values that the message speaks of.
        title (str):
        message (str):
        remedy (str):
    """

    id: str
    weight: WeightEnum
    params: ControlReasonOutParams
    title: str
    message: str
    remedy: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        weight: str = self.weight

        params = self.params.to_dict()

        title = self.title

        message = self.message

        remedy = self.remedy

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "weight": weight,
                "params": params,
                "title": title,
                "message": message,
                "remedy": remedy,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.control_reason_out_params import ControlReasonOutParams  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        weight = check_weight_enum(d.pop("weight"))

        params = ControlReasonOutParams.from_dict(d.pop("params"))

        title = d.pop("title")

        message = d.pop("message")

        remedy = d.pop("remedy")

        control_reason_out = cls(
            id=id,
            weight=weight,
            params=params,
            title=title,
            message=message,
            remedy=remedy,
        )

        control_reason_out.additional_properties = d
        return control_reason_out

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
