from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="AcceptReviewInRequest")


@_attrs_define
class AcceptReviewInRequest:
    """For bodies: an unknown field is an error, since it would be lost without a word.

    Attributes:
        revision (int): The number that you have read.
        remark (str | Unset):  Default: ''.
    """

    revision: int
    remark: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        revision = self.revision

        remark = self.remark

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "revision": revision,
            }
        )
        if remark is not UNSET:
            field_dict["remark"] = remark

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        revision = d.pop("revision")

        remark = d.pop("remark", UNSET)

        accept_review_in_request = cls(
            revision=revision,
            remark=remark,
        )

        return accept_review_in_request
