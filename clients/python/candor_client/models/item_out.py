from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.item_out_status_enum import ItemOutStatusEnum, check_item_out_status_enum

if TYPE_CHECKING:
    from ..models.item_finding_out import ItemFindingOut


T = TypeVar("T", bound="ItemOut")


@_attrs_define
class ItemOut:
    """
    Attributes:
        index (int):
        record_id (str):
        status (ItemOutStatusEnum): * `stored` - stored
            * `already_stored` - already_stored
            * `refused` - refused
        holder_batch (None | UUID):
        holder_line (int | None):
        findings (list[ItemFindingOut]):
    """

    index: int
    record_id: str
    status: ItemOutStatusEnum
    holder_batch: None | UUID
    holder_line: int | None
    findings: list[ItemFindingOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        index = self.index

        record_id = self.record_id

        status: str = self.status

        holder_batch: None | str
        if isinstance(self.holder_batch, UUID):
            holder_batch = str(self.holder_batch)
        else:
            holder_batch = self.holder_batch

        holder_line: int | None
        holder_line = self.holder_line

        findings = []
        for findings_item_data in self.findings:
            findings_item = findings_item_data.to_dict()
            findings.append(findings_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "index": index,
                "record_id": record_id,
                "status": status,
                "holder_batch": holder_batch,
                "holder_line": holder_line,
                "findings": findings,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.item_finding_out import ItemFindingOut  # noqa: PLC0415

        d = dict(src_dict)
        index = d.pop("index")

        record_id = d.pop("record_id")

        status = check_item_out_status_enum(d.pop("status"))

        def _parse_holder_batch(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                holder_batch_type_0 = UUID(data)

                return holder_batch_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        holder_batch = _parse_holder_batch(d.pop("holder_batch"))

        def _parse_holder_line(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        holder_line = _parse_holder_line(d.pop("holder_line"))

        findings = []
        _findings = d.pop("findings")
        for findings_item_data in _findings:
            findings_item = ItemFindingOut.from_dict(findings_item_data)

            findings.append(findings_item)

        item_out = cls(
            index=index,
            record_id=record_id,
            status=status,
            holder_batch=holder_batch,
            holder_line=holder_line,
            findings=findings,
        )

        item_out.additional_properties = d
        return item_out

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
