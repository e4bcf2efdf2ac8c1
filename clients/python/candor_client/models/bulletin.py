from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.comparison import Comparison
    from ..models.coverage import Coverage
    from ..models.headline import Headline
    from ..models.number import Number
    from ..models.part import Part
    from ..models.restatement import Restatement
    from ..models.scope import Scope
    from ..models.told import Told


T = TypeVar("T", bound="Bulletin")


@_attrs_define
class Bulletin:
    """
    Attributes:
        title (str):
        campaign (None | str):
        periods (list[str]):
        not_consolidated (list[str]): Periods that are not in the figures yet.
        scope (Scope): Whose figures these are: the nation's (`00`), or a province's platforms.
        consolidations (list[Number]):
        filings (Coverage): How much the figures speak for.
        headline (Headline):
        measures (list[Told]):
        by_category (list[Part]):
        by_product_kind (list[Part]):
        by_action (list[Part]):
        by_province (list[Part]): Of the nation only.
        restatements (list[Restatement]):
        published (list[Comparison]):
    """

    title: str
    campaign: None | str
    periods: list[str]
    not_consolidated: list[str]
    scope: Scope
    consolidations: list[Number]
    filings: Coverage
    headline: Headline
    measures: list[Told]
    by_category: list[Part]
    by_product_kind: list[Part]
    by_action: list[Part]
    by_province: list[Part]
    restatements: list[Restatement]
    published: list[Comparison]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        title = self.title

        campaign: None | str
        campaign = self.campaign

        periods = self.periods

        not_consolidated = self.not_consolidated

        scope = self.scope.to_dict()

        consolidations = []
        for consolidations_item_data in self.consolidations:
            consolidations_item = consolidations_item_data.to_dict()
            consolidations.append(consolidations_item)

        filings = self.filings.to_dict()

        headline = self.headline.to_dict()

        measures = []
        for measures_item_data in self.measures:
            measures_item = measures_item_data.to_dict()
            measures.append(measures_item)

        by_category = []
        for by_category_item_data in self.by_category:
            by_category_item = by_category_item_data.to_dict()
            by_category.append(by_category_item)

        by_product_kind = []
        for by_product_kind_item_data in self.by_product_kind:
            by_product_kind_item = by_product_kind_item_data.to_dict()
            by_product_kind.append(by_product_kind_item)

        by_action = []
        for by_action_item_data in self.by_action:
            by_action_item = by_action_item_data.to_dict()
            by_action.append(by_action_item)

        by_province = []
        for by_province_item_data in self.by_province:
            by_province_item = by_province_item_data.to_dict()
            by_province.append(by_province_item)

        restatements = []
        for restatements_item_data in self.restatements:
            restatements_item = restatements_item_data.to_dict()
            restatements.append(restatements_item)

        published = []
        for published_item_data in self.published:
            published_item = published_item_data.to_dict()
            published.append(published_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "title": title,
                "campaign": campaign,
                "periods": periods,
                "not_consolidated": not_consolidated,
                "scope": scope,
                "consolidations": consolidations,
                "filings": filings,
                "headline": headline,
                "measures": measures,
                "by_category": by_category,
                "by_product_kind": by_product_kind,
                "by_action": by_action,
                "by_province": by_province,
                "restatements": restatements,
                "published": published,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.comparison import Comparison  # noqa: PLC0415
        from ..models.coverage import Coverage  # noqa: PLC0415
        from ..models.headline import Headline  # noqa: PLC0415
        from ..models.number import Number  # noqa: PLC0415
        from ..models.part import Part  # noqa: PLC0415
        from ..models.restatement import Restatement  # noqa: PLC0415
        from ..models.scope import Scope  # noqa: PLC0415
        from ..models.told import Told  # noqa: PLC0415

        d = dict(src_dict)
        title = d.pop("title")

        def _parse_campaign(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        campaign = _parse_campaign(d.pop("campaign"))

        periods = cast(list[str], d.pop("periods"))

        not_consolidated = cast(list[str], d.pop("not_consolidated"))

        scope = Scope.from_dict(d.pop("scope"))

        consolidations = []
        _consolidations = d.pop("consolidations")
        for consolidations_item_data in _consolidations:
            consolidations_item = Number.from_dict(consolidations_item_data)

            consolidations.append(consolidations_item)

        filings = Coverage.from_dict(d.pop("filings"))

        headline = Headline.from_dict(d.pop("headline"))

        measures = []
        _measures = d.pop("measures")
        for measures_item_data in _measures:
            measures_item = Told.from_dict(measures_item_data)

            measures.append(measures_item)

        by_category = []
        _by_category = d.pop("by_category")
        for by_category_item_data in _by_category:
            by_category_item = Part.from_dict(by_category_item_data)

            by_category.append(by_category_item)

        by_product_kind = []
        _by_product_kind = d.pop("by_product_kind")
        for by_product_kind_item_data in _by_product_kind:
            by_product_kind_item = Part.from_dict(by_product_kind_item_data)

            by_product_kind.append(by_product_kind_item)

        by_action = []
        _by_action = d.pop("by_action")
        for by_action_item_data in _by_action:
            by_action_item = Part.from_dict(by_action_item_data)

            by_action.append(by_action_item)

        by_province = []
        _by_province = d.pop("by_province")
        for by_province_item_data in _by_province:
            by_province_item = Part.from_dict(by_province_item_data)

            by_province.append(by_province_item)

        restatements = []
        _restatements = d.pop("restatements")
        for restatements_item_data in _restatements:
            restatements_item = Restatement.from_dict(restatements_item_data)

            restatements.append(restatements_item)

        published = []
        _published = d.pop("published")
        for published_item_data in _published:
            published_item = Comparison.from_dict(published_item_data)

            published.append(published_item)

        bulletin = cls(
            title=title,
            campaign=campaign,
            periods=periods,
            not_consolidated=not_consolidated,
            scope=scope,
            consolidations=consolidations,
            filings=filings,
            headline=headline,
            measures=measures,
            by_category=by_category,
            by_product_kind=by_product_kind,
            by_action=by_action,
            by_province=by_province,
            restatements=restatements,
            published=published,
        )

        bulletin.additional_properties = d
        return bulletin

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
