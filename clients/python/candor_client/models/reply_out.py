from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.principal_kind import PrincipalKind, check_principal_kind

T = TypeVar("T", bound="ReplyOut")


@_attrs_define
class ReplyOut:
    """
    Attributes:
        number (int):
        side (PrincipalKind): * `platform` - platform
            * `office` - office
        text (str):
        at (datetime.datetime):
    """

    number: int
    side: PrincipalKind
    text: str
    at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        side: str = self.side

        text = self.text

        at = self.at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "number": number,
                "side": side,
                "text": text,
                "at": at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        number = d.pop("number")

        side = check_principal_kind(d.pop("side"))

        text = d.pop("text")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        reply_out = cls(
            number=number,
            side=side,
            text=text,
            at=at,
        )

        reply_out.additional_properties = d
        return reply_out

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
