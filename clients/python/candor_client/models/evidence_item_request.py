from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="EvidenceItemRequest")


@_attrs_define
class EvidenceItemRequest:
    """Something the platform keeps, and hands over when asked.

    Attributes:
        url (str):
        sha256 (str): 64 hexadecimal digits, in small letters.
    """

    url: str
    sha256: str

    def to_dict(self) -> dict[str, Any]:
        url = self.url

        sha256 = self.sha256

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "url": url,
                "sha256": sha256,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        url = d.pop("url")

        sha256 = d.pop("sha256")

        evidence_item_request = cls(
            url=url,
            sha256=sha256,
        )

        return evidence_item_request
