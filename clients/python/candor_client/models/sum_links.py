from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="SumLinks")


@_attrs_define
class SumLinks:
    """
    Attributes:
        sources (None | str): The revisions that it is made of; null where there is no sum.
        sources_before (None | str | Unset): The same of the months compared with.
    """

    sources: None | str
    sources_before: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        sources: None | str
        sources = self.sources

        sources_before: None | str | Unset
        if isinstance(self.sources_before, Unset):
            sources_before = UNSET
        else:
            sources_before = self.sources_before

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "sources": sources,
            }
        )
        if sources_before is not UNSET:
            field_dict["sources_before"] = sources_before

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_sources(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        sources = _parse_sources(d.pop("sources"))

        def _parse_sources_before(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        sources_before = _parse_sources_before(d.pop("sources_before", UNSET))

        sum_links = cls(
            sources=sources,
            sources_before=sources_before,
        )

        sum_links.additional_properties = d
        return sum_links

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
