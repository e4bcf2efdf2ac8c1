from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.label_verdict import LabelVerdict, check_label_verdict

T = TypeVar("T", bound="SampleChangeOut")


@_attrs_define
class SampleChangeOut:
    """
    Attributes:
        slot (str):
        name (str):
        member (str):
        before (LabelVerdict | None): Null: not held.

            * `compliant` - compliant
            * `noncompliant` - noncompliant
            * `not_found` - not_found
            * `inconclusive` - inconclusive
        now (LabelVerdict | None): Null: not held.

            * `compliant` - compliant
            * `noncompliant` - noncompliant
            * `not_found` - not_found
            * `inconclusive` - inconclusive
    """

    slot: str
    name: str
    member: str
    before: LabelVerdict | None
    now: LabelVerdict | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        slot = self.slot

        name = self.name

        member = self.member

        before: None | str
        if isinstance(self.before, str):
            before = self.before
        else:
            before = self.before

        now: None | str
        if isinstance(self.now, str):
            now = self.now
        else:
            now = self.now

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "slot": slot,
                "name": name,
                "member": member,
                "before": before,
                "now": now,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        slot = d.pop("slot")

        name = d.pop("name")

        member = d.pop("member")

        def _parse_before(data: object) -> LabelVerdict | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                before_type_1 = check_label_verdict(data)

                return before_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(LabelVerdict | None, data)

        before = _parse_before(d.pop("before"))

        def _parse_now(data: object) -> LabelVerdict | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                now_type_1 = check_label_verdict(data)

                return now_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(LabelVerdict | None, data)

        now = _parse_now(d.pop("now"))

        sample_change_out = cls(
            slot=slot,
            name=name,
            member=member,
            before=before,
            now=now,
        )

        sample_change_out.additional_properties = d
        return sample_change_out

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
