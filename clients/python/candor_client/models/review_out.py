from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.reasons_enum import ReasonsEnum, check_reasons_enum
from ..models.revision_state import RevisionState, check_revision_state

if TYPE_CHECKING:
    from ..models.assignee_out import AssigneeOut
    from ..models.review_out_links import ReviewOutLinks


T = TypeVar("T", bound="ReviewOut")


@_attrs_define
class ReviewOut:
    """
    Attributes:
        report (UUID):
        platform (UUID):
        uscc (str):
        platform_name (str):
        province (str):
        period (str):
        revision (int | None): The latest that was filed.
        state (None | RevisionState): Of that revision.
        reasons (list[ReasonsEnum]): Why it waits.
        assignee (AssigneeOut | None):
        due_at (datetime.datetime | None):
        overdue (bool): Late, as of this answer.
        accepted (int | None): The revision that your office was done with last.
        accepted_at (datetime.datetime | None):
        remark (str):
        links (ReviewOutLinks):
    """

    report: UUID
    platform: UUID
    uscc: str
    platform_name: str
    province: str
    period: str
    revision: int | None
    state: None | RevisionState
    reasons: list[ReasonsEnum]
    assignee: AssigneeOut | None
    due_at: datetime.datetime | None
    overdue: bool
    accepted: int | None
    accepted_at: datetime.datetime | None
    remark: str
    links: ReviewOutLinks
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.assignee_out import AssigneeOut  # noqa: PLC0415

        report = str(self.report)

        platform = str(self.platform)

        uscc = self.uscc

        platform_name = self.platform_name

        province = self.province

        period = self.period

        revision: int | None
        revision = self.revision

        state: None | str
        if isinstance(self.state, str):
            state = self.state
        else:
            state = self.state

        reasons = []
        for reasons_item_data in self.reasons:
            reasons_item: str = reasons_item_data
            reasons.append(reasons_item)

        assignee: dict[str, Any] | None
        if isinstance(self.assignee, AssigneeOut):
            assignee = self.assignee.to_dict()
        else:
            assignee = self.assignee

        due_at: None | str
        if isinstance(self.due_at, datetime.datetime):
            due_at = self.due_at.isoformat()
        else:
            due_at = self.due_at

        overdue = self.overdue

        accepted: int | None
        accepted = self.accepted

        accepted_at: None | str
        if isinstance(self.accepted_at, datetime.datetime):
            accepted_at = self.accepted_at.isoformat()
        else:
            accepted_at = self.accepted_at

        remark = self.remark

        links = self.links.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "report": report,
                "platform": platform,
                "uscc": uscc,
                "platform_name": platform_name,
                "province": province,
                "period": period,
                "revision": revision,
                "state": state,
                "reasons": reasons,
                "assignee": assignee,
                "due_at": due_at,
                "overdue": overdue,
                "accepted": accepted,
                "accepted_at": accepted_at,
                "remark": remark,
                "links": links,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.assignee_out import AssigneeOut  # noqa: PLC0415
        from ..models.review_out_links import ReviewOutLinks  # noqa: PLC0415

        d = dict(src_dict)
        report = UUID(d.pop("report"))

        platform = UUID(d.pop("platform"))

        uscc = d.pop("uscc")

        platform_name = d.pop("platform_name")

        province = d.pop("province")

        period = d.pop("period")

        def _parse_revision(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        revision = _parse_revision(d.pop("revision"))

        def _parse_state(data: object) -> None | RevisionState:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                state_type_1 = check_revision_state(data)

                return state_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | RevisionState, data)

        state = _parse_state(d.pop("state"))

        reasons = []
        _reasons = d.pop("reasons")
        for reasons_item_data in _reasons:
            reasons_item = check_reasons_enum(reasons_item_data)

            reasons.append(reasons_item)

        def _parse_assignee(data: object) -> AssigneeOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                assignee_type_1 = AssigneeOut.from_dict(data)

                return assignee_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AssigneeOut | None, data)

        assignee = _parse_assignee(d.pop("assignee"))

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

        overdue = d.pop("overdue")

        def _parse_accepted(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        accepted = _parse_accepted(d.pop("accepted"))

        def _parse_accepted_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                accepted_at_type_0 = datetime.datetime.fromisoformat(data)

                return accepted_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        accepted_at = _parse_accepted_at(d.pop("accepted_at"))

        remark = d.pop("remark")

        links = ReviewOutLinks.from_dict(d.pop("links"))

        review_out = cls(
            report=report,
            platform=platform,
            uscc=uscc,
            platform_name=platform_name,
            province=province,
            period=period,
            revision=revision,
            state=state,
            reasons=reasons,
            assignee=assignee,
            due_at=due_at,
            overdue=overdue,
            accepted=accepted,
            accepted_at=accepted_at,
            remark=remark,
            links=links,
        )

        review_out.additional_properties = d
        return review_out

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
