from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.platform_size import PlatformSize, check_platform_size
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.all_platforms_claiming import AllPlatformsClaiming
    from ..models.all_platforms_tested import AllPlatformsTested
    from ..models.claimed_against_tested import ClaimedAgainstTested
    from ..models.control_coverage_change import ControlCoverageChange


T = TypeVar("T", bound="ControlCoverage")


@_attrs_define
class ControlCoverage:
    """
    Attributes:
        control (str):
        platforms (int): Active ones of this group.
        claimed (AllPlatformsClaiming): How many platforms claim this of the control: of each, the most that it claims.
        tested (AllPlatformsTested): What testing showed of so many platforms: of each, the worst that it showed.
        pairs (list[ClaimedAgainstTested]): Claimed against tested.
        change (ControlCoverageChange): How many platforms more, or less, than then.
        province (str | Unset):
        size (None | PlatformSize | Unset): Null: platforms that nobody has classified.

            * `large` - large
            * `medium` - medium
            * `small` - small
    """

    control: str
    platforms: int
    claimed: AllPlatformsClaiming
    tested: AllPlatformsTested
    pairs: list[ClaimedAgainstTested]
    change: ControlCoverageChange
    province: str | Unset = UNSET
    size: None | PlatformSize | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        control = self.control

        platforms = self.platforms

        claimed = self.claimed.to_dict()

        tested = self.tested.to_dict()

        pairs = []
        for pairs_item_data in self.pairs:
            pairs_item = pairs_item_data.to_dict()
            pairs.append(pairs_item)

        change = self.change.to_dict()

        province = self.province

        size: None | str | Unset
        if isinstance(self.size, Unset):
            size = UNSET
        elif isinstance(self.size, str):
            size = self.size
        else:
            size = self.size

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "control": control,
                "platforms": platforms,
                "claimed": claimed,
                "tested": tested,
                "pairs": pairs,
                "change": change,
            }
        )
        if province is not UNSET:
            field_dict["province"] = province
        if size is not UNSET:
            field_dict["size"] = size

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.all_platforms_claiming import AllPlatformsClaiming  # noqa: PLC0415
        from ..models.all_platforms_tested import AllPlatformsTested  # noqa: PLC0415
        from ..models.claimed_against_tested import ClaimedAgainstTested  # noqa: PLC0415
        from ..models.control_coverage_change import ControlCoverageChange  # noqa: PLC0415

        d = dict(src_dict)
        control = d.pop("control")

        platforms = d.pop("platforms")

        claimed = AllPlatformsClaiming.from_dict(d.pop("claimed"))

        tested = AllPlatformsTested.from_dict(d.pop("tested"))

        pairs = []
        _pairs = d.pop("pairs")
        for pairs_item_data in _pairs:
            pairs_item = ClaimedAgainstTested.from_dict(pairs_item_data)

            pairs.append(pairs_item)

        change = ControlCoverageChange.from_dict(d.pop("change"))

        province = d.pop("province", UNSET)

        def _parse_size(data: object) -> None | PlatformSize | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                size_type_1 = check_platform_size(data)

                return size_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PlatformSize | Unset, data)

        size = _parse_size(d.pop("size", UNSET))

        control_coverage = cls(
            control=control,
            platforms=platforms,
            claimed=claimed,
            tested=tested,
            pairs=pairs,
            change=change,
            province=province,
            size=size,
        )

        control_coverage.additional_properties = d
        return control_coverage

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
