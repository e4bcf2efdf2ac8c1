from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.signal_state import SignalState, check_signal_state
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.platform_ref import PlatformRef
    from ..models.signal_item_links import SignalItemLinks
    from ..models.signal_item_numbers import SignalItemNumbers


T = TypeVar("T", bound="SignalItem")


@_attrs_define
class SignalItem:
    """
    Attributes:
        id (UUID):
        rule (str):
        period (str):
        platform (None | PlatformRef):
        scope (None | str): Of the sums that it is about.
        title (str):
        message (str): What was found, in your language.
        meaning (str): What it may mean, and what to do.
        strength (float): 1: at the threshold of the rule; 2: twice as far beyond what is usual.
        numbers (SignalItemNumbers): What it was found from.
        found_at (datetime.datetime):
        links (SignalItemLinks):
        subject (str | Unset):
        state (SignalState | Unset): * `open` - open
            * `acknowledged` - acknowledged
            * `dismissed` - dismissed
        reason (str | Unset):
        gone_at (datetime.datetime | None | Unset):
        decided_at (datetime.datetime | None | Unset):
    """

    id: UUID
    rule: str
    period: str
    platform: None | PlatformRef
    scope: None | str
    title: str
    message: str
    meaning: str
    strength: float
    numbers: SignalItemNumbers
    found_at: datetime.datetime
    links: SignalItemLinks
    subject: str | Unset = UNSET
    state: SignalState | Unset = UNSET
    reason: str | Unset = UNSET
    gone_at: datetime.datetime | None | Unset = UNSET
    decided_at: datetime.datetime | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.platform_ref import PlatformRef  # noqa: PLC0415

        id = str(self.id)

        rule = self.rule

        period = self.period

        platform: dict[str, Any] | None
        if isinstance(self.platform, PlatformRef):
            platform = self.platform.to_dict()
        else:
            platform = self.platform

        scope: None | str
        scope = self.scope

        title = self.title

        message = self.message

        meaning = self.meaning

        strength = self.strength

        numbers = self.numbers.to_dict()

        found_at = self.found_at.isoformat()

        links = self.links.to_dict()

        subject = self.subject

        state: str | Unset = UNSET
        if not isinstance(self.state, Unset):
            state = self.state

        reason = self.reason

        gone_at: None | str | Unset
        if isinstance(self.gone_at, Unset):
            gone_at = UNSET
        elif isinstance(self.gone_at, datetime.datetime):
            gone_at = self.gone_at.isoformat()
        else:
            gone_at = self.gone_at

        decided_at: None | str | Unset
        if isinstance(self.decided_at, Unset):
            decided_at = UNSET
        elif isinstance(self.decided_at, datetime.datetime):
            decided_at = self.decided_at.isoformat()
        else:
            decided_at = self.decided_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "rule": rule,
                "period": period,
                "platform": platform,
                "scope": scope,
                "title": title,
                "message": message,
                "meaning": meaning,
                "strength": strength,
                "numbers": numbers,
                "found_at": found_at,
                "links": links,
            }
        )
        if subject is not UNSET:
            field_dict["subject"] = subject
        if state is not UNSET:
            field_dict["state"] = state
        if reason is not UNSET:
            field_dict["reason"] = reason
        if gone_at is not UNSET:
            field_dict["gone_at"] = gone_at
        if decided_at is not UNSET:
            field_dict["decided_at"] = decided_at

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.platform_ref import PlatformRef  # noqa: PLC0415
        from ..models.signal_item_links import SignalItemLinks  # noqa: PLC0415
        from ..models.signal_item_numbers import SignalItemNumbers  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        rule = d.pop("rule")

        period = d.pop("period")

        def _parse_platform(data: object) -> None | PlatformRef:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                platform_type_1 = PlatformRef.from_dict(data)

                return platform_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PlatformRef, data)

        platform = _parse_platform(d.pop("platform"))

        def _parse_scope(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        scope = _parse_scope(d.pop("scope"))

        title = d.pop("title")

        message = d.pop("message")

        meaning = d.pop("meaning")

        strength = d.pop("strength")

        numbers = SignalItemNumbers.from_dict(d.pop("numbers"))

        found_at = datetime.datetime.fromisoformat(d.pop("found_at"))

        links = SignalItemLinks.from_dict(d.pop("links"))

        subject = d.pop("subject", UNSET)

        _state = d.pop("state", UNSET)
        state: SignalState | Unset
        if isinstance(_state, Unset):
            state = UNSET
        else:
            state = check_signal_state(_state)

        reason = d.pop("reason", UNSET)

        def _parse_gone_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                gone_at_type_0 = datetime.datetime.fromisoformat(data)

                return gone_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        gone_at = _parse_gone_at(d.pop("gone_at", UNSET))

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

        signal_item = cls(
            id=id,
            rule=rule,
            period=period,
            platform=platform,
            scope=scope,
            title=title,
            message=message,
            meaning=meaning,
            strength=strength,
            numbers=numbers,
            found_at=found_at,
            links=links,
            subject=subject,
            state=state,
            reason=reason,
            gone_at=gone_at,
            decided_at=decided_at,
        )

        signal_item.additional_properties = d
        return signal_item

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
