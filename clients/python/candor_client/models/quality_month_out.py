from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.standing_enum import StandingEnum, check_standing_enum

if TYPE_CHECKING:
    from ..models.quality_month_out_indicators import QualityMonthOutIndicators


T = TypeVar("T", bound="QualityMonthOut")


@_attrs_define
class QualityMonthOut:
    """A month by itself.

    Attributes:
        period (str):
        standing (StandingEnum): * `on_time` - on time
            * `late` - late
            * `missing` - missing
            * `pending` - still to come
            * `not_due` - not due
        accepted (int): Revisions that came into force.
        lines (int): Records that were uploaded, whatever became of it.
        indicators (QualityMonthOutIndicators):
    """

    period: str
    standing: StandingEnum
    accepted: int
    lines: int
    indicators: QualityMonthOutIndicators
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        period = self.period

        standing: str = self.standing

        accepted = self.accepted

        lines = self.lines

        indicators = self.indicators.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "period": period,
                "standing": standing,
                "accepted": accepted,
                "lines": lines,
                "indicators": indicators,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.quality_month_out_indicators import QualityMonthOutIndicators  # noqa: PLC0415

        d = dict(src_dict)
        period = d.pop("period")

        standing = check_standing_enum(d.pop("standing"))

        accepted = d.pop("accepted")

        lines = d.pop("lines")

        indicators = QualityMonthOutIndicators.from_dict(d.pop("indicators"))

        quality_month_out = cls(
            period=period,
            standing=standing,
            accepted=accepted,
            lines=lines,
            indicators=indicators,
        )

        quality_month_out.additional_properties = d
        return quality_month_out

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
