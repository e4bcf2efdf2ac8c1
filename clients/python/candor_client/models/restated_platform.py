from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.change_enum import ChangeEnum, check_change_enum

if TYPE_CHECKING:
    from ..models.platform_ref import PlatformRef
    from ..models.reason import Reason
    from ..models.report_link import ReportLink


T = TypeVar("T", bound="RestatedPlatform")


@_attrs_define
class RestatedPlatform:
    """
    Attributes:
        change (ChangeEnum): * `added` - added
            * `removed` - removed
            * `replaced` - replaced
        platform (PlatformRef):
        revision_then (int | None):
        revision_now (int | None):
        reasons (list[Reason]):
        links (ReportLink):
    """

    change: ChangeEnum
    platform: PlatformRef
    revision_then: int | None
    revision_now: int | None
    reasons: list[Reason]
    links: ReportLink
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        change: str = self.change

        platform = self.platform.to_dict()

        revision_then: int | None
        revision_then = self.revision_then

        revision_now: int | None
        revision_now = self.revision_now

        reasons = []
        for reasons_item_data in self.reasons:
            reasons_item = reasons_item_data.to_dict()
            reasons.append(reasons_item)

        links = self.links.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "change": change,
                "platform": platform,
                "revision_then": revision_then,
                "revision_now": revision_now,
                "reasons": reasons,
                "links": links,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.platform_ref import PlatformRef  # noqa: PLC0415
        from ..models.reason import Reason  # noqa: PLC0415
        from ..models.report_link import ReportLink  # noqa: PLC0415

        d = dict(src_dict)
        change = check_change_enum(d.pop("change"))

        platform = PlatformRef.from_dict(d.pop("platform"))

        def _parse_revision_then(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        revision_then = _parse_revision_then(d.pop("revision_then"))

        def _parse_revision_now(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        revision_now = _parse_revision_now(d.pop("revision_now"))

        reasons = []
        _reasons = d.pop("reasons")
        for reasons_item_data in _reasons:
            reasons_item = Reason.from_dict(reasons_item_data)

            reasons.append(reasons_item)

        links = ReportLink.from_dict(d.pop("links"))

        restated_platform = cls(
            change=change,
            platform=platform,
            revision_then=revision_then,
            revision_now=revision_now,
            reasons=reasons,
            links=links,
        )

        restated_platform.additional_properties = d
        return restated_platform

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
