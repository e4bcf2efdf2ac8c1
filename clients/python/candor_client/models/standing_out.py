from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.record_standing import RecordStanding, check_record_standing

T = TypeVar("T", bound="StandingOut")


@_attrs_define
class StandingOut:
    """What a version is to a revision; null where there is no such revision.

    Attributes:
        in_force (None | RecordStanding):
        latest (None | RecordStanding):
    """

    in_force: None | RecordStanding
    latest: None | RecordStanding
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        in_force: None | str
        if isinstance(self.in_force, str):
            in_force = self.in_force
        else:
            in_force = self.in_force

        latest: None | str
        if isinstance(self.latest, str):
            latest = self.latest
        else:
            latest = self.latest

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "in_force": in_force,
                "latest": latest,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_in_force(data: object) -> None | RecordStanding:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                in_force_type_1 = check_record_standing(data)

                return in_force_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | RecordStanding, data)

        in_force = _parse_in_force(d.pop("in_force"))

        def _parse_latest(data: object) -> None | RecordStanding:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                latest_type_1 = check_record_standing(data)

                return latest_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | RecordStanding, data)

        latest = _parse_latest(d.pop("latest"))

        standing_out = cls(
            in_force=in_force,
            latest=latest,
        )

        standing_out.additional_properties = d
        return standing_out

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
