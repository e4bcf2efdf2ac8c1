from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.category_out import CategoryOut
    from ..models.published_figure_out import PublishedFigureOut
    from ..models.term_out import TermOut
    from ..models.text import Text


T = TypeVar("T", bound="CampaignOut")


@_attrs_define
class CampaignOut:
    """
    Attributes:
        code (str):
        name (Text): A text in both languages.
        version (str):
        starts_on (datetime.date):
        ends_on (datetime.date):
        periods (list[str]):
        source (str):
        phases (list[TermOut]):
        categories (list[CategoryOut]):
        published (list[PublishedFigureOut]):
    """

    code: str
    name: Text
    version: str
    starts_on: datetime.date
    ends_on: datetime.date
    periods: list[str]
    source: str
    phases: list[TermOut]
    categories: list[CategoryOut]
    published: list[PublishedFigureOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        name = self.name.to_dict()

        version = self.version

        starts_on = self.starts_on.isoformat()

        ends_on = self.ends_on.isoformat()

        periods = self.periods

        source = self.source

        phases = []
        for phases_item_data in self.phases:
            phases_item = phases_item_data.to_dict()
            phases.append(phases_item)

        categories = []
        for categories_item_data in self.categories:
            categories_item = categories_item_data.to_dict()
            categories.append(categories_item)

        published = []
        for published_item_data in self.published:
            published_item = published_item_data.to_dict()
            published.append(published_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "name": name,
                "version": version,
                "starts_on": starts_on,
                "ends_on": ends_on,
                "periods": periods,
                "source": source,
                "phases": phases,
                "categories": categories,
                "published": published,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.category_out import CategoryOut  # noqa: PLC0415
        from ..models.published_figure_out import PublishedFigureOut  # noqa: PLC0415
        from ..models.term_out import TermOut  # noqa: PLC0415
        from ..models.text import Text  # noqa: PLC0415

        d = dict(src_dict)
        code = d.pop("code")

        name = Text.from_dict(d.pop("name"))

        version = d.pop("version")

        starts_on = datetime.date.fromisoformat(d.pop("starts_on"))

        ends_on = datetime.date.fromisoformat(d.pop("ends_on"))

        periods = cast(list[str], d.pop("periods"))

        source = d.pop("source")

        phases = []
        _phases = d.pop("phases")
        for phases_item_data in _phases:
            phases_item = TermOut.from_dict(phases_item_data)

            phases.append(phases_item)

        categories = []
        _categories = d.pop("categories")
        for categories_item_data in _categories:
            categories_item = CategoryOut.from_dict(categories_item_data)

            categories.append(categories_item)

        published = []
        _published = d.pop("published")
        for published_item_data in _published:
            published_item = PublishedFigureOut.from_dict(published_item_data)

            published.append(published_item)

        campaign_out = cls(
            code=code,
            name=name,
            version=version,
            starts_on=starts_on,
            ends_on=ends_on,
            periods=periods,
            source=source,
            phases=phases,
            categories=categories,
            published=published,
        )

        campaign_out.additional_properties = d
        return campaign_out

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
