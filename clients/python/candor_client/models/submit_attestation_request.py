from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="SubmitAttestationRequest")


@_attrs_define
class SubmitAttestationRequest:
    """For bodies: an unknown field is an error, since it would be lost without a word.

    Attributes:
        signatory (UUID): One of `signatories` of GET me.
        signature (None | str | Unset): The platform's own, if it signs: a detached JWS over signing-input.
    """

    signatory: UUID
    signature: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        signatory = str(self.signatory)

        signature: None | str | Unset
        if isinstance(self.signature, Unset):
            signature = UNSET
        else:
            signature = self.signature

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "signatory": signatory,
            }
        )
        if signature is not UNSET:
            field_dict["signature"] = signature

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        signatory = UUID(d.pop("signatory"))

        def _parse_signature(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        signature = _parse_signature(d.pop("signature", UNSET))

        submit_attestation_request = cls(
            signatory=signatory,
            signature=signature,
        )

        return submit_attestation_request
