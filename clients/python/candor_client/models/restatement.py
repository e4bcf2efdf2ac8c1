from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.difference import Difference


T = TypeVar("T", bound="Restatement")


@_attrs_define
class Restatement:
    """A consolidation that took the place of an earlier one.

    Attributes:
        period (str):
        number (int):
        before (int):
        measures (list[Difference]):
    """

    period: str
    number: int
    before: int
    measures: list[Difference]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        period = self.period

        number = self.number

        before = self.before

        measures = []
        for measures_item_data in self.measures:
            measures_item = measures_item_data.to_dict()
            measures.append(measures_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "period": period,
                "number": number,
                "before": before,
                "measures": measures,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.difference import Difference  # noqa: PLC0415

        d = dict(src_dict)
        period = d.pop("period")

        number = d.pop("number")

        before = d.pop("before")

        measures = []
        _measures = d.pop("measures")
        for measures_item_data in _measures:
            measures_item = Difference.from_dict(measures_item_data)

            measures.append(measures_item)

        restatement = cls(
            period=period,
            number=number,
            before=before,
            measures=measures,
        )

        restatement.additional_properties = d
        return restatement

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
