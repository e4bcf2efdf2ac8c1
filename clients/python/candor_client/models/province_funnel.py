from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ProvinceFunnel")


@_attrs_define
class ProvinceFunnel:
    """How many platforms have come as far, or further.

    Attributes:
        registered (int):
        credential (int):
        call (int):
        filing (int):
        accepted (int):
        jurisdiction (str):
        name (str):
    """

    registered: int
    credential: int
    call: int
    filing: int
    accepted: int
    jurisdiction: str
    name: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        registered = self.registered

        credential = self.credential

        call = self.call

        filing = self.filing

        accepted = self.accepted

        jurisdiction = self.jurisdiction

        name = self.name

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "registered": registered,
                "credential": credential,
                "call": call,
                "filing": filing,
                "accepted": accepted,
                "jurisdiction": jurisdiction,
                "name": name,
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

        jurisdiction = d.pop("jurisdiction")

        name = d.pop("name")

        province_funnel = cls(
            registered=registered,
            credential=credential,
            call=call,
            filing=filing,
            accepted=accepted,
            jurisdiction=jurisdiction,
            name=name,
        )

        province_funnel.additional_properties = d
        return province_funnel

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
