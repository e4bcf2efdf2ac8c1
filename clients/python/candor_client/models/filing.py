from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.filing_state_enum import FilingStateEnum, check_filing_state_enum
from ..models.filing_status_enum import FilingStatusEnum, check_filing_status_enum
from ..models.platform_size import PlatformSize, check_platform_size

if TYPE_CHECKING:
    from ..models.filing_links import FilingLinks
    from ..models.platform_ref import PlatformRef


T = TypeVar("T", bound="Filing")


@_attrs_define
class Filing:
    """What a platform has filed for the period.

    Attributes:
        platform (PlatformRef):
        size (None | PlatformSize):
        period (str):
        status (FilingStatusEnum): * `pending` - pending
            * `extended` - extended
            * `missing` - missing
            * `on_time` - on_time
            * `late` - late
            * `not_due` - not_due
        due (bool):
        due_at (datetime.datetime): By the extension in force, else by the period.
        extension (None | UUID): The extension in force.
        filed_at (datetime.datetime | None): When it came first.
        state (FilingStateEnum | None): Of the latest revision that was filed.

            * `received` - received
            * `checking` - checking
            * `accepted` - accepted
            * `needs_explanation` - needs_explanation
            * `rejected` - rejected
            * `returned` - returned
            * `superseded` - superseded
            * `errored` - errored
        revision (int | None):
        nil (bool | None):
        in_force (bool): Whether a revision was accepted and counts.
        links (FilingLinks):
    """

    platform: PlatformRef
    size: None | PlatformSize
    period: str
    status: FilingStatusEnum
    due: bool
    due_at: datetime.datetime
    extension: None | UUID
    filed_at: datetime.datetime | None
    state: FilingStateEnum | None
    revision: int | None
    nil: bool | None
    in_force: bool
    links: FilingLinks
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        platform = self.platform.to_dict()

        size: None | str
        if isinstance(self.size, str):
            size = self.size
        else:
            size = self.size

        period = self.period

        status: str = self.status

        due = self.due

        due_at = self.due_at.isoformat()

        extension: None | str
        if isinstance(self.extension, UUID):
            extension = str(self.extension)
        else:
            extension = self.extension

        filed_at: None | str
        if isinstance(self.filed_at, datetime.datetime):
            filed_at = self.filed_at.isoformat()
        else:
            filed_at = self.filed_at

        state: None | str
        if isinstance(self.state, str):
            state = self.state
        else:
            state = self.state

        revision: int | None
        revision = self.revision

        nil: bool | None
        nil = self.nil

        in_force = self.in_force

        links = self.links.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "platform": platform,
                "size": size,
                "period": period,
                "status": status,
                "due": due,
                "due_at": due_at,
                "extension": extension,
                "filed_at": filed_at,
                "state": state,
                "revision": revision,
                "nil": nil,
                "in_force": in_force,
                "links": links,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.filing_links import FilingLinks  # noqa: PLC0415
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

        period = d.pop("period")

        status = check_filing_status_enum(d.pop("status"))

        due = d.pop("due")

        due_at = datetime.datetime.fromisoformat(d.pop("due_at"))

        def _parse_extension(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                extension_type_0 = UUID(data)

                return extension_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        extension = _parse_extension(d.pop("extension"))

        def _parse_filed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                filed_at_type_0 = datetime.datetime.fromisoformat(data)

                return filed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        filed_at = _parse_filed_at(d.pop("filed_at"))

        def _parse_state(data: object) -> FilingStateEnum | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                state_type_1 = check_filing_state_enum(data)

                return state_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(FilingStateEnum | None, data)

        state = _parse_state(d.pop("state"))

        def _parse_revision(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        revision = _parse_revision(d.pop("revision"))

        def _parse_nil(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        nil = _parse_nil(d.pop("nil"))

        in_force = d.pop("in_force")

        links = FilingLinks.from_dict(d.pop("links"))

        filing = cls(
            platform=platform,
            size=size,
            period=period,
            status=status,
            due=due,
            due_at=due_at,
            extension=extension,
            filed_at=filed_at,
            state=state,
            revision=revision,
            nil=nil,
            in_force=in_force,
            links=links,
        )

        filing.additional_properties = d
        return filing

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
