from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.severity import Severity, check_severity

T = TypeVar("T", bound="ItemFindingOut")


@_attrs_define
class ItemFindingOut:
    """
    Attributes:
        check (str):
        severity (Severity): * `error` - error
            * `warning` - warning
            * `note` - note
        pointer (str):
        message (str):
        remedy (str):
    """

    check: str
    severity: Severity
    pointer: str
    message: str
    remedy: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        check = self.check

        severity: str = self.severity

        pointer = self.pointer

        message = self.message

        remedy = self.remedy

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "check": check,
                "severity": severity,
                "pointer": pointer,
                "message": message,
                "remedy": remedy,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        check = d.pop("check")

        severity = check_severity(d.pop("severity"))

        pointer = d.pop("pointer")

        message = d.pop("message")

        remedy = d.pop("remedy")

        item_finding_out = cls(
            check=check,
            severity=severity,
            pointer=pointer,
            message=message,
            remedy=remedy,
        )

        item_finding_out.additional_properties = d
        return item_finding_out

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
