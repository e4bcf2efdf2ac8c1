from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.platform_size import PlatformSize, check_platform_size
from ..types import UNSET, Unset

T = TypeVar("T", bound="RegisterPlatformRequest")


@_attrs_define
class RegisterPlatformRequest:
    """For bodies: an unknown field is an error, since it would be lost without a word.

    Attributes:
        uscc (str): Unified social credit code, GB 32100-2015.
        name_zh (str):
        jurisdiction (str): Of registration: 01 to 99.
        reports_from (str): The first period, `YYYY-MM`.
        name_en (str | Unset):
        size (PlatformSize | Unset): * `large` - large
            * `medium` - medium
            * `small` - small
    """

    uscc: str
    name_zh: str
    jurisdiction: str
    reports_from: str
    name_en: str | Unset = UNSET
    size: PlatformSize | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        uscc = self.uscc

        name_zh = self.name_zh

        jurisdiction = self.jurisdiction

        reports_from = self.reports_from

        name_en = self.name_en

        size: str | Unset = UNSET
        if not isinstance(self.size, Unset):
            size = self.size

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "uscc": uscc,
                "name_zh": name_zh,
                "jurisdiction": jurisdiction,
                "reports_from": reports_from,
            }
        )
        if name_en is not UNSET:
            field_dict["name_en"] = name_en
        if size is not UNSET:
            field_dict["size"] = size

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        uscc = d.pop("uscc")

        name_zh = d.pop("name_zh")

        jurisdiction = d.pop("jurisdiction")

        reports_from = d.pop("reports_from")

        name_en = d.pop("name_en", UNSET)

        _size = d.pop("size", UNSET)
        size: PlatformSize | Unset
        if isinstance(_size, Unset):
            size = UNSET
        else:
            size = check_platform_size(_size)

        register_platform_request = cls(
            uscc=uscc,
            name_zh=name_zh,
            jurisdiction=jurisdiction,
            reports_from=reports_from,
            name_en=name_en,
            size=size,
        )

        return register_platform_request
