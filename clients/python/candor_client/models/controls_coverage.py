from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.control_coverage import ControlCoverage
    from ..models.scope import Scope


T = TypeVar("T", bound="ControlsCoverage")


@_attrs_define
class ControlsCoverage:
    """
    Attributes:
        scope (Scope): Whose figures these are: the nation's (`00`), or a province's platforms.
        as_of (datetime.date):
        compared_with (datetime.date):
        results (list[ControlCoverage]):
    """

    scope: Scope
    as_of: datetime.date
    compared_with: datetime.date
    results: list[ControlCoverage]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        scope = self.scope.to_dict()

        as_of = self.as_of.isoformat()

        compared_with = self.compared_with.isoformat()

        results = []
        for results_item_data in self.results:
            results_item = results_item_data.to_dict()
            results.append(results_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "scope": scope,
                "as_of": as_of,
                "compared_with": compared_with,
                "results": results,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.control_coverage import ControlCoverage  # noqa: PLC0415
        from ..models.scope import Scope  # noqa: PLC0415

        d = dict(src_dict)
        scope = Scope.from_dict(d.pop("scope"))

        as_of = datetime.date.fromisoformat(d.pop("as_of"))

        compared_with = datetime.date.fromisoformat(d.pop("compared_with"))

        results = []
        _results = d.pop("results")
        for results_item_data in _results:
            results_item = ControlCoverage.from_dict(results_item_data)

            results.append(results_item)

        controls_coverage = cls(
            scope=scope,
            as_of=as_of,
            compared_with=compared_with,
            results=results,
        )

        controls_coverage.additional_properties = d
        return controls_coverage

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
