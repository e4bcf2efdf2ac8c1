from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="SubmitRequest")


@_attrs_define
class SubmitRequest:
    """For bodies: an unknown field is an error, since it would be lost without a word.

    Attributes:
        signatory (UUID): The person who answers for the report: one of `signatories` of GET me.
        nil (bool | Unset): True: there is nothing to report for the period. Default: False.
    """

    signatory: UUID
    nil: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
        signatory = str(self.signatory)

        nil = self.nil

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "signatory": signatory,
            }
        )
        if nil is not UNSET:
            field_dict["nil"] = nil

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        signatory = UUID(d.pop("signatory"))

        nil = d.pop("nil", UNSET)

        submit_request = cls(
            signatory=signatory,
            nil=nil,
        )

        return submit_request
