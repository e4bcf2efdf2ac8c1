from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.qualifier import Qualifier, check_qualifier
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.beside import Beside
    from ..models.platform_ref import PlatformRef
    from ..models.sum_links import SumLinks


T = TypeVar("T", bound="ConsolidatedRow")


@_attrs_define
class ConsolidatedRow:
    """A sum. Of the dimensions, those of `group_by` are there; null: it does not apply.

    Attributes:
        value (int | None): null: nothing is said now. Only where `compare` is asked for.
        qualifier (None | Qualifier): `at_least` where any part of it is a lower bound.

            * `exact` - exact
            * `at_least` - at least
        measure (str):
        measure_version (int):
        links (SumLinks):
        period (str | Unset):
        day (None | str | Unset): In Beijing; null: of no day, as declared.
        campaign (None | str | Unset):
        category (None | str | Unset):
        action (None | str | Unset):
        product_kind (None | str | Unset):
        modality (None | str | Unset):
        detection (None | str | Unset):
        province (str | Unset):
        content_province (None | str | Unset):
        platform (PlatformRef | Unset):
        comparison (Beside | Unset): Only with `compare`. Rows meet where measure, version and groups are the same.
    """

    value: int | None
    qualifier: None | Qualifier
    measure: str
    measure_version: int
    links: SumLinks
    period: str | Unset = UNSET
    day: None | str | Unset = UNSET
    campaign: None | str | Unset = UNSET
    category: None | str | Unset = UNSET
    action: None | str | Unset = UNSET
    product_kind: None | str | Unset = UNSET
    modality: None | str | Unset = UNSET
    detection: None | str | Unset = UNSET
    province: str | Unset = UNSET
    content_province: None | str | Unset = UNSET
    platform: PlatformRef | Unset = UNSET
    comparison: Beside | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        value: int | None
        value = self.value

        qualifier: None | str
        if isinstance(self.qualifier, str):
            qualifier = self.qualifier
        else:
            qualifier = self.qualifier

        measure = self.measure

        measure_version = self.measure_version

        links = self.links.to_dict()

        period = self.period

        day: None | str | Unset
        if isinstance(self.day, Unset):
            day = UNSET
        else:
            day = self.day

        campaign: None | str | Unset
        if isinstance(self.campaign, Unset):
            campaign = UNSET
        else:
            campaign = self.campaign

        category: None | str | Unset
        if isinstance(self.category, Unset):
            category = UNSET
        else:
            category = self.category

        action: None | str | Unset
        if isinstance(self.action, Unset):
            action = UNSET
        else:
            action = self.action

        product_kind: None | str | Unset
        if isinstance(self.product_kind, Unset):
            product_kind = UNSET
        else:
            product_kind = self.product_kind

        modality: None | str | Unset
        if isinstance(self.modality, Unset):
            modality = UNSET
        else:
            modality = self.modality

        detection: None | str | Unset
        if isinstance(self.detection, Unset):
            detection = UNSET
        else:
            detection = self.detection

        province = self.province

        content_province: None | str | Unset
        if isinstance(self.content_province, Unset):
            content_province = UNSET
        else:
            content_province = self.content_province

        platform: dict[str, Any] | Unset = UNSET
        if not isinstance(self.platform, Unset):
            platform = self.platform.to_dict()

        comparison: dict[str, Any] | Unset = UNSET
        if not isinstance(self.comparison, Unset):
            comparison = self.comparison.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "value": value,
                "qualifier": qualifier,
                "measure": measure,
                "measure_version": measure_version,
                "links": links,
            }
        )
        if period is not UNSET:
            field_dict["period"] = period
        if day is not UNSET:
            field_dict["day"] = day
        if campaign is not UNSET:
            field_dict["campaign"] = campaign
        if category is not UNSET:
            field_dict["category"] = category
        if action is not UNSET:
            field_dict["action"] = action
        if product_kind is not UNSET:
            field_dict["product_kind"] = product_kind
        if modality is not UNSET:
            field_dict["modality"] = modality
        if detection is not UNSET:
            field_dict["detection"] = detection
        if province is not UNSET:
            field_dict["province"] = province
        if content_province is not UNSET:
            field_dict["content_province"] = content_province
        if platform is not UNSET:
            field_dict["platform"] = platform
        if comparison is not UNSET:
            field_dict["comparison"] = comparison

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.beside import Beside  # noqa: PLC0415
        from ..models.platform_ref import PlatformRef  # noqa: PLC0415
        from ..models.sum_links import SumLinks  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_value(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        value = _parse_value(d.pop("value"))

        def _parse_qualifier(data: object) -> None | Qualifier:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                qualifier_type_1 = check_qualifier(data)

                return qualifier_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Qualifier, data)

        qualifier = _parse_qualifier(d.pop("qualifier"))

        measure = d.pop("measure")

        measure_version = d.pop("measure_version")

        links = SumLinks.from_dict(d.pop("links"))

        period = d.pop("period", UNSET)

        def _parse_day(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        day = _parse_day(d.pop("day", UNSET))

        def _parse_campaign(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        campaign = _parse_campaign(d.pop("campaign", UNSET))

        def _parse_category(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        category = _parse_category(d.pop("category", UNSET))

        def _parse_action(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        action = _parse_action(d.pop("action", UNSET))

        def _parse_product_kind(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        product_kind = _parse_product_kind(d.pop("product_kind", UNSET))

        def _parse_modality(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        modality = _parse_modality(d.pop("modality", UNSET))

        def _parse_detection(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        detection = _parse_detection(d.pop("detection", UNSET))

        province = d.pop("province", UNSET)

        def _parse_content_province(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        content_province = _parse_content_province(d.pop("content_province", UNSET))

        _platform = d.pop("platform", UNSET)
        platform: PlatformRef | Unset
        if isinstance(_platform, Unset):
            platform = UNSET
        else:
            platform = PlatformRef.from_dict(_platform)

        _comparison = d.pop("comparison", UNSET)
        comparison: Beside | Unset
        if isinstance(_comparison, Unset):
            comparison = UNSET
        else:
            comparison = Beside.from_dict(_comparison)

        consolidated_row = cls(
            value=value,
            qualifier=qualifier,
            measure=measure,
            measure_version=measure_version,
            links=links,
            period=period,
            day=day,
            campaign=campaign,
            category=category,
            action=action,
            product_kind=product_kind,
            modality=modality,
            detection=detection,
            province=province,
            content_province=content_province,
            platform=platform,
            comparison=comparison,
        )

        consolidated_row.additional_properties = d
        return consolidated_row

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
