from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.actor_out import ActorOut
    from ..models.event_object import EventObject
    from ..models.event_out_details import EventOutDetails


T = TypeVar("T", bound="EventOut")


@_attrs_define
class EventOut:
    """
    Attributes:
        id (UUID):
        at (datetime.datetime):
        action (str): What happened: `noun.verb`.
        object_ (EventObject):
        platform (None | UUID):
        actor (ActorOut):
        details (EventOutDetails):
    """

    id: UUID
    at: datetime.datetime
    action: str
    object_: EventObject
    platform: None | UUID
    actor: ActorOut
    details: EventOutDetails
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        at = self.at.isoformat()

        action = self.action

        object_ = self.object_.to_dict()

        platform: None | str
        if isinstance(self.platform, UUID):
            platform = str(self.platform)
        else:
            platform = self.platform

        actor = self.actor.to_dict()

        details = self.details.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "at": at,
                "action": action,
                "object": object_,
                "platform": platform,
                "actor": actor,
                "details": details,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.actor_out import ActorOut  # noqa: PLC0415
        from ..models.event_object import EventObject  # noqa: PLC0415
        from ..models.event_out_details import EventOutDetails  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        at = datetime.datetime.fromisoformat(d.pop("at"))

        action = d.pop("action")

        object_ = EventObject.from_dict(d.pop("object"))

        def _parse_platform(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                platform_type_0 = UUID(data)

                return platform_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        platform = _parse_platform(d.pop("platform"))

        actor = ActorOut.from_dict(d.pop("actor"))

        details = EventOutDetails.from_dict(d.pop("details"))

        event_out = cls(
            id=id,
            at=at,
            action=action,
            object_=object_,
            platform=platform,
            actor=actor,
            details=details,
        )

        event_out.additional_properties = d
        return event_out

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
