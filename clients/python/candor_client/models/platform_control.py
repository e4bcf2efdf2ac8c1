from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

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

if TYPE_CHECKING:
    from ..models.covering_attestation import CoveringAttestation
    from ..models.platform_control_was import PlatformControlWas
    from ..models.withdrawn_attestation import WithdrawnAttestation


T = TypeVar("T", bound="PlatformControl")


@_attrs_define
class PlatformControl:
    """One control of one platform; `none` where no attestation stands.

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
        control (str):
        before (None | PlatformControlWas): Null: as it is now.
        attestations (list[CoveringAttestation]):
        withdrawn (list[WithdrawnAttestation]):
    """

    claimed: CoverageClaimOrNone
    tested: CoverageResultOrNone
    control: str
    before: None | PlatformControlWas
    attestations: list[CoveringAttestation]
    withdrawn: list[WithdrawnAttestation]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.platform_control_was import PlatformControlWas  # noqa: PLC0415

        claimed: str = self.claimed

        tested: str = self.tested

        control = self.control

        before: dict[str, Any] | None
        if isinstance(self.before, PlatformControlWas):
            before = self.before.to_dict()
        else:
            before = self.before

        attestations = []
        for attestations_item_data in self.attestations:
            attestations_item = attestations_item_data.to_dict()
            attestations.append(attestations_item)

        withdrawn = []
        for withdrawn_item_data in self.withdrawn:
            withdrawn_item = withdrawn_item_data.to_dict()
            withdrawn.append(withdrawn_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "claimed": claimed,
                "tested": tested,
                "control": control,
                "before": before,
                "attestations": attestations,
                "withdrawn": withdrawn,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.covering_attestation import CoveringAttestation  # noqa: PLC0415
        from ..models.platform_control_was import PlatformControlWas  # noqa: PLC0415
        from ..models.withdrawn_attestation import WithdrawnAttestation  # noqa: PLC0415

        d = dict(src_dict)
        claimed = check_coverage_claim_or_none(d.pop("claimed"))

        tested = check_coverage_result_or_none(d.pop("tested"))

        control = d.pop("control")

        def _parse_before(data: object) -> None | PlatformControlWas:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                before_type_1 = PlatformControlWas.from_dict(data)

                return before_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PlatformControlWas, data)

        before = _parse_before(d.pop("before"))

        attestations = []
        _attestations = d.pop("attestations")
        for attestations_item_data in _attestations:
            attestations_item = CoveringAttestation.from_dict(attestations_item_data)

            attestations.append(attestations_item)

        withdrawn = []
        _withdrawn = d.pop("withdrawn")
        for withdrawn_item_data in _withdrawn:
            withdrawn_item = WithdrawnAttestation.from_dict(withdrawn_item_data)

            withdrawn.append(withdrawn_item)

        platform_control = cls(
            claimed=claimed,
            tested=tested,
            control=control,
            before=before,
            attestations=attestations,
            withdrawn=withdrawn,
        )

        platform_control.additional_properties = d
        return platform_control

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
