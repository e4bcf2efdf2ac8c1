from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.batch_out import BatchOut
    from ..models.item_out import ItemOut


T = TypeVar("T", bound="ArrayAnswerOut")


@_attrs_define
class ArrayAnswerOut:
    """What became of each item. Refused ones are no part of the filing: mend and send them.

    Attributes:
        stored (int):
        already_stored (int):
        refused (int):
        batch (BatchOut | None):
        items (list[ItemOut]):
    """

    stored: int
    already_stored: int
    refused: int
    batch: BatchOut | None
    items: list[ItemOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.batch_out import BatchOut  # noqa: PLC0415

        stored = self.stored

        already_stored = self.already_stored

        refused = self.refused

        batch: dict[str, Any] | None
        if isinstance(self.batch, BatchOut):
            batch = self.batch.to_dict()
        else:
            batch = self.batch

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "stored": stored,
                "already_stored": already_stored,
                "refused": refused,
                "batch": batch,
                "items": items,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.batch_out import BatchOut  # noqa: PLC0415
        from ..models.item_out import ItemOut  # noqa: PLC0415

        d = dict(src_dict)
        stored = d.pop("stored")

        already_stored = d.pop("already_stored")

        refused = d.pop("refused")

        def _parse_batch(data: object) -> BatchOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                batch_type_1 = BatchOut.from_dict(data)

                return batch_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(BatchOut | None, data)

        batch = _parse_batch(d.pop("batch"))

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = ItemOut.from_dict(items_item_data)

            items.append(items_item)

        array_answer_out = cls(
            stored=stored,
            already_stored=already_stored,
            refused=refused,
            batch=batch,
            items=items,
        )

        array_answer_out.additional_properties = d
        return array_answer_out

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
