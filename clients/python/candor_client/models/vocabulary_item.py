from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.vocabulary_item_links import VocabularyItemLinks


T = TypeVar("T", bound="VocabularyItem")


@_attrs_define
class VocabularyItem:
    """
    Attributes:
        version (str):
        campaign (str): The campaign whose categories it has.
        valid_from (str): The first period, `YYYY-MM`.
        valid_to (None | str): The last period, itself included.
        links (VocabularyItemLinks):
    """

    version: str
    campaign: str
    valid_from: str
    valid_to: None | str
    links: VocabularyItemLinks
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        version = self.version

        campaign = self.campaign

        valid_from = self.valid_from

        valid_to: None | str
        valid_to = self.valid_to

        links = self.links.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "version": version,
                "campaign": campaign,
                "valid_from": valid_from,
                "valid_to": valid_to,
                "links": links,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.vocabulary_item_links import VocabularyItemLinks  # noqa: PLC0415

        d = dict(src_dict)
        version = d.pop("version")

        campaign = d.pop("campaign")

        valid_from = d.pop("valid_from")

        def _parse_valid_to(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        valid_to = _parse_valid_to(d.pop("valid_to"))

        links = VocabularyItemLinks.from_dict(d.pop("links"))

        vocabulary_item = cls(
            version=version,
            campaign=campaign,
            valid_from=valid_from,
            valid_to=valid_to,
            links=links,
        )

        vocabulary_item.additional_properties = d
        return vocabulary_item

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
