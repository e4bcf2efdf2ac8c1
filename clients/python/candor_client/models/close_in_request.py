from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="CloseInRequest")


@_attrs_define
class CloseInRequest:
    """For bodies: an unknown field is an error, since it would be lost without a word.

    Attributes:
        remark (str | Unset):  Default: ''.
    """

    remark: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        remark = self.remark

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if remark is not UNSET:
            field_dict["remark"] = remark

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        remark = d.pop("remark", UNSET)

        close_in_request = cls(
            remark=remark,
        )

        return close_in_request
