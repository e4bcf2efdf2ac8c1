from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.layer_enum import LayerEnum, check_layer_enum
from ..models.severity import Severity, check_severity

if TYPE_CHECKING:
    from ..models.check_out_failing import CheckOutFailing
    from ..models.check_out_passing import CheckOutPassing


T = TypeVar("T", bound="CheckOut")


@_attrs_define
class CheckOut:
    """A rule. `message` speaks of one finding; `{...}` stands for what was found.

    Attributes:
        id (str): Permanent: never given to another rule.
        layer (LayerEnum): * `structure` - structure
            * `record` - record
            * `report` - report
            * `history` - history
            * `cross_platform` - cross_platform
        severity (Severity): * `error` - error
            * `warning` - warning
            * `note` - note
        title (str):
        message (str):
        remedy (str):
        reference (str):
        waivable (bool):
        passing (CheckOutPassing): An example that passes.
        failing (CheckOutFailing): An example that fails.
    """

    id: str
    layer: LayerEnum
    severity: Severity
    title: str
    message: str
    remedy: str
    reference: str
    waivable: bool
    passing: CheckOutPassing
    failing: CheckOutFailing
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        layer: str = self.layer

        severity: str = self.severity

        title = self.title

        message = self.message

        remedy = self.remedy

        reference = self.reference

        waivable = self.waivable

        passing = self.passing.to_dict()

        failing = self.failing.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "layer": layer,
                "severity": severity,
                "title": title,
                "message": message,
                "remedy": remedy,
                "reference": reference,
                "waivable": waivable,
                "passing": passing,
                "failing": failing,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.check_out_failing import CheckOutFailing  # noqa: PLC0415
        from ..models.check_out_passing import CheckOutPassing  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        layer = check_layer_enum(d.pop("layer"))

        severity = check_severity(d.pop("severity"))

        title = d.pop("title")

        message = d.pop("message")

        remedy = d.pop("remedy")

        reference = d.pop("reference")

        waivable = d.pop("waivable")

        passing = CheckOutPassing.from_dict(d.pop("passing"))

        failing = CheckOutFailing.from_dict(d.pop("failing"))

        check_out = cls(
            id=id,
            layer=layer,
            severity=severity,
            title=title,
            message=message,
            remedy=remedy,
            reference=reference,
            waivable=waivable,
            passing=passing,
            failing=failing,
        )

        check_out.additional_properties = d
        return check_out

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
