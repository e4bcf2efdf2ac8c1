from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.qualifier import Qualifier, check_qualifier

T = TypeVar("T", bound="Part")


@_attrs_define
class Part:
    """A part of a sum. Null code: what was stated for none.

    Attributes:
        value (int):
        qualifier (Qualifier): * `exact` - exact
            * `at_least` - at least
        measure (str):
        measure_version (int):
        code (None | str):
        name (None | str):
    """

    value: int
    qualifier: Qualifier
    measure: str
    measure_version: int
    code: None | str
    name: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        value = self.value

        qualifier: str = self.qualifier

        measure = self.measure

        measure_version = self.measure_version

        code: None | str
        code = self.code

        name: None | str
        name = self.name

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "value": value,
                "qualifier": qualifier,
                "measure": measure,
                "measure_version": measure_version,
                "code": code,
                "name": name,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        value = d.pop("value")

        qualifier = check_qualifier(d.pop("qualifier"))

        measure = d.pop("measure")

        measure_version = d.pop("measure_version")

        def _parse_code(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        code = _parse_code(d.pop("code"))

        def _parse_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        name = _parse_name(d.pop("name"))

        part = cls(
            value=value,
            qualifier=qualifier,
            measure=measure,
            measure_version=measure_version,
            code=code,
            name=name,
        )

        part.additional_properties = d
        return part

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
