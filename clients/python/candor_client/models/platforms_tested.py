from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="PlatformsTested")


@_attrs_define
class PlatformsTested:
    """What testing showed of so many platforms: of each, the worst that it showed.

    Attributes:
        satisfied (int):
        not_satisfied (int):
        inconclusive (int):
        untested (int):
        expired (int):
    """

    satisfied: int
    not_satisfied: int
    inconclusive: int
    untested: int
    expired: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        satisfied = self.satisfied

        not_satisfied = self.not_satisfied

        inconclusive = self.inconclusive

        untested = self.untested

        expired = self.expired

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "satisfied": satisfied,
                "not_satisfied": not_satisfied,
                "inconclusive": inconclusive,
                "untested": untested,
                "expired": expired,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        satisfied = d.pop("satisfied")

        not_satisfied = d.pop("not_satisfied")

        inconclusive = d.pop("inconclusive")

        untested = d.pop("untested")

        expired = d.pop("expired")

        platforms_tested = cls(
            satisfied=satisfied,
            not_satisfied=not_satisfied,
            inconclusive=inconclusive,
            untested=untested,
            expired=expired,
        )

        platforms_tested.additional_properties = d
        return platforms_tested

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
