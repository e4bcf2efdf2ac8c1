from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.qualifier import Qualifier, check_qualifier
from ..types import UNSET, Unset

T = TypeVar("T", bound="FigureInRequest")


@_attrs_define
class FigureInRequest:
    """For bodies: an unknown field is an error, since it would be lost without a word.

    Attributes:
        measure (str):
        value (int):
        category (str | Unset): Empty: all. Default: ''.
        product_kind (str | Unset): Empty: all. Default: ''.
        qualifier (Qualifier | Unset): * `exact` - exact
            * `at_least` - at least Default: 'exact'.
    """

    measure: str
    value: int
    category: str | Unset = ""
    product_kind: str | Unset = ""
    qualifier: Qualifier | Unset = "exact"

    def to_dict(self) -> dict[str, Any]:
        measure = self.measure

        value = self.value

        category = self.category

        product_kind = self.product_kind

        qualifier: str | Unset = UNSET
        if not isinstance(self.qualifier, Unset):
            qualifier = self.qualifier

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "measure": measure,
                "value": value,
            }
        )
        if category is not UNSET:
            field_dict["category"] = category
        if product_kind is not UNSET:
            field_dict["product_kind"] = product_kind
        if qualifier is not UNSET:
            field_dict["qualifier"] = qualifier

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        measure = d.pop("measure")

        value = d.pop("value")

        category = d.pop("category", UNSET)

        product_kind = d.pop("product_kind", UNSET)

        _qualifier = d.pop("qualifier", UNSET)
        qualifier: Qualifier | Unset
        if isinstance(_qualifier, Unset):
            qualifier = UNSET
        else:
            qualifier = check_qualifier(_qualifier)

        figure_in_request = cls(
            measure=measure,
            value=value,
            category=category,
            product_kind=product_kind,
            qualifier=qualifier,
        )

        return figure_in_request
