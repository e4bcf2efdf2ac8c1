from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="StartRevisionRequest")


@_attrs_define
class StartRevisionRequest:
    """For bodies: an unknown field is an error, since it would be lost without a word.

    Attributes:
        reason (str): Why the report is corrected. Kept with the revision.
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

        start_revision_request = cls(
            reason=reason,
        )

        return start_revision_request
