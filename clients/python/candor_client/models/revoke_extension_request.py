from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="RevokeExtensionRequest")


@_attrs_define
class RevokeExtensionRequest:
    """For bodies: an unknown field is an error, since it would be lost without a word.

    Attributes:
        reason (str): Read by the platform.
    """

    reason: str

    def to_dict(self) -> dict[str, Any]:
        reason = self.reason

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "reason": reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        reason = d.pop("reason")

        revoke_extension_request = cls(
            reason=reason,
        )

        return revoke_extension_request
