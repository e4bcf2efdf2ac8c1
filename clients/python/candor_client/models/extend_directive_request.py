from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="ExtendDirectiveRequest")


@_attrs_define
class ExtendDirectiveRequest:
    """For bodies: an unknown field is an error, since it would be lost without a word.

    Attributes:
        due_at (datetime.datetime): Later than now and than before.
        reason (str):
    """

    due_at: datetime.datetime
    reason: str

    def to_dict(self) -> dict[str, Any]:
        due_at = self.due_at.isoformat()

        reason = self.reason

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "due_at": due_at,
                "reason": reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        due_at = datetime.datetime.fromisoformat(d.pop("due_at"))

        reason = d.pop("reason")

        extend_directive_request = cls(
            due_at=due_at,
            reason=reason,
        )

        return extend_directive_request
