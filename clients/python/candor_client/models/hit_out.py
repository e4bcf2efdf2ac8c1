from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.hit_out_links import HitOutLinks
    from ..models.platform_ref import PlatformRef


T = TypeVar("T", bound="HitOut")


@_attrs_define
class HitOut:
    """
    Attributes:
        id (str): Of a record, what its platform calls it.
        title (str):
        platform (PlatformRef):
        period (None | str): `YYYY-MM`, of reports and records.
        state (None | str): Its state or status; of a report, that of its latest revision.
        links (HitOutLinks):
    """

    id: str
    title: str
    platform: PlatformRef
    period: None | str
    state: None | str
    links: HitOutLinks
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        title = self.title

        platform = self.platform.to_dict()

        period: None | str
        period = self.period

        state: None | str
        state = self.state

        links = self.links.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "title": title,
                "platform": platform,
                "period": period,
                "state": state,
                "links": links,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.hit_out_links import HitOutLinks  # noqa: PLC0415
        from ..models.platform_ref import PlatformRef  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        title = d.pop("title")

        platform = PlatformRef.from_dict(d.pop("platform"))

        def _parse_period(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        period = _parse_period(d.pop("period"))

        def _parse_state(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        state = _parse_state(d.pop("state"))

        links = HitOutLinks.from_dict(d.pop("links"))

        hit_out = cls(
            id=id,
            title=title,
            platform=platform,
            period=period,
            state=state,
            links=links,
        )

        hit_out.additional_properties = d
        return hit_out

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
