from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.funnel import Funnel
    from ..models.province_funnel import ProvinceFunnel
    from ..models.scope import Scope
    from ..models.size_funnel import SizeFunnel


T = TypeVar("T", bound="OnboardingSummary")


@_attrs_define
class OnboardingSummary:
    """
    Attributes:
        scope (Scope): Whose figures these are: the nation's (`00`), or a province's platforms.
        counts (Funnel): How many platforms have come as far, or further.
        by_province (list[ProvinceFunnel]):
        by_size (list[SizeFunnel]):
    """

    scope: Scope
    counts: Funnel
    by_province: list[ProvinceFunnel]
    by_size: list[SizeFunnel]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        scope = self.scope.to_dict()

        counts = self.counts.to_dict()

        by_province = []
        for by_province_item_data in self.by_province:
            by_province_item = by_province_item_data.to_dict()
            by_province.append(by_province_item)

        by_size = []
        for by_size_item_data in self.by_size:
            by_size_item = by_size_item_data.to_dict()
            by_size.append(by_size_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "scope": scope,
                "counts": counts,
                "by_province": by_province,
                "by_size": by_size,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.funnel import Funnel  # noqa: PLC0415
        from ..models.province_funnel import ProvinceFunnel  # noqa: PLC0415
        from ..models.scope import Scope  # noqa: PLC0415
        from ..models.size_funnel import SizeFunnel  # noqa: PLC0415

        d = dict(src_dict)
        scope = Scope.from_dict(d.pop("scope"))

        counts = Funnel.from_dict(d.pop("counts"))

        by_province = []
        _by_province = d.pop("by_province")
        for by_province_item_data in _by_province:
            by_province_item = ProvinceFunnel.from_dict(by_province_item_data)

            by_province.append(by_province_item)

        by_size = []
        _by_size = d.pop("by_size")
        for by_size_item_data in _by_size:
            by_size_item = SizeFunnel.from_dict(by_size_item_data)

            by_size.append(by_size_item)

        onboarding_summary = cls(
            scope=scope,
            counts=counts,
            by_province=by_province,
            by_size=by_size,
        )

        onboarding_summary.additional_properties = d
        return onboarding_summary

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
