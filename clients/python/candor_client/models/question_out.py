from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.question_state import QuestionState, check_question_state
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.office_out import OfficeOut
    from ..models.question_out_links import QuestionOutLinks
    from ..models.reply_out import ReplyOut


T = TypeVar("T", bound="QuestionOut")


@_attrs_define
class QuestionOut:
    """A question with everything that was said to it. `replies`: in the context, by question.

    Attributes:
        id (UUID):
        platform (UUID):
        report (UUID):
        period (str):
        number (int):
        revision (int):
        office (OfficeOut):
        check (str): Empty: about none in particular.
        text (str):
        overdue (bool): Owed and late, as of this answer.
        asked_at (datetime.datetime):
        replies (list[ReplyOut]): Of both sides, as they were said.
        links (QuestionOutLinks):
        record_id (str | Unset):
        state (QuestionState | Unset): * `asked` - asked
            * `answered` - answered
            * `closed` - closed
        due_at (datetime.datetime | None | Unset):
        closed_at (datetime.datetime | None | Unset):
        remark (str | Unset):
    """

    id: UUID
    platform: UUID
    report: UUID
    period: str
    number: int
    revision: int
    office: OfficeOut
    check: str
    text: str
    overdue: bool
    asked_at: datetime.datetime
    replies: list[ReplyOut]
    links: QuestionOutLinks
    record_id: str | Unset = UNSET
    state: QuestionState | Unset = UNSET
    due_at: datetime.datetime | None | Unset = UNSET
    closed_at: datetime.datetime | None | Unset = UNSET
    remark: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        platform = str(self.platform)

        report = str(self.report)

        period = self.period

        number = self.number

        revision = self.revision

        office = self.office.to_dict()

        check = self.check

        text = self.text

        overdue = self.overdue

        asked_at = self.asked_at.isoformat()

        replies = []
        for replies_item_data in self.replies:
            replies_item = replies_item_data.to_dict()
            replies.append(replies_item)

        links = self.links.to_dict()

        record_id = self.record_id

        state: str | Unset = UNSET
        if not isinstance(self.state, Unset):
            state = self.state

        due_at: None | str | Unset
        if isinstance(self.due_at, Unset):
            due_at = UNSET
        elif isinstance(self.due_at, datetime.datetime):
            due_at = self.due_at.isoformat()
        else:
            due_at = self.due_at

        closed_at: None | str | Unset
        if isinstance(self.closed_at, Unset):
            closed_at = UNSET
        elif isinstance(self.closed_at, datetime.datetime):
            closed_at = self.closed_at.isoformat()
        else:
            closed_at = self.closed_at

        remark = self.remark

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "platform": platform,
                "report": report,
                "period": period,
                "number": number,
                "revision": revision,
                "office": office,
                "check": check,
                "text": text,
                "overdue": overdue,
                "asked_at": asked_at,
                "replies": replies,
                "links": links,
            }
        )
        if record_id is not UNSET:
            field_dict["record_id"] = record_id
        if state is not UNSET:
            field_dict["state"] = state
        if due_at is not UNSET:
            field_dict["due_at"] = due_at
        if closed_at is not UNSET:
            field_dict["closed_at"] = closed_at
        if remark is not UNSET:
            field_dict["remark"] = remark

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.office_out import OfficeOut  # noqa: PLC0415
        from ..models.question_out_links import QuestionOutLinks  # noqa: PLC0415
        from ..models.reply_out import ReplyOut  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        platform = UUID(d.pop("platform"))

        report = UUID(d.pop("report"))

        period = d.pop("period")

        number = d.pop("number")

        revision = d.pop("revision")

        office = OfficeOut.from_dict(d.pop("office"))

        check = d.pop("check")

        text = d.pop("text")

        overdue = d.pop("overdue")

        asked_at = datetime.datetime.fromisoformat(d.pop("asked_at"))

        replies = []
        _replies = d.pop("replies")
        for replies_item_data in _replies:
            replies_item = ReplyOut.from_dict(replies_item_data)

            replies.append(replies_item)

        links = QuestionOutLinks.from_dict(d.pop("links"))

        record_id = d.pop("record_id", UNSET)

        _state = d.pop("state", UNSET)
        state: QuestionState | Unset
        if isinstance(_state, Unset):
            state = UNSET
        else:
            state = check_question_state(_state)

        def _parse_due_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                due_at_type_0 = datetime.datetime.fromisoformat(data)

                return due_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        due_at = _parse_due_at(d.pop("due_at", UNSET))

        def _parse_closed_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                closed_at_type_0 = datetime.datetime.fromisoformat(data)

                return closed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        closed_at = _parse_closed_at(d.pop("closed_at", UNSET))

        remark = d.pop("remark", UNSET)

        question_out = cls(
            id=id,
            platform=platform,
            report=report,
            period=period,
            number=number,
            revision=revision,
            office=office,
            check=check,
            text=text,
            overdue=overdue,
            asked_at=asked_at,
            replies=replies,
            links=links,
            record_id=record_id,
            state=state,
            due_at=due_at,
            closed_at=closed_at,
            remark=remark,
        )

        question_out.additional_properties = d
        return question_out

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
