from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

T = TypeVar("T", bound="SubmitAttestationRequest")


@_attrs_define
class SubmitAttestationRequest:
    """For bodies: an unknown field is an error, since it would be lost without a word.

    Attributes:
        signatory (UUID): One of `signatories` of GET me.
    """

    signatory: UUID

    def to_dict(self) -> dict[str, Any]:
        signatory = str(self.signatory)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "signatory": signatory,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        signatory = UUID(d.pop("signatory"))

        submit_attestation_request = cls(
            signatory=signatory,
        )

        return submit_attestation_request
