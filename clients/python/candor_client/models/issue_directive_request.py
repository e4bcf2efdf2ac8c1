from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.about_in_request import AboutInRequest


T = TypeVar("T", bound="IssueDirectiveRequest")


@_attrs_define
class IssueDirectiveRequest:
    """For bodies: an unknown field is an error, since it would be lost without a word.

    Attributes:
        platform (UUID):
        code (str): One of GET directive-codes.
        text (str): What is to be done, in your words.
        due_at (datetime.datetime | Unset): By when an order is answered; a notice has none.
        reference (str | Unset): The number of the document, if it has one.
        about (AboutInRequest | Unset): What a directive is about: any of these.
    """

    platform: UUID
    code: str
    text: str
    due_at: datetime.datetime | Unset = UNSET
    reference: str | Unset = UNSET
    about: AboutInRequest | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        platform = str(self.platform)

        code = self.code

        text = self.text

        due_at: str | Unset = UNSET
        if not isinstance(self.due_at, Unset):
            due_at = self.due_at.isoformat()

        reference = self.reference

        about: dict[str, Any] | Unset = UNSET
        if not isinstance(self.about, Unset):
            about = self.about.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "platform": platform,
                "code": code,
                "text": text,
            }
        )
        if due_at is not UNSET:
            field_dict["due_at"] = due_at
        if reference is not UNSET:
            field_dict["reference"] = reference
        if about is not UNSET:
            field_dict["about"] = about

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.about_in_request import AboutInRequest  # noqa: PLC0415

        d = dict(src_dict)
        platform = UUID(d.pop("platform"))

        code = d.pop("code")

        text = d.pop("text")

        _due_at = d.pop("due_at", UNSET)
        due_at: datetime.datetime | Unset
        if isinstance(_due_at, Unset):
            due_at = UNSET
        else:
            due_at = datetime.datetime.fromisoformat(_due_at)

        reference = d.pop("reference", UNSET)

        _about = d.pop("about", UNSET)
        about: AboutInRequest | Unset
        if isinstance(_about, Unset):
            about = UNSET
        else:
            about = AboutInRequest.from_dict(_about)

        issue_directive_request = cls(
            platform=platform,
            code=code,
            text=text,
            due_at=due_at,
            reference=reference,
            about=about,
        )

        return issue_directive_request
