from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.calendar_month import CalendarMonth
    from ..models.scope import Scope
    from ..models.tally import Tally


T = TypeVar("T", bound="Calendar")


@_attrs_define
class Calendar:
    """Only platforms that owe a report are counted: what came unasked is in `filings`.

    Attributes:
        scope (Scope): Whose figures these are: the nation's (`00`), or a province's platforms.
        counts (Tally):
        months (list[CalendarMonth]): The latest first.
    """

    scope: Scope
    counts: Tally
    months: list[CalendarMonth]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        scope = self.scope.to_dict()

        counts = self.counts.to_dict()

        months = []
        for months_item_data in self.months:
            months_item = months_item_data.to_dict()
            months.append(months_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "scope": scope,
                "counts": counts,
                "months": months,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.calendar_month import CalendarMonth  # noqa: PLC0415
        from ..models.scope import Scope  # noqa: PLC0415
        from ..models.tally import Tally  # noqa: PLC0415

        d = dict(src_dict)
        scope = Scope.from_dict(d.pop("scope"))

        counts = Tally.from_dict(d.pop("counts"))

        months = []
        _months = d.pop("months")
        for months_item_data in _months:
            months_item = CalendarMonth.from_dict(months_item_data)

            months.append(months_item)

        calendar = cls(
            scope=scope,
            counts=counts,
            months=months,
        )

        calendar.additional_properties = d
        return calendar

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
