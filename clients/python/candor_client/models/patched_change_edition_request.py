from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.block_in_request import BlockInRequest


T = TypeVar("T", bound="PatchedChangeEditionRequest")


@_attrs_define
class PatchedChangeEditionRequest:
    """What is left out stays as it is.

    Attributes:
        title_en (str | Unset):
        title_zh (str | Unset):
        note_en (str | Unset):
        note_zh (str | Unset):
        blocks (list[BlockInRequest] | Unset):
    """

    title_en: str | Unset = UNSET
    title_zh: str | Unset = UNSET
    note_en: str | Unset = UNSET
    note_zh: str | Unset = UNSET
    blocks: list[BlockInRequest] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        title_en = self.title_en

        title_zh = self.title_zh

        note_en = self.note_en

        note_zh = self.note_zh

        blocks: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.blocks, Unset):
            blocks = []
            for blocks_item_data in self.blocks:
                blocks_item = blocks_item_data.to_dict()
                blocks.append(blocks_item)

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if title_en is not UNSET:
            field_dict["title_en"] = title_en
        if title_zh is not UNSET:
            field_dict["title_zh"] = title_zh
        if note_en is not UNSET:
            field_dict["note_en"] = note_en
        if note_zh is not UNSET:
            field_dict["note_zh"] = note_zh
        if blocks is not UNSET:
            field_dict["blocks"] = blocks

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.block_in_request import BlockInRequest  # noqa: PLC0415

        d = dict(src_dict)
        title_en = d.pop("title_en", UNSET)

        title_zh = d.pop("title_zh", UNSET)

        note_en = d.pop("note_en", UNSET)

        note_zh = d.pop("note_zh", UNSET)

        _blocks = d.pop("blocks", UNSET)
        blocks: list[BlockInRequest] | Unset = UNSET
        if _blocks is not UNSET:
            blocks = []
            for blocks_item_data in _blocks:
                blocks_item = BlockInRequest.from_dict(blocks_item_data)

                blocks.append(blocks_item)

        patched_change_edition_request = cls(
            title_en=title_en,
            title_zh=title_zh,
            note_en=note_en,
            note_zh=note_zh,
            blocks=blocks,
        )

        return patched_change_edition_request
