from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.qualifier import Qualifier, check_qualifier

T = TypeVar("T", bound="FigureOut")


@_attrs_define
class FigureOut:
    """
    Attributes:
        measure (str):
        category (str):
        product_kind (str):
        value (int):
        qualifier (Qualifier): * `exact` - exact
            * `at_least` - at least
    """

    measure: str
    category: str
    product_kind: str
    value: int
    qualifier: Qualifier
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        measure = self.measure

        category = self.category

        product_kind = self.product_kind

        value = self.value

        qualifier: str = self.qualifier

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "measure": measure,
                "category": category,
                "product_kind": product_kind,
                "value": value,
                "qualifier": qualifier,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        measure = d.pop("measure")

        category = d.pop("category")

        product_kind = d.pop("product_kind")

        value = d.pop("value")

        qualifier = check_qualifier(d.pop("qualifier"))

        figure_out = cls(
            measure=measure,
            category=category,
            product_kind=product_kind,
            value=value,
            qualifier=qualifier,
        )

        figure_out.additional_properties = d
        return figure_out

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
