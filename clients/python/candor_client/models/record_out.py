from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.record_out_state_enum import (
    RecordOutStateEnum,
    check_record_out_state_enum,
)

if TYPE_CHECKING:
    from ..models.record_links import RecordLinks


T = TypeVar("T", bound="RecordOut")


@_attrs_define
class RecordOut:
    """A record of a revision, with the batch and line it came in.

    Attributes:
        record_id (str):
        batch (UUID):
        line (int):
        version (int):
        withdrawn (bool): Whether this version withdraws the record.
        reason (str): Of a correction: why.
        subject (str):
        action (str):
        category (str):
        product_kind (None | str):
        product (None | str):
        modality (None | str):
        detection (str):
        acted_at (datetime.datetime):
        content_at (datetime.datetime | None):
        province (None | str):
        target (None | str):
        content_sha256 (None | str):
        label (None | str):
        note (None | str):
        state (RecordOutStateEnum): * `current` - current
            * `superseded` - superseded
            * `withdrawn` - withdrawn
        links (RecordLinks):
    """

    record_id: str
    batch: UUID
    line: int
    version: int
    withdrawn: bool
    reason: str
    subject: str
    action: str
    category: str
    product_kind: None | str
    product: None | str
    modality: None | str
    detection: str
    acted_at: datetime.datetime
    content_at: datetime.datetime | None
    province: None | str
    target: None | str
    content_sha256: None | str
    label: None | str
    note: None | str
    state: RecordOutStateEnum
    links: RecordLinks
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        record_id = self.record_id

        batch = str(self.batch)

        line = self.line

        version = self.version

        withdrawn = self.withdrawn

        reason = self.reason

        subject = self.subject

        action = self.action

        category = self.category

        product_kind: None | str
        product_kind = self.product_kind

        product: None | str
        product = self.product

        modality: None | str
        modality = self.modality

        detection = self.detection

        acted_at = self.acted_at.isoformat()

        content_at: None | str
        if isinstance(self.content_at, datetime.datetime):
            content_at = self.content_at.isoformat()
        else:
            content_at = self.content_at

        province: None | str
        province = self.province

        target: None | str
        target = self.target

        content_sha256: None | str
        content_sha256 = self.content_sha256

        label: None | str
        label = self.label

        note: None | str
        note = self.note

        state: str = self.state

        links = self.links.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "record_id": record_id,
                "batch": batch,
                "line": line,
                "version": version,
                "withdrawn": withdrawn,
                "reason": reason,
                "subject": subject,
                "action": action,
                "category": category,
                "product_kind": product_kind,
                "product": product,
                "modality": modality,
                "detection": detection,
                "acted_at": acted_at,
                "content_at": content_at,
                "province": province,
                "target": target,
                "content_sha256": content_sha256,
                "label": label,
                "note": note,
                "state": state,
                "links": links,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.record_links import RecordLinks  # noqa: PLC0415

        d = dict(src_dict)
        record_id = d.pop("record_id")

        batch = UUID(d.pop("batch"))

        line = d.pop("line")

        version = d.pop("version")

        withdrawn = d.pop("withdrawn")

        reason = d.pop("reason")

        subject = d.pop("subject")

        action = d.pop("action")

        category = d.pop("category")

        def _parse_product_kind(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        product_kind = _parse_product_kind(d.pop("product_kind"))

        def _parse_product(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        product = _parse_product(d.pop("product"))

        def _parse_modality(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        modality = _parse_modality(d.pop("modality"))

        detection = d.pop("detection")

        acted_at = datetime.datetime.fromisoformat(d.pop("acted_at"))

        def _parse_content_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                content_at_type_0 = datetime.datetime.fromisoformat(data)

                return content_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        content_at = _parse_content_at(d.pop("content_at"))

        def _parse_province(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        province = _parse_province(d.pop("province"))

        def _parse_target(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        target = _parse_target(d.pop("target"))

        def _parse_content_sha256(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        content_sha256 = _parse_content_sha256(d.pop("content_sha256"))

        def _parse_label(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        label = _parse_label(d.pop("label"))

        def _parse_note(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        note = _parse_note(d.pop("note"))

        state = check_record_out_state_enum(d.pop("state"))

        links = RecordLinks.from_dict(d.pop("links"))

        record_out = cls(
            record_id=record_id,
            batch=batch,
            line=line,
            version=version,
            withdrawn=withdrawn,
            reason=reason,
            subject=subject,
            action=action,
            category=category,
            product_kind=product_kind,
            product=product,
            modality=modality,
            detection=detection,
            acted_at=acted_at,
            content_at=content_at,
            province=province,
            target=target,
            content_sha256=content_sha256,
            label=label,
            note=note,
            state=state,
            links=links,
        )

        record_out.additional_properties = d
        return record_out

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
