from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.batch_kind import BatchKind, check_batch_kind

if TYPE_CHECKING:
    from ..models.batch_receipt_links import BatchReceiptLinks


T = TypeVar("T", bound="BatchReceipt")


@_attrs_define
class BatchReceipt:
    """What was received: the same for the same bytes, however often they are sent.

    Attributes:
        id (UUID):
        kind (BatchKind): * `records` - records
            * `corrections` - corrections
        sha256 (str): Over the bytes as sent, before any decoding.
        size (int): Bytes as sent.
        received_at (datetime.datetime):
        links (BatchReceiptLinks):
    """

    id: UUID
    kind: BatchKind
    sha256: str
    size: int
    received_at: datetime.datetime
    links: BatchReceiptLinks
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        kind: str = self.kind

        sha256 = self.sha256

        size = self.size

        received_at = self.received_at.isoformat()

        links = self.links.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "kind": kind,
                "sha256": sha256,
                "size": size,
                "received_at": received_at,
                "links": links,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.batch_receipt_links import BatchReceiptLinks  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        kind = check_batch_kind(d.pop("kind"))

        sha256 = d.pop("sha256")

        size = d.pop("size")

        received_at = datetime.datetime.fromisoformat(d.pop("received_at"))

        links = BatchReceiptLinks.from_dict(d.pop("links"))

        batch_receipt = cls(
            id=id,
            kind=kind,
            sha256=sha256,
            size=size,
            received_at=received_at,
            links=links,
        )

        batch_receipt.additional_properties = d
        return batch_receipt

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
