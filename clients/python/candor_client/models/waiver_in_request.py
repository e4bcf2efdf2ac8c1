from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

T = TypeVar("T", bound="WaiverInRequest")


@_attrs_define
class WaiverInRequest:
    """For bodies: an unknown field is an error, since it would be lost without a word.

    Attributes:
        platform (UUID):
        check (str):
        reason (str):
        expires_at (datetime.datetime):
    """

    platform: UUID
    check: str
    reason: str
    expires_at: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        platform = str(self.platform)

        check = self.check

        reason = self.reason

        expires_at = self.expires_at.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "platform": platform,
                "check": check,
                "reason": reason,
                "expires_at": expires_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        platform = UUID(d.pop("platform"))

        check = d.pop("check")

        reason = d.pop("reason")

        expires_at = datetime.datetime.fromisoformat(d.pop("expires_at"))

        waiver_in_request = cls(
            platform=platform,
            check=check,
            reason=reason,
            expires_at=expires_at,
        )

        return waiver_in_request
