from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ScopedCoverage")


@_attrs_define
class ScopedCoverage:
    """How much the figures speak for.

    Attributes:
        due (int): Filings that were due.
        filed (int): Of those, filed when it was frozen.
        included (int): Accepted, and part of the sums.
        jurisdiction_code (str):
        extended (int | Unset): Not filed, with a later date still to come. Left out where it was not counted, and then
            the digest is without it, too.
    """

    due: int
    filed: int
    included: int
    jurisdiction_code: str
    extended: int | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        due = self.due

        filed = self.filed

        included = self.included

        jurisdiction_code = self.jurisdiction_code

        extended = self.extended

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "due": due,
                "filed": filed,
                "included": included,
                "jurisdiction_code": jurisdiction_code,
            }
        )
        if extended is not UNSET:
            field_dict["extended"] = extended

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        due = d.pop("due")

        filed = d.pop("filed")

        included = d.pop("included")

        jurisdiction_code = d.pop("jurisdiction_code")

        extended = d.pop("extended", UNSET)

        scoped_coverage = cls(
            due=due,
            filed=filed,
            included=included,
            jurisdiction_code=jurisdiction_code,
            extended=extended,
        )

        scoped_coverage.additional_properties = d
        return scoped_coverage

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
