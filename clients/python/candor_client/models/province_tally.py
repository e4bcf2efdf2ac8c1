from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ProvinceTally")


@_attrs_define
class ProvinceTally:
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
        jurisdiction (str):
        name (str):
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
    jurisdiction: str
    name: str
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

        jurisdiction = self.jurisdiction

        name = self.name

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
                "jurisdiction": jurisdiction,
                "name": name,
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

        jurisdiction = d.pop("jurisdiction")

        name = d.pop("name")

        province_tally = cls(
            due=due,
            filed=filed,
            on_time=on_time,
            late=late,
            missing=missing,
            pending=pending,
            extended=extended,
            nil=nil,
            accepted=accepted,
            jurisdiction=jurisdiction,
            name=name,
        )

        province_tally.additional_properties = d
        return province_tally

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
