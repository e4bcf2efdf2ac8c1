from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.attestation_status import AttestationStatus, check_attestation_status
from ..models.coverage_result import CoverageResult, check_coverage_result

T = TypeVar("T", bound="ClaimedAgainstTested")


@_attrs_define
class ClaimedAgainstTested:
    """
    Attributes:
        claimed (AttestationStatus): * `implemented` - implemented
            * `partial` - partly implemented
            * `planned` - planned
            * `not_applicable` - not applicable
        tested (CoverageResult): * `not_satisfied` - not_satisfied
            * `expired` - expired
            * `inconclusive` - inconclusive
            * `untested` - untested
            * `satisfied` - satisfied
        platforms (int):
    """

    claimed: AttestationStatus
    tested: CoverageResult
    platforms: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        claimed: str = self.claimed

        tested: str = self.tested

        platforms = self.platforms

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "claimed": claimed,
                "tested": tested,
                "platforms": platforms,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        claimed = check_attestation_status(d.pop("claimed"))

        tested = check_coverage_result(d.pop("tested"))

        platforms = d.pop("platforms")

        claimed_against_tested = cls(
            claimed=claimed,
            tested=tested,
            platforms=platforms,
        )

        claimed_against_tested.additional_properties = d
        return claimed_against_tested

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
