from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.principal_kind import PrincipalKind, check_principal_kind
from ..models.reminder_out_kind_enum import (
    ReminderOutKindEnum,
    check_reminder_out_kind_enum,
)

if TYPE_CHECKING:
    from ..models.platform_ref import PlatformRef


T = TypeVar("T", bound="ReminderOut")


@_attrs_define
class ReminderOut:
    """One reminder, given once.

    Attributes:
        id (UUID):
        platform (PlatformRef):
        period (str):
        kind (ReminderOutKindEnum): * `due_soon` - due soon
            * `overdue` - overdue
        addressee (PrincipalKind): * `platform` - platform
            * `office` - office
        days (int): Before or after the last day, as set; it may have come later, if no worker ran.
        due_at (datetime.datetime): The date that held then.
        given_at (datetime.datetime):
    """

    id: UUID
    platform: PlatformRef
    period: str
    kind: ReminderOutKindEnum
    addressee: PrincipalKind
    days: int
    due_at: datetime.datetime
    given_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        platform = self.platform.to_dict()

        period = self.period

        kind: str = self.kind

        addressee: str = self.addressee

        days = self.days

        due_at = self.due_at.isoformat()

        given_at = self.given_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "platform": platform,
                "period": period,
                "kind": kind,
                "addressee": addressee,
                "days": days,
                "due_at": due_at,
                "given_at": given_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.platform_ref import PlatformRef  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        platform = PlatformRef.from_dict(d.pop("platform"))

        period = d.pop("period")

        kind = check_reminder_out_kind_enum(d.pop("kind"))

        addressee = check_principal_kind(d.pop("addressee"))

        days = d.pop("days")

        due_at = datetime.datetime.fromisoformat(d.pop("due_at"))

        given_at = datetime.datetime.fromisoformat(d.pop("given_at"))

        reminder_out = cls(
            id=id,
            platform=platform,
            period=period,
            kind=kind,
            addressee=addressee,
            days=days,
            due_at=due_at,
            given_at=given_at,
        )

        reminder_out.additional_properties = d
        return reminder_out

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
