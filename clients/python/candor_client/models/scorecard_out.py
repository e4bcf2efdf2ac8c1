from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.platform_size import PlatformSize, check_platform_size

if TYPE_CHECKING:
    from ..models.indicator_out import IndicatorOut
    from ..models.platform_ref import PlatformRef
    from ..models.quality_month_out import QualityMonthOut
    from ..models.scorecard_out_links import ScorecardOutLinks


T = TypeVar("T", bound="ScorecardOut")


@_attrs_define
class ScorecardOut:
    """
    Attributes:
        platform (PlatformRef):
        size (None | PlatformSize):
        period (str):
        months (int):
        indicators (list[IndicatorOut]):
        links (ScorecardOutLinks):
        trend (list[QualityMonthOut]): The twelve months up to `period`.
        measured_at (datetime.datetime): When the latest month last changed.
    """

    platform: PlatformRef
    size: None | PlatformSize
    period: str
    months: int
    indicators: list[IndicatorOut]
    links: ScorecardOutLinks
    trend: list[QualityMonthOut]
    measured_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        platform = self.platform.to_dict()

        size: None | str
        if isinstance(self.size, str):
            size = self.size
        else:
            size = self.size

        period = self.period

        months = self.months

        indicators = []
        for indicators_item_data in self.indicators:
            indicators_item = indicators_item_data.to_dict()
            indicators.append(indicators_item)

        links = self.links.to_dict()

        trend = []
        for trend_item_data in self.trend:
            trend_item = trend_item_data.to_dict()
            trend.append(trend_item)

        measured_at = self.measured_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "platform": platform,
                "size": size,
                "period": period,
                "months": months,
                "indicators": indicators,
                "links": links,
                "trend": trend,
                "measured_at": measured_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.indicator_out import IndicatorOut  # noqa: PLC0415
        from ..models.platform_ref import PlatformRef  # noqa: PLC0415
        from ..models.quality_month_out import QualityMonthOut  # noqa: PLC0415
        from ..models.scorecard_out_links import ScorecardOutLinks  # noqa: PLC0415

        d = dict(src_dict)
        platform = PlatformRef.from_dict(d.pop("platform"))

        def _parse_size(data: object) -> None | PlatformSize:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                size_type_1 = check_platform_size(data)

                return size_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PlatformSize, data)

        size = _parse_size(d.pop("size"))

        period = d.pop("period")

        months = d.pop("months")

        indicators = []
        _indicators = d.pop("indicators")
        for indicators_item_data in _indicators:
            indicators_item = IndicatorOut.from_dict(indicators_item_data)

            indicators.append(indicators_item)

        links = ScorecardOutLinks.from_dict(d.pop("links"))

        trend = []
        _trend = d.pop("trend")
        for trend_item_data in _trend:
            trend_item = QualityMonthOut.from_dict(trend_item_data)

            trend.append(trend_item)

        measured_at = datetime.datetime.fromisoformat(d.pop("measured_at"))

        scorecard_out = cls(
            platform=platform,
            size=size,
            period=period,
            months=months,
            indicators=indicators,
            links=links,
            trend=trend,
            measured_at=measured_at,
        )

        scorecard_out.additional_properties = d
        return scorecard_out

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
