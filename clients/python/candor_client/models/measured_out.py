from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="MeasuredOut")


@_attrs_define
class MeasuredOut:
    """A share of what was looked at, with bounds of 95 % confidence (Wilson).

    Attributes:
        name (str):
        modality (None | str): Null: of all of them.
        n (int): Samples that could be judged.
        compliant (int):
        share (float | None):
        low (float | None):
        high (float | None):
        threshold (float | None): What is demanded, if anything.
        undecided (int): Samples that could not be judged.
    """

    name: str
    modality: None | str
    n: int
    compliant: int
    share: float | None
    low: float | None
    high: float | None
    threshold: float | None
    undecided: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        modality: None | str
        modality = self.modality

        n = self.n

        compliant = self.compliant

        share: float | None
        share = self.share

        low: float | None
        low = self.low

        high: float | None
        high = self.high

        threshold: float | None
        threshold = self.threshold

        undecided = self.undecided

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "modality": modality,
                "n": n,
                "compliant": compliant,
                "share": share,
                "low": low,
                "high": high,
                "threshold": threshold,
                "undecided": undecided,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        def _parse_modality(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        modality = _parse_modality(d.pop("modality"))

        n = d.pop("n")

        compliant = d.pop("compliant")

        def _parse_share(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        share = _parse_share(d.pop("share"))

        def _parse_low(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        low = _parse_low(d.pop("low"))

        def _parse_high(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        high = _parse_high(d.pop("high"))

        def _parse_threshold(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        threshold = _parse_threshold(d.pop("threshold"))

        undecided = d.pop("undecided")

        measured_out = cls(
            name=name,
            modality=modality,
            n=n,
            compliant=compliant,
            share=share,
            low=low,
            high=high,
            threshold=threshold,
            undecided=undecided,
        )

        measured_out.additional_properties = d
        return measured_out

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
