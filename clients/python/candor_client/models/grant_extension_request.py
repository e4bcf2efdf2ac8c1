from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

T = TypeVar("T", bound="GrantExtensionRequest")


@_attrs_define
class GrantExtensionRequest:
    """For bodies: an unknown field is an error, since it would be lost without a word.

    Attributes:
        platform (UUID):
        period (str): The month, `YYYY-MM`.
        due_at (datetime.datetime): Later than now and than what holds.
        reason (str): Read by the platform.
    """

    platform: UUID
    period: str
    due_at: datetime.datetime
    reason: str

    def to_dict(self) -> dict[str, Any]:
        platform = str(self.platform)

        period = self.period

        due_at = self.due_at.isoformat()

        reason = self.reason

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "platform": platform,
                "period": period,
                "due_at": due_at,
                "reason": reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        platform = UUID(d.pop("platform"))

        period = d.pop("period")

        due_at = datetime.datetime.fromisoformat(d.pop("due_at"))

        reason = d.pop("reason")

        grant_extension_request = cls(
            platform=platform,
            period=period,
            due_at=due_at,
            reason=reason,
        )

        return grant_extension_request
