from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.control_out import ControlOut
    from ..models.control_rule_out import ControlRuleOut
    from ..models.measurement_limits import MeasurementLimits
    from ..models.term_out import TermOut


T = TypeVar("T", bound="ControlsOut")


@_attrs_define
class ControlsOut:
    """
    Attributes:
        version (str):
        rules (str): Version of the rules that examine attestations.
        controls (list[ControlOut]):
        attestation_statuses (list[TermOut]):
        reasons (list[ControlRuleOut]):
        limits (MeasurementLimits):
    """

    version: str
    rules: str
    controls: list[ControlOut]
    attestation_statuses: list[TermOut]
    reasons: list[ControlRuleOut]
    limits: MeasurementLimits
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        version = self.version

        rules = self.rules

        controls = []
        for controls_item_data in self.controls:
            controls_item = controls_item_data.to_dict()
            controls.append(controls_item)

        attestation_statuses = []
        for attestation_statuses_item_data in self.attestation_statuses:
            attestation_statuses_item = attestation_statuses_item_data.to_dict()
            attestation_statuses.append(attestation_statuses_item)

        reasons = []
        for reasons_item_data in self.reasons:
            reasons_item = reasons_item_data.to_dict()
            reasons.append(reasons_item)

        limits = self.limits.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "version": version,
                "rules": rules,
                "controls": controls,
                "attestation_statuses": attestation_statuses,
                "reasons": reasons,
                "limits": limits,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.control_out import ControlOut  # noqa: PLC0415
        from ..models.control_rule_out import ControlRuleOut  # noqa: PLC0415
        from ..models.measurement_limits import MeasurementLimits  # noqa: PLC0415
        from ..models.term_out import TermOut  # noqa: PLC0415

        d = dict(src_dict)
        version = d.pop("version")

        rules = d.pop("rules")

        controls = []
        _controls = d.pop("controls")
        for controls_item_data in _controls:
            controls_item = ControlOut.from_dict(controls_item_data)

            controls.append(controls_item)

        attestation_statuses = []
        _attestation_statuses = d.pop("attestation_statuses")
        for attestation_statuses_item_data in _attestation_statuses:
            attestation_statuses_item = TermOut.from_dict(
                attestation_statuses_item_data
            )

            attestation_statuses.append(attestation_statuses_item)

        reasons = []
        _reasons = d.pop("reasons")
        for reasons_item_data in _reasons:
            reasons_item = ControlRuleOut.from_dict(reasons_item_data)

            reasons.append(reasons_item)

        limits = MeasurementLimits.from_dict(d.pop("limits"))

        controls_out = cls(
            version=version,
            rules=rules,
            controls=controls,
            attestation_statuses=attestation_statuses,
            reasons=reasons,
            limits=limits,
        )

        controls_out.additional_properties = d
        return controls_out

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
