from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.examination_verdict import ExaminationVerdict, check_examination_verdict
from ..models.trigger_enum import TriggerEnum, check_trigger_enum

if TYPE_CHECKING:
    from ..models.control_reason_out import ControlReasonOut
    from ..models.examination_out_links import ExaminationOutLinks
    from ..models.measured_out import MeasuredOut


T = TypeVar("T", bound="ExaminationOut")


@_attrs_define
class ExaminationOut:
    """
    Attributes:
        id (UUID):
        revision (int):
        trigger (TriggerEnum): * `submission` - submission
            * `rules` - other rules
            * `readers` - other readers
            * `reports` - the platform's reports
            * `asked` - asked for
        verdict (ExaminationVerdict): * `satisfied` - satisfied
            * `not_satisfied` - not satisfied
            * `inconclusive` - inconclusive
        summary (str): What is claimed and what was found, in one sentence.
        reasons (list[ControlReasonOut]):
        measured (list[MeasuredOut]):
        catalogue (str):
        rules (str):
        readers (str):
        started_at (datetime.datetime):
        finished_at (datetime.datetime):
        links (ExaminationOutLinks):
    """

    id: UUID
    revision: int
    trigger: TriggerEnum
    verdict: ExaminationVerdict
    summary: str
    reasons: list[ControlReasonOut]
    measured: list[MeasuredOut]
    catalogue: str
    rules: str
    readers: str
    started_at: datetime.datetime
    finished_at: datetime.datetime
    links: ExaminationOutLinks
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        revision = self.revision

        trigger: str = self.trigger

        verdict: str = self.verdict

        summary = self.summary

        reasons = []
        for reasons_item_data in self.reasons:
            reasons_item = reasons_item_data.to_dict()
            reasons.append(reasons_item)

        measured = []
        for measured_item_data in self.measured:
            measured_item = measured_item_data.to_dict()
            measured.append(measured_item)

        catalogue = self.catalogue

        rules = self.rules

        readers = self.readers

        started_at = self.started_at.isoformat()

        finished_at = self.finished_at.isoformat()

        links = self.links.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "revision": revision,
                "trigger": trigger,
                "verdict": verdict,
                "summary": summary,
                "reasons": reasons,
                "measured": measured,
                "catalogue": catalogue,
                "rules": rules,
                "readers": readers,
                "started_at": started_at,
                "finished_at": finished_at,
                "links": links,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.control_reason_out import ControlReasonOut  # noqa: PLC0415
        from ..models.examination_out_links import ExaminationOutLinks  # noqa: PLC0415
        from ..models.measured_out import MeasuredOut  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        revision = d.pop("revision")

        trigger = check_trigger_enum(d.pop("trigger"))

        verdict = check_examination_verdict(d.pop("verdict"))

        summary = d.pop("summary")

        reasons = []
        _reasons = d.pop("reasons")
        for reasons_item_data in _reasons:
            reasons_item = ControlReasonOut.from_dict(reasons_item_data)

            reasons.append(reasons_item)

        measured = []
        _measured = d.pop("measured")
        for measured_item_data in _measured:
            measured_item = MeasuredOut.from_dict(measured_item_data)

            measured.append(measured_item)

        catalogue = d.pop("catalogue")

        rules = d.pop("rules")

        readers = d.pop("readers")

        started_at = datetime.datetime.fromisoformat(d.pop("started_at"))

        finished_at = datetime.datetime.fromisoformat(d.pop("finished_at"))

        links = ExaminationOutLinks.from_dict(d.pop("links"))

        examination_out = cls(
            id=id,
            revision=revision,
            trigger=trigger,
            verdict=verdict,
            summary=summary,
            reasons=reasons,
            measured=measured,
            catalogue=catalogue,
            rules=rules,
            readers=readers,
            started_at=started_at,
            finished_at=finished_at,
            links=links,
        )

        examination_out.additional_properties = d
        return examination_out

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
