from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.platform_size import PlatformSize, check_platform_size

T = TypeVar("T", bound="SizeFunnel")


@_attrs_define
class SizeFunnel:
    """How many platforms have come as far, or further.

    Attributes:
        registered (int):
        credential (int):
        call (int):
        filing (int):
        accepted (int):
        size (None | PlatformSize):
    """

    registered: int
    credential: int
    call: int
    filing: int
    accepted: int
    size: None | PlatformSize
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        registered = self.registered

        credential = self.credential

        call = self.call

        filing = self.filing

        accepted = self.accepted

        size: None | str
        if isinstance(self.size, str):
            size = self.size
        else:
            size = self.size

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "registered": registered,
                "credential": credential,
                "call": call,
                "filing": filing,
                "accepted": accepted,
                "size": size,
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

        def _parse_size(data: object) -> None | PlatformSize:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                size_type_1 = check_platform_size(data)

                return size_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PlatformSize, data)

        size = _parse_size(d.pop("size"))

        size_funnel = cls(
            registered=registered,
            credential=credential,
            call=call,
            filing=filing,
            accepted=accepted,
            size=size,
        )

        size_funnel.additional_properties = d
        return size_funnel

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
