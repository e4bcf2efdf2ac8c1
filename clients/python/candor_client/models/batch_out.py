from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.batch_kind import BatchKind, check_batch_kind
from ..models.batch_state import BatchState, check_batch_state

if TYPE_CHECKING:
    from ..models.batch_out_links import BatchOutLinks
    from ..models.batch_progress import BatchProgress


T = TypeVar("T", bound="BatchOut")


@_attrs_define
class BatchOut:
    """What was filed in one piece: how far its checks are and what they found.

    Attributes:
        id (UUID):
        kind (BatchKind): * `records` - records
            * `corrections` - corrections
        state (BatchState): * `received` - received
            * `checking` - checking
            * `checked` - checked
            * `rejected` - rejected
            * `errored` - errored
        sha256 (str):
        size (int):
        encoding (str):
        media_type (str):
        received_at (datetime.datetime):
        checked_at (datetime.datetime | None):
        rule_set (str):
        records (int):
        errors (int):
        warnings (int):
        notes (int):
        progress (BatchProgress): How far the checks of a batch are. Read to the end and still `checking`: being stored.
        links (BatchOutLinks): `drop`, where it is part of the draft: DELETE leaves it out.
    """

    id: UUID
    kind: BatchKind
    state: BatchState
    sha256: str
    size: int
    encoding: str
    media_type: str
    received_at: datetime.datetime
    checked_at: datetime.datetime | None
    rule_set: str
    records: int
    errors: int
    warnings: int
    notes: int
    progress: BatchProgress
    links: BatchOutLinks
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        kind: str = self.kind

        state: str = self.state

        sha256 = self.sha256

        size = self.size

        encoding = self.encoding

        media_type = self.media_type

        received_at = self.received_at.isoformat()

        checked_at: None | str
        if isinstance(self.checked_at, datetime.datetime):
            checked_at = self.checked_at.isoformat()
        else:
            checked_at = self.checked_at

        rule_set = self.rule_set

        records = self.records

        errors = self.errors

        warnings = self.warnings

        notes = self.notes

        progress = self.progress.to_dict()

        links = self.links.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "kind": kind,
                "state": state,
                "sha256": sha256,
                "size": size,
                "encoding": encoding,
                "media_type": media_type,
                "received_at": received_at,
                "checked_at": checked_at,
                "rule_set": rule_set,
                "records": records,
                "errors": errors,
                "warnings": warnings,
                "notes": notes,
                "progress": progress,
                "links": links,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.batch_out_links import BatchOutLinks  # noqa: PLC0415
        from ..models.batch_progress import BatchProgress  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        kind = check_batch_kind(d.pop("kind"))

        state = check_batch_state(d.pop("state"))

        sha256 = d.pop("sha256")

        size = d.pop("size")

        encoding = d.pop("encoding")

        media_type = d.pop("media_type")

        received_at = datetime.datetime.fromisoformat(d.pop("received_at"))

        def _parse_checked_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                checked_at_type_0 = datetime.datetime.fromisoformat(data)

                return checked_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        checked_at = _parse_checked_at(d.pop("checked_at"))

        rule_set = d.pop("rule_set")

        records = d.pop("records")

        errors = d.pop("errors")

        warnings = d.pop("warnings")

        notes = d.pop("notes")

        progress = BatchProgress.from_dict(d.pop("progress"))

        links = BatchOutLinks.from_dict(d.pop("links"))

        batch_out = cls(
            id=id,
            kind=kind,
            state=state,
            sha256=sha256,
            size=size,
            encoding=encoding,
            media_type=media_type,
            received_at=received_at,
            checked_at=checked_at,
            rule_set=rule_set,
            records=records,
            errors=errors,
            warnings=warnings,
            notes=notes,
            progress=progress,
            links=links,
        )

        batch_out.additional_properties = d
        return batch_out

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
