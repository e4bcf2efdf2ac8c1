from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.qualifier import Qualifier, check_qualifier
from ..types import UNSET, Unset

T = TypeVar("T", bound="Before")


@_attrs_define
class Before:
    """The sum over the months compared with; null where nothing was said.

    Attributes:
        value (int | None):
        qualifier (None | Qualifier):
        period (str | Unset): Where the rows are by period.
        day (None | str | Unset): Where they are by day.
    """

    value: int | None
    qualifier: None | Qualifier
    period: str | Unset = UNSET
    day: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        value: int | None
        value = self.value

        qualifier: None | str
        if isinstance(self.qualifier, str):
            qualifier = self.qualifier
        else:
            qualifier = self.qualifier

        period = self.period

        day: None | str | Unset
        if isinstance(self.day, Unset):
            day = UNSET
        else:
            day = self.day

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "value": value,
                "qualifier": qualifier,
            }
        )
        if period is not UNSET:
            field_dict["period"] = period
        if day is not UNSET:
            field_dict["day"] = day

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_value(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        value = _parse_value(d.pop("value"))

        def _parse_qualifier(data: object) -> None | Qualifier:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                qualifier_type_1 = check_qualifier(data)

                return qualifier_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Qualifier, data)

        qualifier = _parse_qualifier(d.pop("qualifier"))

        period = d.pop("period", UNSET)

        def _parse_day(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        day = _parse_day(d.pop("day", UNSET))

        before = cls(
            value=value,
            qualifier=qualifier,
            period=period,
            day=day,
        )

        before.additional_properties = d
        return before

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
