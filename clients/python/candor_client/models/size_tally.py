from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.platform_size import PlatformSize, check_platform_size

T = TypeVar("T", bound="SizeTally")


@_attrs_define
class SizeTally:
    """
    Attributes:
        due (int):
        filed (int):
        on_time (int):
        late (int):
        missing (int):
        pending (int):
        extended (int): Not filed, and put off to a date that is still to come.
        nil (int):
        accepted (int): With a revision that counts.
        size (None | PlatformSize):
    """

    due: int
    filed: int
    on_time: int
    late: int
    missing: int
    pending: int
    extended: int
    nil: int
    accepted: int
    size: None | PlatformSize
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        due = self.due

        filed = self.filed

        on_time = self.on_time

        late = self.late

        missing = self.missing

        pending = self.pending

        extended = self.extended

        nil = self.nil

        accepted = self.accepted

        size: None | str
        if isinstance(self.size, str):
            size = self.size
        else:
            size = self.size

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "due": due,
                "filed": filed,
                "on_time": on_time,
                "late": late,
                "missing": missing,
                "pending": pending,
                "extended": extended,
                "nil": nil,
                "accepted": accepted,
                "size": size,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        due = d.pop("due")

        filed = d.pop("filed")

        on_time = d.pop("on_time")

        late = d.pop("late")

        missing = d.pop("missing")

        pending = d.pop("pending")

        extended = d.pop("extended")

        nil = d.pop("nil")

        accepted = d.pop("accepted")

        def _parse_size(data: object) -> None | PlatformSize:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                size_type_1 = check_platform_size(data)

                return size_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PlatformSize, data)

        size = _parse_size(d.pop("size"))

        size_tally = cls(
            due=due,
            filed=filed,
            on_time=on_time,
            late=late,
            missing=missing,
            pending=pending,
            extended=extended,
            nil=nil,
            accepted=accepted,
            size=size,
        )

        size_tally.additional_properties = d
        return size_tally

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
