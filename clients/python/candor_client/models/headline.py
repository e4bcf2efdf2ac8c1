from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.told import Told


T = TypeVar("T", bound="Headline")


@_attrs_define
class Headline:
    """
    Attributes:
        products (Told): A sum with its definition.
        items (Told): A sum with its definition.
        accounts (Told): A sum with its definition.
    """

    products: Told
    items: Told
    accounts: Told
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        products = self.products.to_dict()

        items = self.items.to_dict()

        accounts = self.accounts.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "products": products,
                "items": items,
                "accounts": accounts,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.told import Told  # noqa: PLC0415

        d = dict(src_dict)
        products = Told.from_dict(d.pop("products"))

        items = Told.from_dict(d.pop("items"))

        accounts = Told.from_dict(d.pop("accounts"))

        headline = cls(
            products=products,
            items=items,
            accounts=accounts,
        )

        headline.additional_properties = d
        return headline

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
