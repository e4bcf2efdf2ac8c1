from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.report_out_links import ReportOutLinks
    from ..models.revision_out import RevisionOut


T = TypeVar("T", bound="ReportOut")


@_attrs_define
class ReportOut:
    """What one platform owes for one period, with its latest revision.

    Attributes:
        id (UUID):
        platform (UUID):
        uscc (str):
        platform_name (str):
        period (str):
        due_at (datetime.datetime): By the extension that was granted, if there is one, else by the period.
        created_at (datetime.datetime):
        latest (None | RevisionOut):
        in_force (int | None): Number of the revision that counts; null before one does.
        links (ReportOutLinks):
    """

    id: UUID
    platform: UUID
    uscc: str
    platform_name: str
    period: str
    due_at: datetime.datetime
    created_at: datetime.datetime
    latest: None | RevisionOut
    in_force: int | None
    links: ReportOutLinks
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.revision_out import RevisionOut  # noqa: PLC0415

        id = str(self.id)

        platform = str(self.platform)

        uscc = self.uscc

        platform_name = self.platform_name

        period = self.period

        due_at = self.due_at.isoformat()

        created_at = self.created_at.isoformat()

        latest: dict[str, Any] | None
        if isinstance(self.latest, RevisionOut):
            latest = self.latest.to_dict()
        else:
            latest = self.latest

        in_force: int | None
        in_force = self.in_force

        links = self.links.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "platform": platform,
                "uscc": uscc,
                "platform_name": platform_name,
                "period": period,
                "due_at": due_at,
                "created_at": created_at,
                "latest": latest,
                "in_force": in_force,
                "links": links,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.report_out_links import ReportOutLinks  # noqa: PLC0415
        from ..models.revision_out import RevisionOut  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        platform = UUID(d.pop("platform"))

        uscc = d.pop("uscc")

        platform_name = d.pop("platform_name")

        period = d.pop("period")

        due_at = datetime.datetime.fromisoformat(d.pop("due_at"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        def _parse_latest(data: object) -> None | RevisionOut:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                latest_type_1 = RevisionOut.from_dict(data)

                return latest_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | RevisionOut, data)

        latest = _parse_latest(d.pop("latest"))

        def _parse_in_force(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        in_force = _parse_in_force(d.pop("in_force"))

        links = ReportOutLinks.from_dict(d.pop("links"))

        report_out = cls(
            id=id,
            platform=platform,
            uscc=uscc,
            platform_name=platform_name,
            period=period,
            due_at=due_at,
            created_at=created_at,
            latest=latest,
            in_force=in_force,
            links=links,
        )

        report_out.additional_properties = d
        return report_out

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
