from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.examination_verdict import ExaminationVerdict, check_examination_verdict

if TYPE_CHECKING:
    from ..models.examination_brief_links import ExaminationBriefLinks
    from ..models.measured_out import MeasuredOut


T = TypeVar("T", bound="ExaminationBrief")


@_attrs_define
class ExaminationBrief:
    """
    Attributes:
        id (UUID):
        verdict (ExaminationVerdict): * `satisfied` - satisfied
            * `not_satisfied` - not satisfied
            * `inconclusive` - inconclusive
        finished_at (datetime.datetime):
        summary (str): What is claimed and what was found, in one sentence.
        measured (list[MeasuredOut]):
        links (ExaminationBriefLinks):
    """

    id: UUID
    verdict: ExaminationVerdict
    finished_at: datetime.datetime
    summary: str
    measured: list[MeasuredOut]
    links: ExaminationBriefLinks
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        verdict: str = self.verdict

        finished_at = self.finished_at.isoformat()

        summary = self.summary

        measured = []
        for measured_item_data in self.measured:
            measured_item = measured_item_data.to_dict()
            measured.append(measured_item)

        links = self.links.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "verdict": verdict,
                "finished_at": finished_at,
                "summary": summary,
                "measured": measured,
                "links": links,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.examination_brief_links import ExaminationBriefLinks  # noqa: PLC0415
        from ..models.measured_out import MeasuredOut  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        verdict = check_examination_verdict(d.pop("verdict"))

        finished_at = datetime.datetime.fromisoformat(d.pop("finished_at"))

        summary = d.pop("summary")

        measured = []
        _measured = d.pop("measured")
        for measured_item_data in _measured:
            measured_item = MeasuredOut.from_dict(measured_item_data)

            measured.append(measured_item)

        links = ExaminationBriefLinks.from_dict(d.pop("links"))

        examination_brief = cls(
            id=id,
            verdict=verdict,
            finished_at=finished_at,
            summary=summary,
            measured=measured,
            links=links,
        )

        examination_brief.additional_properties = d
        return examination_brief

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
