from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.qualifier import Qualifier, check_qualifier

if TYPE_CHECKING:
    from ..models.told import Told


T = TypeVar("T", bound="Comparison")


@_attrs_define
class Comparison:
    """A figure that the regulator published, and ours beside it.

    Attributes:
        value (int):
        qualifier (Qualifier): * `exact` - exact
            * `at_least` - at least
        measure (str):
        phase (str):
        published_on (datetime.date):
        url (str):
        ours (None | Told):
    """

    value: int
    qualifier: Qualifier
    measure: str
    phase: str
    published_on: datetime.date
    url: str
    ours: None | Told
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.told import Told  # noqa: PLC0415

        value = self.value

        qualifier: str = self.qualifier

        measure = self.measure

        phase = self.phase

        published_on = self.published_on.isoformat()

        url = self.url

        ours: dict[str, Any] | None
        if isinstance(self.ours, Told):
            ours = self.ours.to_dict()
        else:
            ours = self.ours

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "value": value,
                "qualifier": qualifier,
                "measure": measure,
                "phase": phase,
                "published_on": published_on,
                "url": url,
                "ours": ours,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.told import Told  # noqa: PLC0415

        d = dict(src_dict)
        value = d.pop("value")

        qualifier = check_qualifier(d.pop("qualifier"))

        measure = d.pop("measure")

        phase = d.pop("phase")

        published_on = datetime.date.fromisoformat(d.pop("published_on"))

        url = d.pop("url")

        def _parse_ours(data: object) -> None | Told:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                ours_type_1 = Told.from_dict(data)

                return ours_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Told, data)

        ours = _parse_ours(d.pop("ours"))

        comparison = cls(
            value=value,
            qualifier=qualifier,
            measure=measure,
            phase=phase,
            published_on=published_on,
            url=url,
            ours=ours,
        )

        comparison.additional_properties = d
        return comparison

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
