from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.definition import Definition
    from ..models.number import Number
    from ..models.restated_platform import RestatedPlatform
    from ..models.restated_total import RestatedTotal
    from ..models.scope import Scope


T = TypeVar("T", bound="Restated")


@_attrs_define
class Restated:
    """
    Attributes:
        scope (Scope): Whose figures these are: the nation's (`00`), or a province's platforms.
        then (Number): Which consolidation.
        now (Number): Which consolidation.
        numbers (list[Number]): Every number of the month, the first first.
        definitions (list[Definition]):
        totals (list[RestatedTotal]):
        platforms (list[RestatedPlatform]):
    """

    scope: Scope
    then: Number
    now: Number
    numbers: list[Number]
    definitions: list[Definition]
    totals: list[RestatedTotal]
    platforms: list[RestatedPlatform]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        scope = self.scope.to_dict()

        then = self.then.to_dict()

        now = self.now.to_dict()

        numbers = []
        for numbers_item_data in self.numbers:
            numbers_item = numbers_item_data.to_dict()
            numbers.append(numbers_item)

        definitions = []
        for definitions_item_data in self.definitions:
            definitions_item = definitions_item_data.to_dict()
            definitions.append(definitions_item)

        totals = []
        for totals_item_data in self.totals:
            totals_item = totals_item_data.to_dict()
            totals.append(totals_item)

        platforms = []
        for platforms_item_data in self.platforms:
            platforms_item = platforms_item_data.to_dict()
            platforms.append(platforms_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "scope": scope,
                "then": then,
                "now": now,
                "numbers": numbers,
                "definitions": definitions,
                "totals": totals,
                "platforms": platforms,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.definition import Definition  # noqa: PLC0415
        from ..models.number import Number  # noqa: PLC0415
        from ..models.restated_platform import RestatedPlatform  # noqa: PLC0415
        from ..models.restated_total import RestatedTotal  # noqa: PLC0415
        from ..models.scope import Scope  # noqa: PLC0415

        d = dict(src_dict)
        scope = Scope.from_dict(d.pop("scope"))

        then = Number.from_dict(d.pop("then"))

        now = Number.from_dict(d.pop("now"))

        numbers = []
        _numbers = d.pop("numbers")
        for numbers_item_data in _numbers:
            numbers_item = Number.from_dict(numbers_item_data)

            numbers.append(numbers_item)

        definitions = []
        _definitions = d.pop("definitions")
        for definitions_item_data in _definitions:
            definitions_item = Definition.from_dict(definitions_item_data)

            definitions.append(definitions_item)

        totals = []
        _totals = d.pop("totals")
        for totals_item_data in _totals:
            totals_item = RestatedTotal.from_dict(totals_item_data)

            totals.append(totals_item)

        platforms = []
        _platforms = d.pop("platforms")
        for platforms_item_data in _platforms:
            platforms_item = RestatedPlatform.from_dict(platforms_item_data)

            platforms.append(platforms_item)

        restated = cls(
            scope=scope,
            then=then,
            now=now,
            numbers=numbers,
            definitions=definitions,
            totals=totals,
            platforms=platforms,
        )

        restated.additional_properties = d
        return restated

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
