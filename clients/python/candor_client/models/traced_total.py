from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.qualifier import Qualifier, check_qualifier

if TYPE_CHECKING:
    from ..models.total_links import TotalLinks


T = TypeVar("T", bound="TracedTotal")


@_attrs_define
class TracedTotal:
    """A total of the revision that the record is one of.

    Attributes:
        measure (str):
        measure_version (int):
        value (int):
        on_the_day (int | None): What of it was done on the day of the record, in Beijing.
        qualifier (Qualifier): * `exact` - exact
            * `at_least` - at least
        links (None | TotalLinks): The same sum asked for anew; null for a platform.
    """

    measure: str
    measure_version: int
    value: int
    on_the_day: int | None
    qualifier: Qualifier
    links: None | TotalLinks
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.total_links import TotalLinks  # noqa: PLC0415

        measure = self.measure

        measure_version = self.measure_version

        value = self.value

        on_the_day: int | None
        on_the_day = self.on_the_day

        qualifier: str = self.qualifier

        links: dict[str, Any] | None
        if isinstance(self.links, TotalLinks):
            links = self.links.to_dict()
        else:
            links = self.links

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "measure": measure,
                "measure_version": measure_version,
                "value": value,
                "on_the_day": on_the_day,
                "qualifier": qualifier,
                "links": links,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.total_links import TotalLinks  # noqa: PLC0415

        d = dict(src_dict)
        measure = d.pop("measure")

        measure_version = d.pop("measure_version")

        value = d.pop("value")

        def _parse_on_the_day(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        on_the_day = _parse_on_the_day(d.pop("on_the_day"))

        qualifier = check_qualifier(d.pop("qualifier"))

        def _parse_links(data: object) -> None | TotalLinks:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                links_type_1 = TotalLinks.from_dict(data)

                return links_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | TotalLinks, data)

        links = _parse_links(d.pop("links"))

        traced_total = cls(
            measure=measure,
            measure_version=measure_version,
            value=value,
            on_the_day=on_the_day,
            qualifier=qualifier,
            links=links,
        )

        traced_total.additional_properties = d
        return traced_total

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
