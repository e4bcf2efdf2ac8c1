from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="RecordInRequest")


@_attrs_define
class RecordInRequest:
    """One action taken. Judged by the checks and not by this description: see GET checks.

    Attributes:
        record_id (str):
        subject (str):
        action (str):
        category (str):
        acted_at (datetime.datetime):
        detection (str):
        target (str):
        modality (str | Unset):
        product_kind (str | Unset):
        product (str | Unset):
        content_at (datetime.datetime | Unset):
        province (str | Unset):
        content_sha256 (str | Unset):
        label (str | Unset):
        note (str | Unset):
    """

    record_id: str
    subject: str
    action: str
    category: str
    acted_at: datetime.datetime
    detection: str
    target: str
    modality: str | Unset = UNSET
    product_kind: str | Unset = UNSET
    product: str | Unset = UNSET
    content_at: datetime.datetime | Unset = UNSET
    province: str | Unset = UNSET
    content_sha256: str | Unset = UNSET
    label: str | Unset = UNSET
    note: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        record_id = self.record_id

        subject = self.subject

        action = self.action

        category = self.category

        acted_at = self.acted_at.isoformat()

        detection = self.detection

        target = self.target

        modality = self.modality

        product_kind = self.product_kind

        product = self.product

        content_at: str | Unset = UNSET
        if not isinstance(self.content_at, Unset):
            content_at = self.content_at.isoformat()

        province = self.province

        content_sha256 = self.content_sha256

        label = self.label

        note = self.note

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "record_id": record_id,
                "subject": subject,
                "action": action,
                "category": category,
                "acted_at": acted_at,
                "detection": detection,
                "target": target,
            }
        )
        if modality is not UNSET:
            field_dict["modality"] = modality
        if product_kind is not UNSET:
            field_dict["product_kind"] = product_kind
        if product is not UNSET:
            field_dict["product"] = product
        if content_at is not UNSET:
            field_dict["content_at"] = content_at
        if province is not UNSET:
            field_dict["province"] = province
        if content_sha256 is not UNSET:
            field_dict["content_sha256"] = content_sha256
        if label is not UNSET:
            field_dict["label"] = label
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        record_id = d.pop("record_id")

        subject = d.pop("subject")

        action = d.pop("action")

        category = d.pop("category")

        acted_at = datetime.datetime.fromisoformat(d.pop("acted_at"))

        detection = d.pop("detection")

        target = d.pop("target")

        modality = d.pop("modality", UNSET)

        product_kind = d.pop("product_kind", UNSET)

        product = d.pop("product", UNSET)

        _content_at = d.pop("content_at", UNSET)
        content_at: datetime.datetime | Unset
        if isinstance(_content_at, Unset):
            content_at = UNSET
        else:
            content_at = datetime.datetime.fromisoformat(_content_at)

        province = d.pop("province", UNSET)

        content_sha256 = d.pop("content_sha256", UNSET)

        label = d.pop("label", UNSET)

        note = d.pop("note", UNSET)

        record_in_request = cls(
            record_id=record_id,
            subject=subject,
            action=action,
            category=category,
            acted_at=acted_at,
            detection=detection,
            target=target,
            modality=modality,
            product_kind=product_kind,
            product=product,
            content_at=content_at,
            province=province,
            content_sha256=content_sha256,
            label=label,
            note=note,
        )

        record_in_request.additional_properties = d
        return record_in_request

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
