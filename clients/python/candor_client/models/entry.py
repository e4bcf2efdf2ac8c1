from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.entry_links import EntryLinks


T = TypeVar("T", bound="Entry")


@_attrs_define
class Entry:
    """A revision that the totals were made from.

    Attributes:
        platform_uscc (str):
        revision_number (int):
        totals_sha256 (str):
        links (EntryLinks):
    """

    platform_uscc: str
    revision_number: int
    totals_sha256: str
    links: EntryLinks
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        platform_uscc = self.platform_uscc

        revision_number = self.revision_number

        totals_sha256 = self.totals_sha256

        links = self.links.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "platform_uscc": platform_uscc,
                "revision_number": revision_number,
                "totals_sha256": totals_sha256,
                "links": links,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.entry_links import EntryLinks  # noqa: PLC0415

        d = dict(src_dict)
        platform_uscc = d.pop("platform_uscc")

        revision_number = d.pop("revision_number")

        totals_sha256 = d.pop("totals_sha256")

        links = EntryLinks.from_dict(d.pop("links"))

        entry = cls(
            platform_uscc=platform_uscc,
            revision_number=revision_number,
            totals_sha256=totals_sha256,
            links=links,
        )

        entry.additional_properties = d
        return entry

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
