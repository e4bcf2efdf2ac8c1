from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.actor_out_kind_enum import ActorOutKindEnum, check_actor_out_kind_enum

T = TypeVar("T", bound="StepOut")


@_attrs_define
class StepOut:
    """Something that happened to a directive.

    Attributes:
        at (datetime.datetime):
        action (str): `directive.` and what was done.
        by (ActorOutKindEnum): * `platform` - platform
            * `office` - office
            * `system` - system
            * `operator` - operator
        answer (int | None): The answer it is about.
        reason (str):
        due_at (datetime.datetime | None): The date that it set.
    """

    at: datetime.datetime
    action: str
    by: ActorOutKindEnum
    answer: int | None
    reason: str
    due_at: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        at = self.at.isoformat()

        action = self.action

        by: str = self.by

        answer: int | None
        answer = self.answer

        reason = self.reason

        due_at: None | str
        if isinstance(self.due_at, datetime.datetime):
            due_at = self.due_at.isoformat()
        else:
            due_at = self.due_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "at": at,
                "action": action,
                "by": by,
                "answer": answer,
                "reason": reason,
                "due_at": due_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        at = datetime.datetime.fromisoformat(d.pop("at"))

        action = d.pop("action")

        by = check_actor_out_kind_enum(d.pop("by"))

        def _parse_answer(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        answer = _parse_answer(d.pop("answer"))

        reason = d.pop("reason")

        def _parse_due_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                due_at_type_0 = datetime.datetime.fromisoformat(data)

                return due_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        due_at = _parse_due_at(d.pop("due_at"))

        step_out = cls(
            at=at,
            action=action,
            by=by,
            answer=answer,
            reason=reason,
            due_at=due_at,
        )

        step_out.additional_properties = d
        return step_out

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
