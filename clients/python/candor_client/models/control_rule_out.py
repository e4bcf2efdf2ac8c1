from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.weight_enum import WeightEnum, check_weight_enum

if TYPE_CHECKING:
    from ..models.text import Text


T = TypeVar("T", bound="ControlRuleOut")


@_attrs_define
class ControlRuleOut:
    """Why a verdict is what it is. In `message`, `{...}` stands for what was found.

    Attributes:
        id (str): Permanent: never given to another reason.
        weight (WeightEnum): * `doubt` - doubt
            * `error` - error
            * `warning` - warning
            * `note` - note
        title (Text): A text in both languages.
        message (Text): A text in both languages.
        remedy (Text): A text in both languages.
    """

    id: str
    weight: WeightEnum
    title: Text
    message: Text
    remedy: Text
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        weight: str = self.weight

        title = self.title.to_dict()

        message = self.message.to_dict()

        remedy = self.remedy.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "weight": weight,
                "title": title,
                "message": message,
                "remedy": remedy,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.text import Text  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        weight = check_weight_enum(d.pop("weight"))

        title = Text.from_dict(d.pop("title"))

        message = Text.from_dict(d.pop("message"))

        remedy = Text.from_dict(d.pop("remedy"))

        control_rule_out = cls(
            id=id,
            weight=weight,
            title=title,
            message=message,
            remedy=remedy,
        )

        control_rule_out.additional_properties = d
        return control_rule_out

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
