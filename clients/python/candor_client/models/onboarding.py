from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.platform_size import PlatformSize, check_platform_size
from ..models.step_enum import StepEnum, check_step_enum

if TYPE_CHECKING:
    from ..models.platform_ref import PlatformRef


T = TypeVar("T", bound="Onboarding")


@_attrs_define
class Onboarding:
    """The moment of each step, or null. Platforms that were closed are left out.

    Attributes:
        platform (PlatformRef):
        size (None | PlatformSize):
        step (StepEnum): * `registered` - registered
            * `credential` - credential
            * `call` - call
            * `filing` - filing
            * `accepted` - accepted
        registered_at (datetime.datetime):
        credential_at (datetime.datetime | None): Its first credential was issued.
        call_at (datetime.datetime | None): It called the API for the first time.
        filing_at (datetime.datetime | None): It submitted a report for the first time.
        accepted_at (datetime.datetime | None): A report of it was accepted for the first time.
    """

    platform: PlatformRef
    size: None | PlatformSize
    step: StepEnum
    registered_at: datetime.datetime
    credential_at: datetime.datetime | None
    call_at: datetime.datetime | None
    filing_at: datetime.datetime | None
    accepted_at: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        platform = self.platform.to_dict()

        size: None | str
        if isinstance(self.size, str):
            size = self.size
        else:
            size = self.size

        step: str = self.step

        registered_at = self.registered_at.isoformat()

        credential_at: None | str
        if isinstance(self.credential_at, datetime.datetime):
            credential_at = self.credential_at.isoformat()
        else:
            credential_at = self.credential_at

        call_at: None | str
        if isinstance(self.call_at, datetime.datetime):
            call_at = self.call_at.isoformat()
        else:
            call_at = self.call_at

        filing_at: None | str
        if isinstance(self.filing_at, datetime.datetime):
            filing_at = self.filing_at.isoformat()
        else:
            filing_at = self.filing_at

        accepted_at: None | str
        if isinstance(self.accepted_at, datetime.datetime):
            accepted_at = self.accepted_at.isoformat()
        else:
            accepted_at = self.accepted_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "platform": platform,
                "size": size,
                "step": step,
                "registered_at": registered_at,
                "credential_at": credential_at,
                "call_at": call_at,
                "filing_at": filing_at,
                "accepted_at": accepted_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.platform_ref import PlatformRef  # noqa: PLC0415

        d = dict(src_dict)
        platform = PlatformRef.from_dict(d.pop("platform"))

        def _parse_size(data: object) -> None | PlatformSize:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                size_type_1 = check_platform_size(data)

                return size_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PlatformSize, data)

        size = _parse_size(d.pop("size"))

        step = check_step_enum(d.pop("step"))

        registered_at = datetime.datetime.fromisoformat(d.pop("registered_at"))

        def _parse_credential_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                credential_at_type_0 = datetime.datetime.fromisoformat(data)

                return credential_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        credential_at = _parse_credential_at(d.pop("credential_at"))

        def _parse_call_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                call_at_type_0 = datetime.datetime.fromisoformat(data)

                return call_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        call_at = _parse_call_at(d.pop("call_at"))

        def _parse_filing_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                filing_at_type_0 = datetime.datetime.fromisoformat(data)

                return filing_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        filing_at = _parse_filing_at(d.pop("filing_at"))

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

        onboarding = cls(
            platform=platform,
            size=size,
            step=step,
            registered_at=registered_at,
            credential_at=credential_at,
            call_at=call_at,
            filing_at=filing_at,
            accepted_at=accepted_at,
        )

        onboarding.additional_properties = d
        return onboarding

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
