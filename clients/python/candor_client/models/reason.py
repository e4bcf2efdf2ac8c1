from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.revision_link import RevisionLink


T = TypeVar("T", bound="Reason")


@_attrs_define
class Reason:
    """A revision that came after the one of then, and why the platform filed it.

    Attributes:
        revision (int):
        state (str):
        reason (str):
        submitted_at (datetime.datetime):
        links (RevisionLink):
    """

    revision: int
    state: str
    reason: str
    submitted_at: datetime.datetime
    links: RevisionLink
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        revision = self.revision

        state = self.state

        reason = self.reason

        submitted_at = self.submitted_at.isoformat()

        links = self.links.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "revision": revision,
                "state": state,
                "reason": reason,
                "submitted_at": submitted_at,
                "links": links,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.revision_link import RevisionLink  # noqa: PLC0415

        d = dict(src_dict)
        revision = d.pop("revision")

        state = d.pop("state")

        reason = d.pop("reason")

        submitted_at = datetime.datetime.fromisoformat(d.pop("submitted_at"))

        links = RevisionLink.from_dict(d.pop("links"))

        reason = cls(
            revision=revision,
            state=state,
            reason=reason,
            submitted_at=submitted_at,
            links=links,
        )

        reason.additional_properties = d
        return reason

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
