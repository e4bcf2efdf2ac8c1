from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="AskInRequest")


@_attrs_define
class AskInRequest:
    """For bodies: an unknown field is an error, since it would be lost without a word.

    Attributes:
        text (str): What you want to know.
        due_at (datetime.datetime | None | Unset): By when the answer is owed.
        revision (int | Unset): That you have read; the latest if left out.
        check (str | Unset): About what this check found. Default: ''.
        record_id (str | Unset): About this record, by the platform's own id. Default: ''.
    """

    text: str
    due_at: datetime.datetime | None | Unset = UNSET
    revision: int | Unset = UNSET
    check: str | Unset = ""
    record_id: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        text = self.text

        due_at: None | str | Unset
        if isinstance(self.due_at, Unset):
            due_at = UNSET
        elif isinstance(self.due_at, datetime.datetime):
            due_at = self.due_at.isoformat()
        else:
            due_at = self.due_at

        revision = self.revision

        check = self.check

        record_id = self.record_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "text": text,
            }
        )
        if due_at is not UNSET:
            field_dict["due_at"] = due_at
        if revision is not UNSET:
            field_dict["revision"] = revision
        if check is not UNSET:
            field_dict["check"] = check
        if record_id is not UNSET:
            field_dict["record_id"] = record_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        text = d.pop("text")

        def _parse_due_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                due_at_type_0 = datetime.datetime.fromisoformat(data)

                return due_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        due_at = _parse_due_at(d.pop("due_at", UNSET))

        revision = d.pop("revision", UNSET)

        check = d.pop("check", UNSET)

        record_id = d.pop("record_id", UNSET)

        ask_in_request = cls(
            text=text,
            due_at=due_at,
            revision=revision,
            check=check,
            record_id=record_id,
        )

        return ask_in_request
