from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.actor_out_kind_enum import ActorOutKindEnum, check_actor_out_kind_enum

if TYPE_CHECKING:
    from ..models.report_step_out_links import ReportStepOutLinks


T = TypeVar("T", bound="ReportStepOut")


@_attrs_define
class ReportStepOut:
    """Something that happened to a report, or to what belongs to it.

    Attributes:
        id (UUID):
        at (datetime.datetime):
        action (str): As in the feed of events: `noun.verb`.
        by (ActorOutKindEnum): * `platform` - platform
            * `office` - office
            * `system` - system
            * `operator` - operator
        object_ (UUID): What it happened to.
        said (str): The reason, the question or the answer.
        number (int | None): Of the revision or of the question that it happened to, if it has one.
        due_at (datetime.datetime | None): The date that it set.
        links (ReportStepOutLinks): The receipt, where one was given.
    """

    id: UUID
    at: datetime.datetime
    action: str
    by: ActorOutKindEnum
    object_: UUID
    said: str
    number: int | None
    due_at: datetime.datetime | None
    links: ReportStepOutLinks
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        at = self.at.isoformat()

        action = self.action

        by: str = self.by

        object_ = str(self.object_)

        said = self.said

        number: int | None
        number = self.number

        due_at: None | str
        if isinstance(self.due_at, datetime.datetime):
            due_at = self.due_at.isoformat()
        else:
            due_at = self.due_at

        links = self.links.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "at": at,
                "action": action,
                "by": by,
                "object": object_,
                "said": said,
                "number": number,
                "due_at": due_at,
                "links": links,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.report_step_out_links import ReportStepOutLinks  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        at = datetime.datetime.fromisoformat(d.pop("at"))

        action = d.pop("action")

        by = check_actor_out_kind_enum(d.pop("by"))

        object_ = UUID(d.pop("object"))

        said = d.pop("said")

        def _parse_number(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        number = _parse_number(d.pop("number"))

        def _parse_due_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                due_at_type_0 = datetime.datetime.fromisoformat(data)

                return due_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        due_at = _parse_due_at(d.pop("due_at"))

        links = ReportStepOutLinks.from_dict(d.pop("links"))

        report_step_out = cls(
            id=id,
            at=at,
            action=action,
            by=by,
            object_=object_,
            said=said,
            number=number,
            due_at=due_at,
            links=links,
        )

        report_step_out.additional_properties = d
        return report_step_out

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
