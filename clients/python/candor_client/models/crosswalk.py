from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.crossing import Crossing
    from ..models.measure_ref import MeasureRef


T = TypeVar("T", bound="Crosswalk")


@_attrs_define
class Crosswalk:
    """How the categories of the months asked for are told in another vocabulary.

    Attributes:
        vocabulary (str):
        sources (list[str]): Who compared the vocabularies.
        crossings (list[Crossing]):
        measures_apart (list[MeasureRef]): Measures in the answer that the vocabulary defines otherwise.
    """

    vocabulary: str
    sources: list[str]
    crossings: list[Crossing]
    measures_apart: list[MeasureRef]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        vocabulary = self.vocabulary

        sources = self.sources

        crossings = []
        for crossings_item_data in self.crossings:
            crossings_item = crossings_item_data.to_dict()
            crossings.append(crossings_item)

        measures_apart = []
        for measures_apart_item_data in self.measures_apart:
            measures_apart_item = measures_apart_item_data.to_dict()
            measures_apart.append(measures_apart_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "vocabulary": vocabulary,
                "sources": sources,
                "crossings": crossings,
                "measures_apart": measures_apart,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.crossing import Crossing  # noqa: PLC0415
        from ..models.measure_ref import MeasureRef  # noqa: PLC0415

        d = dict(src_dict)
        vocabulary = d.pop("vocabulary")

        sources = cast(list[str], d.pop("sources"))

        crossings = []
        _crossings = d.pop("crossings")
        for crossings_item_data in _crossings:
            crossings_item = Crossing.from_dict(crossings_item_data)

            crossings.append(crossings_item)

        measures_apart = []
        _measures_apart = d.pop("measures_apart")
        for measures_apart_item_data in _measures_apart:
            measures_apart_item = MeasureRef.from_dict(measures_apart_item_data)

            measures_apart.append(measures_apart_item)

        crosswalk = cls(
            vocabulary=vocabulary,
            sources=sources,
            crossings=crossings,
            measures_apart=measures_apart,
        )

        crosswalk.additional_properties = d
        return crosswalk

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
