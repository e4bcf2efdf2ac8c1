from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.qualifier import Qualifier, check_qualifier

T = TypeVar("T", bound="FrozenTotal")


@_attrs_define
class FrozenTotal:
    """
    Attributes:
        value (int):
        qualifier (Qualifier): * `exact` - exact
            * `at_least` - at least
        measure (str):
        measure_version (int):
        jurisdiction_code (str): `00`: the nation.
        category (str):
        product_kind (str):
        action (str):
    """

    value: int
    qualifier: Qualifier
    measure: str
    measure_version: int
    jurisdiction_code: str
    category: str
    product_kind: str
    action: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        value = self.value

        qualifier: str = self.qualifier

        measure = self.measure

        measure_version = self.measure_version

        jurisdiction_code = self.jurisdiction_code

        category = self.category

        product_kind = self.product_kind

        action = self.action

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "value": value,
                "qualifier": qualifier,
                "measure": measure,
                "measure_version": measure_version,
                "jurisdiction_code": jurisdiction_code,
                "category": category,
                "product_kind": product_kind,
                "action": action,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        value = d.pop("value")

        qualifier = check_qualifier(d.pop("qualifier"))

        measure = d.pop("measure")

        measure_version = d.pop("measure_version")

        jurisdiction_code = d.pop("jurisdiction_code")

        category = d.pop("category")

        product_kind = d.pop("product_kind")

        action = d.pop("action")

        frozen_total = cls(
            value=value,
            qualifier=qualifier,
            measure=measure,
            measure_version=measure_version,
            jurisdiction_code=jurisdiction_code,
            category=category,
            product_kind=product_kind,
            action=action,
        )

        frozen_total.additional_properties = d
        return frozen_total

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
