from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="AnswerInRequest")


@_attrs_define
class AnswerInRequest:
    """For bodies: an unknown field is an error, since it would be lost without a word.

    Attributes:
        text (str): The answer, in your words.
    """

    text: str

    def to_dict(self) -> dict[str, Any]:
        text = self.text

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "text": text,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        text = d.pop("text")

        answer_in_request = cls(
            text=text,
        )

        return answer_in_request
