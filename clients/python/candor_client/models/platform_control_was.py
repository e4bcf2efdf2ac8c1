from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.coverage_claim_or_none import (
    CoverageClaimOrNone,
    check_coverage_claim_or_none,
)
from ..models.coverage_result_or_none import (
    CoverageResultOrNone,
    check_coverage_result_or_none,
)

T = TypeVar("T", bound="PlatformControlWas")


@_attrs_define
class PlatformControlWas:
    """
    Attributes:
        claimed (CoverageClaimOrNone): * `implemented` - implemented
            * `partial` - partial
            * `planned` - planned
            * `not_applicable` - not_applicable
            * `none` - none
        tested (CoverageResultOrNone): * `not_satisfied` - not_satisfied
            * `expired` - expired
            * `inconclusive` - inconclusive
            * `untested` - untested
            * `satisfied` - satisfied
            * `none` - none
    """

    claimed: CoverageClaimOrNone
    tested: CoverageResultOrNone
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        claimed: str = self.claimed

        tested: str = self.tested

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
        d = dict(src_dict)
        claimed = check_coverage_claim_or_none(d.pop("claimed"))

        tested = check_coverage_result_or_none(d.pop("tested"))

        platform_control_was = cls(
            claimed=claimed,
            tested=tested,
        )

        platform_control_was.additional_properties = d
        return platform_control_was

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
