from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.evidence_state import EvidenceState, check_evidence_state
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.evidence_out_links import EvidenceOutLinks


T = TypeVar("T", bound="EvidenceOut")


@_attrs_define
class EvidenceOut:
    """
    Attributes:
        id (UUID):
        attestation (UUID):
        slot (str):
        name (str):
        sha256 (str):
        size (int):
        media_type (str): By its content.
        state (EvidenceState): * `quarantined` - quarantined
            * `clean` - clean
            * `infected` - infected
        scanned_by (str): The scanner and its signatures; empty where there is none.
        scan_result (str): The name of what was found, or why there is no result yet.
        received_at (datetime.datetime):
        links (EvidenceOutLinks):
        scanned_at (datetime.datetime | None | Unset):
    """

    id: UUID
    attestation: UUID
    slot: str
    name: str
    sha256: str
    size: int
    media_type: str
    state: EvidenceState
    scanned_by: str
    scan_result: str
    received_at: datetime.datetime
    links: EvidenceOutLinks
    scanned_at: datetime.datetime | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        attestation = str(self.attestation)

        slot = self.slot

        name = self.name

        sha256 = self.sha256

        size = self.size

        media_type = self.media_type

        state: str = self.state

        scanned_by = self.scanned_by

        scan_result = self.scan_result

        received_at = self.received_at.isoformat()

        links = self.links.to_dict()

        scanned_at: None | str | Unset
        if isinstance(self.scanned_at, Unset):
            scanned_at = UNSET
        elif isinstance(self.scanned_at, datetime.datetime):
            scanned_at = self.scanned_at.isoformat()
        else:
            scanned_at = self.scanned_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "attestation": attestation,
                "slot": slot,
                "name": name,
                "sha256": sha256,
                "size": size,
                "media_type": media_type,
                "state": state,
                "scanned_by": scanned_by,
                "scan_result": scan_result,
                "received_at": received_at,
                "links": links,
            }
        )
        if scanned_at is not UNSET:
            field_dict["scanned_at"] = scanned_at

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.evidence_out_links import EvidenceOutLinks  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        attestation = UUID(d.pop("attestation"))

        slot = d.pop("slot")

        name = d.pop("name")

        sha256 = d.pop("sha256")

        size = d.pop("size")

        media_type = d.pop("media_type")

        state = check_evidence_state(d.pop("state"))

        scanned_by = d.pop("scanned_by")

        scan_result = d.pop("scan_result")

        received_at = datetime.datetime.fromisoformat(d.pop("received_at"))

        links = EvidenceOutLinks.from_dict(d.pop("links"))

        def _parse_scanned_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                scanned_at_type_0 = datetime.datetime.fromisoformat(data)

                return scanned_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        scanned_at = _parse_scanned_at(d.pop("scanned_at", UNSET))

        evidence_out = cls(
            id=id,
            attestation=attestation,
            slot=slot,
            name=name,
            sha256=sha256,
            size=size,
            media_type=media_type,
            state=state,
            scanned_by=scanned_by,
            scan_result=scan_result,
            received_at=received_at,
            links=links,
            scanned_at=scanned_at,
        )

        evidence_out.additional_properties = d
        return evidence_out

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
