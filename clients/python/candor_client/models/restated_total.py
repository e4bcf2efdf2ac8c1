from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.bounded_number import BoundedNumber
    from ..models.qualified import Qualified


T = TypeVar("T", bound="RestatedTotal")


@_attrs_define
class RestatedTotal:
    """A sum that is not what it was; null where nothing was, or is, said.

    Attributes:
        measure (str):
        measure_version (int):
        category (None | str):
        then (None | Qualified):
        now (None | Qualified):
        difference (BoundedNumber | None):
    """

    measure: str
    measure_version: int
    category: None | str
    then: None | Qualified
    now: None | Qualified
    difference: BoundedNumber | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.bounded_number import BoundedNumber  # noqa: PLC0415
        from ..models.qualified import Qualified  # noqa: PLC0415

        measure = self.measure

        measure_version = self.measure_version

        category: None | str
        category = self.category

        then: dict[str, Any] | None
        if isinstance(self.then, Qualified):
            then = self.then.to_dict()
        else:
            then = self.then

        now: dict[str, Any] | None
        if isinstance(self.now, Qualified):
            now = self.now.to_dict()
        else:
            now = self.now

        difference: dict[str, Any] | None
        if isinstance(self.difference, BoundedNumber):
            difference = self.difference.to_dict()
        else:
            difference = self.difference

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "measure": measure,
                "measure_version": measure_version,
                "category": category,
                "then": then,
                "now": now,
                "difference": difference,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.bounded_number import BoundedNumber  # noqa: PLC0415
        from ..models.qualified import Qualified  # noqa: PLC0415

        d = dict(src_dict)
        measure = d.pop("measure")

        measure_version = d.pop("measure_version")

        def _parse_category(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        category = _parse_category(d.pop("category"))

        def _parse_then(data: object) -> None | Qualified:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                then_type_1 = Qualified.from_dict(data)

                return then_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Qualified, data)

        then = _parse_then(d.pop("then"))

        def _parse_now(data: object) -> None | Qualified:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                now_type_1 = Qualified.from_dict(data)

                return now_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Qualified, data)

        now = _parse_now(d.pop("now"))

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

        restated_total = cls(
            measure=measure,
            measure_version=measure_version,
            category=category,
            then=then,
            now=now,
            difference=difference,
        )

        restated_total.additional_properties = d
        return restated_total

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
