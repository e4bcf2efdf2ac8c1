from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.period_out_links import PeriodOutLinks


T = TypeVar("T", bound="PeriodOut")


@_attrs_define
class PeriodOut:
    """
    Attributes:
        period (str): The month, `YYYY-MM`.
        opens_at (datetime.datetime):
        ends_at (datetime.datetime): The end of the month in Asia/Shanghai.
        due_at (datetime.datetime):
        closed_at (datetime.datetime | None): When it was first consolidated.
        archived_at (datetime.datetime | None): Since when its records are archived and not read here; null: they are
            here.
        campaigns (list[str]):
        vocabulary (None | str): Version; null: none covers it.
        links (PeriodOutLinks):
    """

    period: str
    opens_at: datetime.datetime
    ends_at: datetime.datetime
    due_at: datetime.datetime
    closed_at: datetime.datetime | None
    archived_at: datetime.datetime | None
    campaigns: list[str]
    vocabulary: None | str
    links: PeriodOutLinks
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        period = self.period

        opens_at = self.opens_at.isoformat()

        ends_at = self.ends_at.isoformat()

        due_at = self.due_at.isoformat()

        closed_at: None | str
        if isinstance(self.closed_at, datetime.datetime):
            closed_at = self.closed_at.isoformat()
        else:
            closed_at = self.closed_at

        archived_at: None | str
        if isinstance(self.archived_at, datetime.datetime):
            archived_at = self.archived_at.isoformat()
        else:
            archived_at = self.archived_at

        campaigns = self.campaigns

        vocabulary: None | str
        vocabulary = self.vocabulary

        links = self.links.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "period": period,
                "opens_at": opens_at,
                "ends_at": ends_at,
                "due_at": due_at,
                "closed_at": closed_at,
                "archived_at": archived_at,
                "campaigns": campaigns,
                "vocabulary": vocabulary,
                "links": links,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.period_out_links import PeriodOutLinks  # noqa: PLC0415

        d = dict(src_dict)
        period = d.pop("period")

        opens_at = datetime.datetime.fromisoformat(d.pop("opens_at"))

        ends_at = datetime.datetime.fromisoformat(d.pop("ends_at"))

        due_at = datetime.datetime.fromisoformat(d.pop("due_at"))

        def _parse_closed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                closed_at_type_0 = datetime.datetime.fromisoformat(data)

                return closed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        closed_at = _parse_closed_at(d.pop("closed_at"))

        def _parse_archived_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                archived_at_type_0 = datetime.datetime.fromisoformat(data)

                return archived_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        archived_at = _parse_archived_at(d.pop("archived_at"))

        campaigns = cast(list[str], d.pop("campaigns"))

        def _parse_vocabulary(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        vocabulary = _parse_vocabulary(d.pop("vocabulary"))

        links = PeriodOutLinks.from_dict(d.pop("links"))

        period_out = cls(
            period=period,
            opens_at=opens_at,
            ends_at=ends_at,
            due_at=due_at,
            closed_at=closed_at,
            archived_at=archived_at,
            campaigns=campaigns,
            vocabulary=vocabulary,
            links=links,
        )

        period_out.additional_properties = d
        return period_out

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
