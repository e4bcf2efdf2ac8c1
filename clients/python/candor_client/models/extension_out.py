from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.extension_out_state_enum import (
    ExtensionOutStateEnum,
    check_extension_out_state_enum,
)

if TYPE_CHECKING:
    from ..models.extension_links import ExtensionLinks
    from ..models.platform_ref import PlatformRef


T = TypeVar("T", bound="ExtensionOut")


@_attrs_define
class ExtensionOut:
    """A later due date of one platform for one period.

    Attributes:
        id (UUID):
        platform (PlatformRef):
        period (str):
        state (ExtensionOutStateEnum): * `in_force` - in_force
            * `replaced` - replaced
            * `revoked` - revoked
        due_at (datetime.datetime):
        was_due_at (datetime.datetime): What held until it was granted.
        reason (str):
        office (UUID): That granted it.
        granted_at (datetime.datetime):
        ended_at (datetime.datetime | None):
        end_reason (str): Why it was revoked; else empty.
        links (ExtensionLinks):
    """

    id: UUID
    platform: PlatformRef
    period: str
    state: ExtensionOutStateEnum
    due_at: datetime.datetime
    was_due_at: datetime.datetime
    reason: str
    office: UUID
    granted_at: datetime.datetime
    ended_at: datetime.datetime | None
    end_reason: str
    links: ExtensionLinks
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        platform = self.platform.to_dict()

        period = self.period

        state: str = self.state

        due_at = self.due_at.isoformat()

        was_due_at = self.was_due_at.isoformat()

        reason = self.reason

        office = str(self.office)

        granted_at = self.granted_at.isoformat()

        ended_at: None | str
        if isinstance(self.ended_at, datetime.datetime):
            ended_at = self.ended_at.isoformat()
        else:
            ended_at = self.ended_at

        end_reason = self.end_reason

        links = self.links.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "platform": platform,
                "period": period,
                "state": state,
                "due_at": due_at,
                "was_due_at": was_due_at,
                "reason": reason,
                "office": office,
                "granted_at": granted_at,
                "ended_at": ended_at,
                "end_reason": end_reason,
                "links": links,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.extension_links import ExtensionLinks  # noqa: PLC0415
        from ..models.platform_ref import PlatformRef  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        platform = PlatformRef.from_dict(d.pop("platform"))

        period = d.pop("period")

        state = check_extension_out_state_enum(d.pop("state"))

        due_at = datetime.datetime.fromisoformat(d.pop("due_at"))

        was_due_at = datetime.datetime.fromisoformat(d.pop("was_due_at"))

        reason = d.pop("reason")

        office = UUID(d.pop("office"))

        granted_at = datetime.datetime.fromisoformat(d.pop("granted_at"))

        def _parse_ended_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ended_at_type_0 = datetime.datetime.fromisoformat(data)

                return ended_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        ended_at = _parse_ended_at(d.pop("ended_at"))

        end_reason = d.pop("end_reason")

        links = ExtensionLinks.from_dict(d.pop("links"))

        extension_out = cls(
            id=id,
            platform=platform,
            period=period,
            state=state,
            due_at=due_at,
            was_due_at=was_due_at,
            reason=reason,
            office=office,
            granted_at=granted_at,
            ended_at=ended_at,
            end_reason=end_reason,
            links=links,
        )

        extension_out.additional_properties = d
        return extension_out

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
