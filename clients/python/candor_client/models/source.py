from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.qualifier import Qualifier, check_qualifier

if TYPE_CHECKING:
    from ..models.platform_ref import PlatformRef
    from ..models.source_links import SourceLinks


T = TypeVar("T", bound="Source")


@_attrs_define
class Source:
    """A revision's share of a sum.

    Attributes:
        value (int):
        qualifier (Qualifier): * `exact` - exact
            * `at_least` - at least
        platform (PlatformRef):
        period (str):
        report (UUID):
        revision (int):
        state (str):
        in_force (bool):
        measure (str):
        measure_version (int):
        links (SourceLinks):
    """

    value: int
    qualifier: Qualifier
    platform: PlatformRef
    period: str
    report: UUID
    revision: int
    state: str
    in_force: bool
    measure: str
    measure_version: int
    links: SourceLinks
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        value = self.value

        qualifier: str = self.qualifier

        platform = self.platform.to_dict()

        period = self.period

        report = str(self.report)

        revision = self.revision

        state = self.state

        in_force = self.in_force

        measure = self.measure

        measure_version = self.measure_version

        links = self.links.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "value": value,
                "qualifier": qualifier,
                "platform": platform,
                "period": period,
                "report": report,
                "revision": revision,
                "state": state,
                "in_force": in_force,
                "measure": measure,
                "measure_version": measure_version,
                "links": links,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.platform_ref import PlatformRef  # noqa: PLC0415
        from ..models.source_links import SourceLinks  # noqa: PLC0415

        d = dict(src_dict)
        value = d.pop("value")

        qualifier = check_qualifier(d.pop("qualifier"))

        platform = PlatformRef.from_dict(d.pop("platform"))

        period = d.pop("period")

        report = UUID(d.pop("report"))

        revision = d.pop("revision")

        state = d.pop("state")

        in_force = d.pop("in_force")

        measure = d.pop("measure")

        measure_version = d.pop("measure_version")

        links = SourceLinks.from_dict(d.pop("links"))

        source = cls(
            value=value,
            qualifier=qualifier,
            platform=platform,
            period=period,
            report=report,
            revision=revision,
            state=state,
            in_force=in_force,
            measure=measure,
            measure_version=measure_version,
            links=links,
        )

        source.additional_properties = d
        return source

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
