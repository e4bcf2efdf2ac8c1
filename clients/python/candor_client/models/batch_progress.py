from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="BatchProgress")


@_attrs_define
class BatchProgress:
    """How far the checks of a batch are. Read to the end and still `checking`: being stored.

    Attributes:
        lines (int): Lines read and judged.
        findings (int): Found in them so far.
        bytes_read (int):
        bytes_ (int): As filed: `bytes_read` comes up to this.
        records (int): Lines that nothing blocks.
    """

    lines: int
    findings: int
    bytes_read: int
    bytes_: int
    records: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        lines = self.lines

        findings = self.findings

        bytes_read = self.bytes_read

        bytes_ = self.bytes_

        records = self.records

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "lines": lines,
                "findings": findings,
                "bytes_read": bytes_read,
                "bytes": bytes_,
                "records": records,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        lines = d.pop("lines")

        findings = d.pop("findings")

        bytes_read = d.pop("bytes_read")

        bytes_ = d.pop("bytes")

        records = d.pop("records")

        batch_progress = cls(
            lines=lines,
            findings=findings,
            bytes_read=bytes_read,
            bytes_=bytes_,
            records=records,
        )

        batch_progress.additional_properties = d
        return batch_progress

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
