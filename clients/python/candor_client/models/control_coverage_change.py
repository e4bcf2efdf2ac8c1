from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.platforms_claiming import PlatformsClaiming
    from ..models.platforms_tested import PlatformsTested


T = TypeVar("T", bound="ControlCoverageChange")


@_attrs_define
class ControlCoverageChange:
    """How many platforms more, or less, than then.

    Attributes:
        claimed (PlatformsClaiming): How many platforms claim this of the control: of each, the most that it claims.
        tested (PlatformsTested): What testing showed of so many platforms: of each, the worst that it showed.
    """

    claimed: PlatformsClaiming
    tested: PlatformsTested
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        claimed = self.claimed.to_dict()

        tested = self.tested.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "claimed": claimed,
                "tested": tested,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.platforms_claiming import PlatformsClaiming  # noqa: PLC0415
        from ..models.platforms_tested import PlatformsTested  # noqa: PLC0415

        d = dict(src_dict)
        claimed = PlatformsClaiming.from_dict(d.pop("claimed"))

        tested = PlatformsTested.from_dict(d.pop("tested"))

        control_coverage_change = cls(
            claimed=claimed,
            tested=tested,
        )

        control_coverage_change.additional_properties = d
        return control_coverage_change

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
