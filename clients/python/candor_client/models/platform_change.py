from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.change_enum import ChangeEnum, check_change_enum

if TYPE_CHECKING:
    from ..models.difference import Difference
    from ..models.entry_links import EntryLinks


T = TypeVar("T", bound="PlatformChange")


@_attrs_define
class PlatformChange:
    """
    Attributes:
        change (ChangeEnum): * `added` - added
            * `removed` - removed
            * `replaced` - replaced
        platform_uscc (str):
        name_en (str):
        name_zh (str):
        revision_before (int | None):
        revision_now (int | None):
        measures (list[Difference]):
        links (EntryLinks):
    """

    change: ChangeEnum
    platform_uscc: str
    name_en: str
    name_zh: str
    revision_before: int | None
    revision_now: int | None
    measures: list[Difference]
    links: EntryLinks
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        change: str = self.change

        platform_uscc = self.platform_uscc

        name_en = self.name_en

        name_zh = self.name_zh

        revision_before: int | None
        revision_before = self.revision_before

        revision_now: int | None
        revision_now = self.revision_now

        measures = []
        for measures_item_data in self.measures:
            measures_item = measures_item_data.to_dict()
            measures.append(measures_item)

        links = self.links.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "change": change,
                "platform_uscc": platform_uscc,
                "name_en": name_en,
                "name_zh": name_zh,
                "revision_before": revision_before,
                "revision_now": revision_now,
                "measures": measures,
                "links": links,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.difference import Difference  # noqa: PLC0415
        from ..models.entry_links import EntryLinks  # noqa: PLC0415

        d = dict(src_dict)
        change = check_change_enum(d.pop("change"))

        platform_uscc = d.pop("platform_uscc")

        name_en = d.pop("name_en")

        name_zh = d.pop("name_zh")

        def _parse_revision_before(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        revision_before = _parse_revision_before(d.pop("revision_before"))

        def _parse_revision_now(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        revision_now = _parse_revision_now(d.pop("revision_now"))

        measures = []
        _measures = d.pop("measures")
        for measures_item_data in _measures:
            measures_item = Difference.from_dict(measures_item_data)

            measures.append(measures_item)

        links = EntryLinks.from_dict(d.pop("links"))

        platform_change = cls(
            change=change,
            platform_uscc=platform_uscc,
            name_en=name_en,
            name_zh=name_zh,
            revision_before=revision_before,
            revision_now=revision_now,
            measures=measures,
            links=links,
        )

        platform_change.additional_properties = d
        return platform_change

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
