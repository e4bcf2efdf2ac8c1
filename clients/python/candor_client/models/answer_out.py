from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.answer_out_links import AnswerOutLinks
    from ..models.evidence_item import EvidenceItem
    from ..models.signatory_out import SignatoryOut


T = TypeVar("T", bound="AnswerOut")


@_attrs_define
class AnswerOut:
    """
    Attributes:
        number (int):
        text (str):
        evidence (list[EvidenceItem]):
        signatory (SignatoryOut):
        due_at (datetime.datetime):
        given_at (datetime.datetime):
        late (bool): Given after it was due.
        links (AnswerOutLinks):
    """

    number: int
    text: str
    evidence: list[EvidenceItem]
    signatory: SignatoryOut
    due_at: datetime.datetime
    given_at: datetime.datetime
    late: bool
    links: AnswerOutLinks
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        text = self.text

        evidence = []
        for evidence_item_data in self.evidence:
            evidence_item = evidence_item_data.to_dict()
            evidence.append(evidence_item)

        signatory = self.signatory.to_dict()

        due_at = self.due_at.isoformat()

        given_at = self.given_at.isoformat()

        late = self.late

        links = self.links.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "number": number,
                "text": text,
                "evidence": evidence,
                "signatory": signatory,
                "due_at": due_at,
                "given_at": given_at,
                "late": late,
                "links": links,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.answer_out_links import AnswerOutLinks  # noqa: PLC0415
        from ..models.evidence_item import EvidenceItem  # noqa: PLC0415
        from ..models.signatory_out import SignatoryOut  # noqa: PLC0415

        d = dict(src_dict)
        number = d.pop("number")

        text = d.pop("text")

        evidence = []
        _evidence = d.pop("evidence")
        for evidence_item_data in _evidence:
            evidence_item = EvidenceItem.from_dict(evidence_item_data)

            evidence.append(evidence_item)

        signatory = SignatoryOut.from_dict(d.pop("signatory"))

        due_at = datetime.datetime.fromisoformat(d.pop("due_at"))

        given_at = datetime.datetime.fromisoformat(d.pop("given_at"))

        late = d.pop("late")

        links = AnswerOutLinks.from_dict(d.pop("links"))

        answer_out = cls(
            number=number,
            text=text,
            evidence=evidence,
            signatory=signatory,
            due_at=due_at,
            given_at=given_at,
            late=late,
            links=links,
        )

        answer_out.additional_properties = d
        return answer_out

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
