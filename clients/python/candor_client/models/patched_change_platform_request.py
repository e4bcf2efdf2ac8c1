from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.platform_status import PlatformStatus, check_platform_status
from ..types import UNSET, Unset

T = TypeVar("T", bound="PatchedChangePlatformRequest")


@_attrs_define
class PatchedChangePlatformRequest:
    """For bodies: an unknown field is an error, since it would be lost without a word.

    Attributes:
        status (PlatformStatus | Unset): * `active` - active
            * `suspended` - suspended
            * `closed` - closed
        reason (str | Unset): Kept in the audit trail.
    """

    status: PlatformStatus | Unset = UNSET
    reason: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        status: str | Unset = UNSET
        if not isinstance(self.status, Unset):
            status = self.status

        reason = self.reason

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if status is not UNSET:
            field_dict["status"] = status
        if reason is not UNSET:
            field_dict["reason"] = reason

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        _status = d.pop("status", UNSET)
        status: PlatformStatus | Unset
        if isinstance(_status, Unset):
            status = UNSET
        else:
            status = check_platform_status(_status)

        reason = d.pop("reason", UNSET)

        patched_change_platform_request = cls(
            status=status,
            reason=reason,
        )

        return patched_change_platform_request
