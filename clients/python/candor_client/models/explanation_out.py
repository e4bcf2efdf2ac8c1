from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ExplanationOut")


@_attrs_define
class ExplanationOut:
    """
    Attributes:
        id (UUID):
        check (str):
        text (str):
        given_at (datetime.datetime):
        decision (str):
        decision_reason (str):
    """

    id: UUID
    check: str
    text: str
    given_at: datetime.datetime
    decision: str
    decision_reason: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        check = self.check

        text = self.text

        given_at = self.given_at.isoformat()

        decision = self.decision

        decision_reason = self.decision_reason

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "check": check,
                "text": text,
                "given_at": given_at,
                "decision": decision,
                "decision_reason": decision_reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        check = d.pop("check")

        text = d.pop("text")

        given_at = datetime.datetime.fromisoformat(d.pop("given_at"))

        decision = d.pop("decision")

        decision_reason = d.pop("decision_reason")

        explanation_out = cls(
            id=id,
            check=check,
            text=text,
            given_at=given_at,
            decision=decision,
            decision_reason=decision_reason,
        )

        explanation_out.additional_properties = d
        return explanation_out

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
