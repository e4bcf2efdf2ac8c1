from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="ExplainCheckInRequest")


@_attrs_define
class ExplainCheckInRequest:
    """For bodies: an unknown field is an error, since it would be lost without a word.

    Attributes:
        text (str):
        check (str): All its findings at once.
    """

    text: str
    check: str

    def to_dict(self) -> dict[str, Any]:
        text = self.text

        check = self.check

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "text": text,
                "check": check,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        text = d.pop("text")

        check = d.pop("check")

        explain_check_in_request = cls(
            text=text,
            check=check,
        )

        return explain_check_in_request
