from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.figure_in_request import FigureInRequest


T = TypeVar("T", bound="FiguresInRequest")


@_attrs_define
class FiguresInRequest:
    """For bodies: an unknown field is an error, since it would be lost without a word.

    Attributes:
        figures (list[FigureInRequest]):
    """

    figures: list[FigureInRequest]

    def to_dict(self) -> dict[str, Any]:
        figures = []
        for figures_item_data in self.figures:
            figures_item = figures_item_data.to_dict()
            figures.append(figures_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "figures": figures,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.figure_in_request import FigureInRequest  # noqa: PLC0415

        d = dict(src_dict)
        figures = []
        _figures = d.pop("figures")
        for figures_item_data in _figures:
            figures_item = FigureInRequest.from_dict(figures_item_data)

            figures.append(figures_item)

        figures_in_request = cls(
            figures=figures,
        )

        return figures_in_request
