from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.batch_kind import BatchKind, check_batch_kind
from ..models.upload_state import UploadState, check_upload_state

if TYPE_CHECKING:
    from ..models.range_out import RangeOut
    from ..models.upload_out_links import UploadOutLinks


T = TypeVar("T", bound="UploadOut")


@_attrs_define
class UploadOut:
    """A file that comes in parts: what is held of it, what is missing, until when it is kept.

    Attributes:
        id (UUID):
        kind (BatchKind): * `records` - records
            * `corrections` - corrections
        state (UploadState): * `open` - open
            * `completed` - completed
        size (int):
        sha256 (str):
        encoding (str):
        media_type (str):
        part_size (int):
        parts (int): They are numbered from 1.
        parts_held (int):
        bytes_held (int):
        held (list[RangeOut]):
        missing (list[RangeOut]):
        created_at (datetime.datetime):
        expires_at (datetime.datetime): Each part that arrives puts it off.
        batch (None | UUID):
        links (UploadOutLinks):
    """

    id: UUID
    kind: BatchKind
    state: UploadState
    size: int
    sha256: str
    encoding: str
    media_type: str
    part_size: int
    parts: int
    parts_held: int
    bytes_held: int
    held: list[RangeOut]
    missing: list[RangeOut]
    created_at: datetime.datetime
    expires_at: datetime.datetime
    batch: None | UUID
    links: UploadOutLinks
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        kind: str = self.kind

        state: str = self.state

        size = self.size

        sha256 = self.sha256

        encoding = self.encoding

        media_type = self.media_type

        part_size = self.part_size

        parts = self.parts

        parts_held = self.parts_held

        bytes_held = self.bytes_held

        held = []
        for held_item_data in self.held:
            held_item = held_item_data.to_dict()
            held.append(held_item)

        missing = []
        for missing_item_data in self.missing:
            missing_item = missing_item_data.to_dict()
            missing.append(missing_item)

        created_at = self.created_at.isoformat()

        expires_at = self.expires_at.isoformat()

        batch: None | str
        if isinstance(self.batch, UUID):
            batch = str(self.batch)
        else:
            batch = self.batch

        links = self.links.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "kind": kind,
                "state": state,
                "size": size,
                "sha256": sha256,
                "encoding": encoding,
                "media_type": media_type,
                "part_size": part_size,
                "parts": parts,
                "parts_held": parts_held,
                "bytes_held": bytes_held,
                "held": held,
                "missing": missing,
                "created_at": created_at,
                "expires_at": expires_at,
                "batch": batch,
                "links": links,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.range_out import RangeOut  # noqa: PLC0415
        from ..models.upload_out_links import UploadOutLinks  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        kind = check_batch_kind(d.pop("kind"))

        state = check_upload_state(d.pop("state"))

        size = d.pop("size")

        sha256 = d.pop("sha256")

        encoding = d.pop("encoding")

        media_type = d.pop("media_type")

        part_size = d.pop("part_size")

        parts = d.pop("parts")

        parts_held = d.pop("parts_held")

        bytes_held = d.pop("bytes_held")

        held = []
        _held = d.pop("held")
        for held_item_data in _held:
            held_item = RangeOut.from_dict(held_item_data)

            held.append(held_item)

        missing = []
        _missing = d.pop("missing")
        for missing_item_data in _missing:
            missing_item = RangeOut.from_dict(missing_item_data)

            missing.append(missing_item)

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        expires_at = datetime.datetime.fromisoformat(d.pop("expires_at"))

        def _parse_batch(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                batch_type_0 = UUID(data)

                return batch_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        batch = _parse_batch(d.pop("batch"))

        links = UploadOutLinks.from_dict(d.pop("links"))

        upload_out = cls(
            id=id,
            kind=kind,
            state=state,
            size=size,
            sha256=sha256,
            encoding=encoding,
            media_type=media_type,
            part_size=part_size,
            parts=parts,
            parts_held=parts_held,
            bytes_held=bytes_held,
            held=held,
            missing=missing,
            created_at=created_at,
            expires_at=expires_at,
            batch=batch,
            links=links,
        )

        upload_out.additional_properties = d
        return upload_out

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
