from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="Limits")


@_attrs_define
class Limits:
    """
    Attributes:
        batch_bytes (int): Of a batch as sent.
        batch_decoded_bytes (int): Of a batch once decompressed.
        batch_ratio (int): Decoded over sent, at most.
        array_items (int): Of a JSON array of records.
        json_bytes (int): Of any other body.
        json_depth (int):
    """

    batch_bytes: int
    batch_decoded_bytes: int
    batch_ratio: int
    array_items: int
    json_bytes: int
    json_depth: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        batch_bytes = self.batch_bytes

        batch_decoded_bytes = self.batch_decoded_bytes

        batch_ratio = self.batch_ratio

        array_items = self.array_items

        json_bytes = self.json_bytes

        json_depth = self.json_depth

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "batch_bytes": batch_bytes,
                "batch_decoded_bytes": batch_decoded_bytes,
                "batch_ratio": batch_ratio,
                "array_items": array_items,
                "json_bytes": json_bytes,
                "json_depth": json_depth,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        batch_bytes = d.pop("batch_bytes")

        batch_decoded_bytes = d.pop("batch_decoded_bytes")

        batch_ratio = d.pop("batch_ratio")

        array_items = d.pop("array_items")

        json_bytes = d.pop("json_bytes")

        json_depth = d.pop("json_depth")

        limits = cls(
            batch_bytes=batch_bytes,
            batch_decoded_bytes=batch_decoded_bytes,
            batch_ratio=batch_ratio,
            array_items=array_items,
            json_bytes=json_bytes,
            json_depth=json_depth,
        )

        limits.additional_properties = d
        return limits

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
