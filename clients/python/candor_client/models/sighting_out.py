from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.platform_ref import PlatformRef


T = TypeVar("T", bound="SightingOut")


@_attrs_define
class SightingOut:
    """A platform that filed the same.

    Attributes:
        platform (PlatformRef):
        records (int):
        first_at (datetime.datetime): When it first acted on it.
    """

    platform: PlatformRef
    records: int
    first_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        platform = self.platform.to_dict()

        records = self.records

        first_at = self.first_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "platform": platform,
                "records": records,
                "first_at": first_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.platform_ref import PlatformRef  # noqa: PLC0415

        d = dict(src_dict)
        platform = PlatformRef.from_dict(d.pop("platform"))

        records = d.pop("records")

        first_at = datetime.datetime.fromisoformat(d.pop("first_at"))

        sighting_out = cls(
            platform=platform,
            records=records,
            first_at=first_at,
        )

        sighting_out.additional_properties = d
        return sighting_out

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
