from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="Funnel")


@_attrs_define
class Funnel:
    """How many platforms have come as far, or further.

    Attributes:
        registered (int):
        credential (int):
        call (int):
        filing (int):
        accepted (int):
    """

    registered: int
    credential: int
    call: int
    filing: int
    accepted: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        registered = self.registered

        credential = self.credential

        call = self.call

        filing = self.filing

        accepted = self.accepted

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "registered": registered,
                "credential": credential,
                "call": call,
                "filing": filing,
                "accepted": accepted,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        registered = d.pop("registered")

        credential = d.pop("credential")

        call = d.pop("call")

        filing = d.pop("filing")

        accepted = d.pop("accepted")

        funnel = cls(
            registered=registered,
            credential=credential,
            call=call,
            filing=filing,
            accepted=accepted,
        )

        funnel.additional_properties = d
        return funnel

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
