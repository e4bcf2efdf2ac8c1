from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.published_figure_out_qualifier_enum import (
    PublishedFigureOutQualifierEnum,
    check_published_figure_out_qualifier_enum,
)

T = TypeVar("T", bound="PublishedFigureOut")


@_attrs_define
class PublishedFigureOut:
    """A figure that the regulator published; scopes overlap, so figures are never added up.

    Attributes:
        scope (str): Code of the jurisdiction it speaks of.
        phase (str):
        measure (str):
        value (int):
        qualifier (PublishedFigureOutQualifierEnum): * `exact` - exact
            * `at_least` - at_least
        published_on (datetime.date):
        url (str):
    """

    scope: str
    phase: str
    measure: str
    value: int
    qualifier: PublishedFigureOutQualifierEnum
    published_on: datetime.date
    url: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        scope = self.scope

        phase = self.phase

        measure = self.measure

        value = self.value

        qualifier: str = self.qualifier

        published_on = self.published_on.isoformat()

        url = self.url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "scope": scope,
                "phase": phase,
                "measure": measure,
                "value": value,
                "qualifier": qualifier,
                "published_on": published_on,
                "url": url,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        scope = d.pop("scope")

        phase = d.pop("phase")

        measure = d.pop("measure")

        value = d.pop("value")

        qualifier = check_published_figure_out_qualifier_enum(d.pop("qualifier"))

        published_on = datetime.date.fromisoformat(d.pop("published_on"))

        url = d.pop("url")

        published_figure_out = cls(
            scope=scope,
            phase=phase,
            measure=measure,
            value=value,
            qualifier=qualifier,
            published_on=published_on,
            url=url,
        )

        published_figure_out.additional_properties = d
        return published_figure_out

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
