from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.evidence_item_request import EvidenceItemRequest


T = TypeVar("T", bound="AnswerDirectiveRequest")


@_attrs_define
class AnswerDirectiveRequest:
    """For bodies: an unknown field is an error, since it would be lost without a word.

    Attributes:
        text (str): What was done.
        signatory (UUID): One of `signatories` of GET me.
        evidence (list[EvidenceItemRequest] | Unset):
        signature (None | str | Unset): The platform's own, if it signs: a detached JWS over signing-input.
    """

    text: str
    signatory: UUID
    evidence: list[EvidenceItemRequest] | Unset = UNSET
    signature: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        text = self.text

        signatory = str(self.signatory)

        evidence: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.evidence, Unset):
            evidence = []
            for evidence_item_data in self.evidence:
                evidence_item = evidence_item_data.to_dict()
                evidence.append(evidence_item)

        signature: None | str | Unset
        if isinstance(self.signature, Unset):
            signature = UNSET
        else:
            signature = self.signature

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "text": text,
                "signatory": signatory,
            }
        )
        if evidence is not UNSET:
            field_dict["evidence"] = evidence
        if signature is not UNSET:
            field_dict["signature"] = signature

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.evidence_item_request import EvidenceItemRequest  # noqa: PLC0415

        d = dict(src_dict)
        text = d.pop("text")

        signatory = UUID(d.pop("signatory"))

        _evidence = d.pop("evidence", UNSET)
        evidence: list[EvidenceItemRequest] | Unset = UNSET
        if _evidence is not UNSET:
            evidence = []
            for evidence_item_data in _evidence:
                evidence_item = EvidenceItemRequest.from_dict(evidence_item_data)

                evidence.append(evidence_item)

        def _parse_signature(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        signature = _parse_signature(d.pop("signature", UNSET))

        answer_directive_request = cls(
            text=text,
            signatory=signatory,
            evidence=evidence,
            signature=signature,
        )

        return answer_directive_request
