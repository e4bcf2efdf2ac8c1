from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.directive_nature import DirectiveNature, check_directive_nature
from ..models.directive_state import DirectiveState, check_directive_state
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.about_out import AboutOut
    from ..models.directive_item_links import DirectiveItemLinks
    from ..models.office_out import OfficeOut
    from ..models.text import Text


T = TypeVar("T", bound="DirectiveItem")


@_attrs_define
class DirectiveItem:
    """
    Attributes:
        id (UUID):
        platform (UUID):
        uscc (str):
        platform_name (str):
        office (OfficeOut):
        code (str):
        kind (DirectiveNature): * `order` - order
            * `notice` - notice
        name (Text): A text in both languages.
        text (str):
        about (AboutOut):
        issued_at (datetime.datetime):
        overdue (bool): Owed and late, as of this answer.
        links (DirectiveItemLinks):
        reference (str | Unset):
        state (DirectiveState | Unset): * `issued` - issued
            * `acknowledged` - acknowledged
            * `answered` - answered
            * `returned` - sent back
            * `accepted` - answer accepted
            * `withdrawn` - withdrawn
        acknowledged_at (datetime.datetime | None | Unset):
        first_due_at (datetime.datetime | None | Unset):
        due_at (datetime.datetime | None | Unset):
        answers (int | Unset):
        decided_at (datetime.datetime | None | Unset):
        decision_reason (str | Unset):
    """

    id: UUID
    platform: UUID
    uscc: str
    platform_name: str
    office: OfficeOut
    code: str
    kind: DirectiveNature
    name: Text
    text: str
    about: AboutOut
    issued_at: datetime.datetime
    overdue: bool
    links: DirectiveItemLinks
    reference: str | Unset = UNSET
    state: DirectiveState | Unset = UNSET
    acknowledged_at: datetime.datetime | None | Unset = UNSET
    first_due_at: datetime.datetime | None | Unset = UNSET
    due_at: datetime.datetime | None | Unset = UNSET
    answers: int | Unset = UNSET
    decided_at: datetime.datetime | None | Unset = UNSET
    decision_reason: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        platform = str(self.platform)

        uscc = self.uscc

        platform_name = self.platform_name

        office = self.office.to_dict()

        code = self.code

        kind: str = self.kind

        name = self.name.to_dict()

        text = self.text

        about = self.about.to_dict()

        issued_at = self.issued_at.isoformat()

        overdue = self.overdue

        links = self.links.to_dict()

        reference = self.reference

        state: str | Unset = UNSET
        if not isinstance(self.state, Unset):
            state = self.state

        acknowledged_at: None | str | Unset
        if isinstance(self.acknowledged_at, Unset):
            acknowledged_at = UNSET
        elif isinstance(self.acknowledged_at, datetime.datetime):
            acknowledged_at = self.acknowledged_at.isoformat()
        else:
            acknowledged_at = self.acknowledged_at

        first_due_at: None | str | Unset
        if isinstance(self.first_due_at, Unset):
            first_due_at = UNSET
        elif isinstance(self.first_due_at, datetime.datetime):
            first_due_at = self.first_due_at.isoformat()
        else:
            first_due_at = self.first_due_at

        due_at: None | str | Unset
        if isinstance(self.due_at, Unset):
            due_at = UNSET
        elif isinstance(self.due_at, datetime.datetime):
            due_at = self.due_at.isoformat()
        else:
            due_at = self.due_at

        answers = self.answers

        decided_at: None | str | Unset
        if isinstance(self.decided_at, Unset):
            decided_at = UNSET
        elif isinstance(self.decided_at, datetime.datetime):
            decided_at = self.decided_at.isoformat()
        else:
            decided_at = self.decided_at

        decision_reason = self.decision_reason

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "platform": platform,
                "uscc": uscc,
                "platform_name": platform_name,
                "office": office,
                "code": code,
                "kind": kind,
                "name": name,
                "text": text,
                "about": about,
                "issued_at": issued_at,
                "overdue": overdue,
                "links": links,
            }
        )
        if reference is not UNSET:
            field_dict["reference"] = reference
        if state is not UNSET:
            field_dict["state"] = state
        if acknowledged_at is not UNSET:
            field_dict["acknowledged_at"] = acknowledged_at
        if first_due_at is not UNSET:
            field_dict["first_due_at"] = first_due_at
        if due_at is not UNSET:
            field_dict["due_at"] = due_at
        if answers is not UNSET:
            field_dict["answers"] = answers
        if decided_at is not UNSET:
            field_dict["decided_at"] = decided_at
        if decision_reason is not UNSET:
            field_dict["decision_reason"] = decision_reason

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.about_out import AboutOut  # noqa: PLC0415
        from ..models.directive_item_links import DirectiveItemLinks  # noqa: PLC0415
        from ..models.office_out import OfficeOut  # noqa: PLC0415
        from ..models.text import Text  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        platform = UUID(d.pop("platform"))

        uscc = d.pop("uscc")

        platform_name = d.pop("platform_name")

        office = OfficeOut.from_dict(d.pop("office"))

        code = d.pop("code")

        kind = check_directive_nature(d.pop("kind"))

        name = Text.from_dict(d.pop("name"))

        text = d.pop("text")

        about = AboutOut.from_dict(d.pop("about"))

        issued_at = datetime.datetime.fromisoformat(d.pop("issued_at"))

        overdue = d.pop("overdue")

        links = DirectiveItemLinks.from_dict(d.pop("links"))

        reference = d.pop("reference", UNSET)

        _state = d.pop("state", UNSET)
        state: DirectiveState | Unset
        if isinstance(_state, Unset):
            state = UNSET
        else:
            state = check_directive_state(_state)

        def _parse_acknowledged_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                acknowledged_at_type_0 = datetime.datetime.fromisoformat(data)

                return acknowledged_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        acknowledged_at = _parse_acknowledged_at(d.pop("acknowledged_at", UNSET))

        def _parse_first_due_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                first_due_at_type_0 = datetime.datetime.fromisoformat(data)

                return first_due_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        first_due_at = _parse_first_due_at(d.pop("first_due_at", UNSET))

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

        answers = d.pop("answers", UNSET)

        def _parse_decided_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                decided_at_type_0 = datetime.datetime.fromisoformat(data)

                return decided_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        decided_at = _parse_decided_at(d.pop("decided_at", UNSET))

        decision_reason = d.pop("decision_reason", UNSET)

        directive_item = cls(
            id=id,
            platform=platform,
            uscc=uscc,
            platform_name=platform_name,
            office=office,
            code=code,
            kind=kind,
            name=name,
            text=text,
            about=about,
            issued_at=issued_at,
            overdue=overdue,
            links=links,
            reference=reference,
            state=state,
            acknowledged_at=acknowledged_at,
            first_due_at=first_due_at,
            due_at=due_at,
            answers=answers,
            decided_at=decided_at,
            decision_reason=decision_reason,
        )

        directive_item.additional_properties = d
        return directive_item

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
