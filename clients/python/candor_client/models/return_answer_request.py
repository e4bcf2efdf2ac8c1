from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="ReturnAnswerRequest")


@_attrs_define
class ReturnAnswerRequest:
    """For bodies: an unknown field is an error, since it would be lost without a word.

    Attributes:
        answer (int): The number that you have read.
        reason (str): What is missing.
        due_at (datetime.datetime): By when the next answer is owed.
    """

    answer: int
    reason: str
    due_at: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        answer = self.answer

        reason = self.reason

        due_at = self.due_at.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "answer": answer,
                "reason": reason,
                "due_at": due_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        answer = d.pop("answer")

        reason = d.pop("reason")

        due_at = datetime.datetime.fromisoformat(d.pop("due_at"))

        return_answer_request = cls(
            answer=answer,
            reason=reason,
            due_at=due_at,
        )

        return return_answer_request
