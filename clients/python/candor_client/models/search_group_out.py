from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.search_group_out_kind_enum import (
    SearchGroupOutKindEnum,
    check_search_group_out_kind_enum,
)

if TYPE_CHECKING:
    from ..models.hit_out import HitOut


T = TypeVar("T", bound="SearchGroupOut")


@_attrs_define
class SearchGroupOut:
    """
    Attributes:
        kind (SearchGroupOutKindEnum): * `platform` - platform
            * `report` - report
            * `record` - record
            * `product` - product
            * `attestation` - attestation
            * `directive` - directive
            * `receipt` - receipt
        more (bool): There are more than these.
        since (None | str): Of records: months before this one were not looked at. Name a month in `q`.
        hits (list[HitOut]):
    """

    kind: SearchGroupOutKindEnum
    more: bool
    since: None | str
    hits: list[HitOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind: str = self.kind

        more = self.more

        since: None | str
        since = self.since

        hits = []
        for hits_item_data in self.hits:
            hits_item = hits_item_data.to_dict()
            hits.append(hits_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "more": more,
                "since": since,
                "hits": hits,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.hit_out import HitOut  # noqa: PLC0415

        d = dict(src_dict)
        kind = check_search_group_out_kind_enum(d.pop("kind"))

        more = d.pop("more")

        def _parse_since(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        since = _parse_since(d.pop("since"))

        hits = []
        _hits = d.pop("hits")
        for hits_item_data in _hits:
            hits_item = HitOut.from_dict(hits_item_data)

            hits.append(hits_item)

        search_group_out = cls(
            kind=kind,
            more=more,
            since=since,
            hits=hits,
        )

        search_group_out.additional_properties = d
        return search_group_out

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
