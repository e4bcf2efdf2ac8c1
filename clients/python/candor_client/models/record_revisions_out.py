from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="RecordRevisionsOut")


@_attrs_define
class RecordRevisionsOut:
    """The revisions that a standing is about.

    Attributes:
        in_force (int | None):
        latest (int | None):
        latest_state (None | str):
    """

    in_force: int | None
    latest: int | None
    latest_state: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        in_force: int | None
        in_force = self.in_force

        latest: int | None
        latest = self.latest

        latest_state: None | str
        latest_state = self.latest_state

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "in_force": in_force,
                "latest": latest,
                "latest_state": latest_state,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_in_force(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        in_force = _parse_in_force(d.pop("in_force"))

        def _parse_latest(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        latest = _parse_latest(d.pop("latest"))

        def _parse_latest_state(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        latest_state = _parse_latest_state(d.pop("latest_state"))

        record_revisions_out = cls(
            in_force=in_force,
            latest=latest,
            latest_state=latest_state,
        )

        record_revisions_out.additional_properties = d
        return record_revisions_out

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
