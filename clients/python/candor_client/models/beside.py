from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.before import Before
    from ..models.bounded_number import BoundedNumber


T = TypeVar("T", bound="Beside")


@_attrs_define
class Beside:
    """Only with `compare`. Rows meet where measure, version and groups are the same.

    Attributes:
        before (Before): The sum over the months compared with; null where nothing was said.
        difference (BoundedNumber | None): Now less before. null: one is missing, or both are lower bounds.
        ratio (BoundedNumber | None): Now divided by before, to four digits; null as `difference`.
    """

    before: Before
    difference: BoundedNumber | None
    ratio: BoundedNumber | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.bounded_number import BoundedNumber  # noqa: PLC0415

        before = self.before.to_dict()

        difference: dict[str, Any] | None
        if isinstance(self.difference, BoundedNumber):
            difference = self.difference.to_dict()
        else:
            difference = self.difference

        ratio: dict[str, Any] | None
        if isinstance(self.ratio, BoundedNumber):
            ratio = self.ratio.to_dict()
        else:
            ratio = self.ratio

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "before": before,
                "difference": difference,
                "ratio": ratio,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.before import Before  # noqa: PLC0415
        from ..models.bounded_number import BoundedNumber  # noqa: PLC0415

        d = dict(src_dict)
        before = Before.from_dict(d.pop("before"))

        def _parse_difference(data: object) -> BoundedNumber | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                difference_type_1 = BoundedNumber.from_dict(data)

                return difference_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(BoundedNumber | None, data)

        difference = _parse_difference(d.pop("difference"))

        def _parse_ratio(data: object) -> BoundedNumber | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                ratio_type_1 = BoundedNumber.from_dict(data)

                return ratio_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(BoundedNumber | None, data)

        ratio = _parse_ratio(d.pop("ratio"))

        beside = cls(
            before=before,
            difference=difference,
            ratio=ratio,
        )

        beside.additional_properties = d
        return beside

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
