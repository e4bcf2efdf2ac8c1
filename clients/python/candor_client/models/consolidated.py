from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.compared_with import ComparedWith
    from ..models.consolidated_names import ConsolidatedNames
    from ..models.consolidated_row import ConsolidatedRow
    from ..models.crosswalk import Crosswalk
    from ..models.definition import Definition
    from ..models.number import Number
    from ..models.scope import Scope


T = TypeVar("T", bound="Consolidated")


@_attrs_define
class Consolidated:
    """
    Attributes:
        scope (Scope): Whose figures these are: the nation's (`00`), or a province's platforms.
        periods (list[str]):
        as_of (list[Number]): The consolidations it is made of; empty: live, what is in force now.
        compared_with (ComparedWith | None): The months compared with, where `compare` is asked for.
        group_by (list[str]):
        crosswalk (Crosswalk | None): Where a `vocabulary` is asked for: what it put together.
        definitions (list[Definition]):
        names (ConsolidatedNames): By dimension: what its codes are called.
        results (list[ConsolidatedRow]):
    """

    scope: Scope
    periods: list[str]
    as_of: list[Number]
    compared_with: ComparedWith | None
    group_by: list[str]
    crosswalk: Crosswalk | None
    definitions: list[Definition]
    names: ConsolidatedNames
    results: list[ConsolidatedRow]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.compared_with import ComparedWith  # noqa: PLC0415
        from ..models.crosswalk import Crosswalk  # noqa: PLC0415

        scope = self.scope.to_dict()

        periods = self.periods

        as_of = []
        for as_of_item_data in self.as_of:
            as_of_item = as_of_item_data.to_dict()
            as_of.append(as_of_item)

        compared_with: dict[str, Any] | None
        if isinstance(self.compared_with, ComparedWith):
            compared_with = self.compared_with.to_dict()
        else:
            compared_with = self.compared_with

        group_by = self.group_by

        crosswalk: dict[str, Any] | None
        if isinstance(self.crosswalk, Crosswalk):
            crosswalk = self.crosswalk.to_dict()
        else:
            crosswalk = self.crosswalk

        definitions = []
        for definitions_item_data in self.definitions:
            definitions_item = definitions_item_data.to_dict()
            definitions.append(definitions_item)

        names = self.names.to_dict()

        results = []
        for results_item_data in self.results:
            results_item = results_item_data.to_dict()
            results.append(results_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "scope": scope,
                "periods": periods,
                "as_of": as_of,
                "compared_with": compared_with,
                "group_by": group_by,
                "crosswalk": crosswalk,
                "definitions": definitions,
                "names": names,
                "results": results,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.compared_with import ComparedWith  # noqa: PLC0415
        from ..models.consolidated_names import ConsolidatedNames  # noqa: PLC0415
        from ..models.consolidated_row import ConsolidatedRow  # noqa: PLC0415
        from ..models.crosswalk import Crosswalk  # noqa: PLC0415
        from ..models.definition import Definition  # noqa: PLC0415
        from ..models.number import Number  # noqa: PLC0415
        from ..models.scope import Scope  # noqa: PLC0415

        d = dict(src_dict)
        scope = Scope.from_dict(d.pop("scope"))

        periods = cast(list[str], d.pop("periods"))

        as_of = []
        _as_of = d.pop("as_of")
        for as_of_item_data in _as_of:
            as_of_item = Number.from_dict(as_of_item_data)

            as_of.append(as_of_item)

        def _parse_compared_with(data: object) -> ComparedWith | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                compared_with_type_1 = ComparedWith.from_dict(data)

                return compared_with_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ComparedWith | None, data)

        compared_with = _parse_compared_with(d.pop("compared_with"))

        group_by = cast(list[str], d.pop("group_by"))

        def _parse_crosswalk(data: object) -> Crosswalk | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                crosswalk_type_1 = Crosswalk.from_dict(data)

                return crosswalk_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Crosswalk | None, data)

        crosswalk = _parse_crosswalk(d.pop("crosswalk"))

        definitions = []
        _definitions = d.pop("definitions")
        for definitions_item_data in _definitions:
            definitions_item = Definition.from_dict(definitions_item_data)

            definitions.append(definitions_item)

        names = ConsolidatedNames.from_dict(d.pop("names"))

        results = []
        _results = d.pop("results")
        for results_item_data in _results:
            results_item = ConsolidatedRow.from_dict(results_item_data)

            results.append(results_item)

        consolidated = cls(
            scope=scope,
            periods=periods,
            as_of=as_of,
            compared_with=compared_with,
            group_by=group_by,
            crosswalk=crosswalk,
            definitions=definitions,
            names=names,
            results=results,
        )

        consolidated.additional_properties = d
        return consolidated

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
