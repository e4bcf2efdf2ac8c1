from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.block_in_kind_enum import BlockInKindEnum, check_block_in_kind_enum
from ..types import UNSET, Unset

T = TypeVar("T", bound="BlockInRequest")


@_attrs_define
class BlockInRequest:
    """A part: of what the consolidation says, or own words, with numbers by name in braces.

    Attributes:
        kind (BlockInKindEnum): * `heading` - heading
            * `text` - text
            * `headline` - headline
            * `coverage` - coverage
            * `restated` - restated
            * `sources` - sources
            * `category` - category
            * `product_kind` - product_kind
            * `action` - action
            * `province` - province
            * `published` - published
        en (str | Unset): Of own words.
        zh (str | Unset): Of own words.
    """

    kind: BlockInKindEnum
    en: str | Unset = UNSET
    zh: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        kind: str = self.kind

        en = self.en

        zh = self.zh

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kind": kind,
            }
        )
        if en is not UNSET:
            field_dict["en"] = en
        if zh is not UNSET:
            field_dict["zh"] = zh

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = check_block_in_kind_enum(d.pop("kind"))

        en = d.pop("en", UNSET)

        zh = d.pop("zh", UNSET)

        block_in_request = cls(
            kind=kind,
            en=en,
            zh=zh,
        )

        return block_in_request
