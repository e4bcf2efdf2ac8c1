from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="DraftEditionRequest")


@_attrs_define
class DraftEditionRequest:
    """For bodies: an unknown field is an error, since it would be lost without a word.

    Attributes:
        of (str): A period, such as `2025-05`, or the code of a campaign.
    """

    of: str

    def to_dict(self) -> dict[str, Any]:
        of = self.of

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "of": of,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        of = d.pop("of")

        draft_edition_request = cls(
            of=of,
        )

        return draft_edition_request
