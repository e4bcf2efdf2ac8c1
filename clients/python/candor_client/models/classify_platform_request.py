from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.platform_size import PlatformSize, check_platform_size

T = TypeVar("T", bound="ClassifyPlatformRequest")


@_attrs_define
class ClassifyPlatformRequest:
    """For bodies: an unknown field is an error, since it would be lost without a word.

    Attributes:
        size (PlatformSize): * `large` - large
            * `medium` - medium
            * `small` - small
        reason (str): Kept in the audit trail.
    """

    size: PlatformSize
    reason: str

    def to_dict(self) -> dict[str, Any]:
        size: str = self.size

        reason = self.reason

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "size": size,
                "reason": reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        size = check_platform_size(d.pop("size"))

        reason = d.pop("reason")

        classify_platform_request = cls(
            size=size,
            reason=reason,
        )

        return classify_platform_request
