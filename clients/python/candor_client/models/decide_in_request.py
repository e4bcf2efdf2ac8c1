from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="DecideInRequest")


@_attrs_define
class DecideInRequest:
    """For bodies: an unknown field is an error, since it would be lost without a word.

    Attributes:
        noted (bool): False: refused, it no longer explains.
        reason (str | Unset):  Default: ''.
    """

    noted: bool
    reason: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        noted = self.noted

        reason = self.reason

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "noted": noted,
            }
        )
        if reason is not UNSET:
            field_dict["reason"] = reason

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        noted = d.pop("noted")

        reason = d.pop("reason", UNSET)

        decide_in_request = cls(
            noted=noted,
            reason=reason,
        )

        return decide_in_request
