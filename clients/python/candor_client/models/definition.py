from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.backing_enum import BackingEnum, check_backing_enum

T = TypeVar("T", bound="Definition")


@_attrs_define
class Definition:
    """What a measure counts. Sums of different versions are never added up.

    Attributes:
        measure (str):
        measure_version (int):
        unit (str):
        backing (BackingEnum): * `records` - records
            * `declared` - declared
        within (None | str): The measure that it is a part of.
        name (str):
        definition (str):
    """

    measure: str
    measure_version: int
    unit: str
    backing: BackingEnum
    within: None | str
    name: str
    definition: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        measure = self.measure

        measure_version = self.measure_version

        unit = self.unit

        backing: str = self.backing

        within: None | str
        within = self.within

        name = self.name

        definition = self.definition

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "measure": measure,
                "measure_version": measure_version,
                "unit": unit,
                "backing": backing,
                "within": within,
                "name": name,
                "definition": definition,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        measure = d.pop("measure")

        measure_version = d.pop("measure_version")

        unit = d.pop("unit")

        backing = check_backing_enum(d.pop("backing"))

        def _parse_within(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        within = _parse_within(d.pop("within"))

        name = d.pop("name")

        definition = d.pop("definition")

        definition = cls(
            measure=measure,
            measure_version=measure_version,
            unit=unit,
            backing=backing,
            within=within,
            name=name,
            definition=definition,
        )

        definition.additional_properties = d
        return definition

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
