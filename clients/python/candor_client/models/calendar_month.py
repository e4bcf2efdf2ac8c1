from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.calendar_links import CalendarLinks
    from ..models.province_tally import ProvinceTally
    from ..models.size_tally import SizeTally
    from ..models.tally import Tally


T = TypeVar("T", bound="CalendarMonth")


@_attrs_define
class CalendarMonth:
    """
    Attributes:
        period (str):
        due_at (datetime.datetime):
        closed_at (datetime.datetime | None):
        counts (Tally):
        by_province (list[ProvinceTally]):
        by_size (list[SizeTally]):
        links (CalendarLinks):
    """

    period: str
    due_at: datetime.datetime
    closed_at: datetime.datetime | None
    counts: Tally
    by_province: list[ProvinceTally]
    by_size: list[SizeTally]
    links: CalendarLinks
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        period = self.period

        due_at = self.due_at.isoformat()

        closed_at: None | str
        if isinstance(self.closed_at, datetime.datetime):
            closed_at = self.closed_at.isoformat()
        else:
            closed_at = self.closed_at

        counts = self.counts.to_dict()

        by_province = []
        for by_province_item_data in self.by_province:
            by_province_item = by_province_item_data.to_dict()
            by_province.append(by_province_item)

        by_size = []
        for by_size_item_data in self.by_size:
            by_size_item = by_size_item_data.to_dict()
            by_size.append(by_size_item)

        links = self.links.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "period": period,
                "due_at": due_at,
                "closed_at": closed_at,
                "counts": counts,
                "by_province": by_province,
                "by_size": by_size,
                "links": links,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.calendar_links import CalendarLinks  # noqa: PLC0415
        from ..models.province_tally import ProvinceTally  # noqa: PLC0415
        from ..models.size_tally import SizeTally  # noqa: PLC0415
        from ..models.tally import Tally  # noqa: PLC0415

        d = dict(src_dict)
        period = d.pop("period")

        due_at = datetime.datetime.fromisoformat(d.pop("due_at"))

        def _parse_closed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                closed_at_type_0 = datetime.datetime.fromisoformat(data)

                return closed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        closed_at = _parse_closed_at(d.pop("closed_at"))

        counts = Tally.from_dict(d.pop("counts"))

        by_province = []
        _by_province = d.pop("by_province")
        for by_province_item_data in _by_province:
            by_province_item = ProvinceTally.from_dict(by_province_item_data)

            by_province.append(by_province_item)

        by_size = []
        _by_size = d.pop("by_size")
        for by_size_item_data in _by_size:
            by_size_item = SizeTally.from_dict(by_size_item_data)

            by_size.append(by_size_item)

        links = CalendarLinks.from_dict(d.pop("links"))

        calendar_month = cls(
            period=period,
            due_at=due_at,
            closed_at=closed_at,
            counts=counts,
            by_province=by_province,
            by_size=by_size,
            links=links,
        )

        calendar_month.additional_properties = d
        return calendar_month

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
