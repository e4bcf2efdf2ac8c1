from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="AcceptAnswerRequest")


@_attrs_define
class AcceptAnswerRequest:
    """For bodies: an unknown field is an error, since it would be lost without a word.

    Attributes:
        answer (int): The number that you have read.
        remark (str | Unset):
    """

    answer: int
    remark: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        answer = self.answer

        remark = self.remark

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "answer": answer,
            }
        )
        if remark is not UNSET:
            field_dict["remark"] = remark

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        answer = d.pop("answer")

        remark = d.pop("remark", UNSET)

        accept_answer_request = cls(
            answer=answer,
            remark=remark,
        )

        return accept_answer_request
