from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.label_verdict import LabelVerdict, check_label_verdict
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.label_out import LabelOut
    from ..models.label_reason_out import LabelReasonOut
    from ..models.provenance_out import ProvenanceOut


T = TypeVar("T", bound="ReadingOut")


@_attrs_define
class ReadingOut:
    """One sample: a file, or one member of an archive.

    Attributes:
        file (UUID):
        slot (str):
        name (str):
        member (str): Its name in the archive; empty for the file itself.
        verdict (LabelVerdict): * `compliant` - compliant
            * `noncompliant` - noncompliant
            * `not_found` - not_found
            * `inconclusive` - inconclusive
        reasons (list[LabelReasonOut]):
        labels (list[LabelOut]):
        explicit (list[LabelReasonOut] | None):
        provenance (None | ProvenanceOut):
        container (str | Unset):
        modality (str | Unset):
    """

    file: UUID
    slot: str
    name: str
    member: str
    verdict: LabelVerdict
    reasons: list[LabelReasonOut]
    labels: list[LabelOut]
    explicit: list[LabelReasonOut] | None
    provenance: None | ProvenanceOut
    container: str | Unset = UNSET
    modality: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.provenance_out import ProvenanceOut  # noqa: PLC0415

        file = str(self.file)

        slot = self.slot

        name = self.name

        member = self.member

        verdict: str = self.verdict

        reasons = []
        for reasons_item_data in self.reasons:
            reasons_item = reasons_item_data.to_dict()
            reasons.append(reasons_item)

        labels = []
        for labels_item_data in self.labels:
            labels_item = labels_item_data.to_dict()
            labels.append(labels_item)

        explicit: list[dict[str, Any]] | None
        if isinstance(self.explicit, list):
            explicit = []
            for explicit_type_0_item_data in self.explicit:
                explicit_type_0_item = explicit_type_0_item_data.to_dict()
                explicit.append(explicit_type_0_item)

        else:
            explicit = self.explicit

        provenance: dict[str, Any] | None
        if isinstance(self.provenance, ProvenanceOut):
            provenance = self.provenance.to_dict()
        else:
            provenance = self.provenance

        container = self.container

        modality = self.modality

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "file": file,
                "slot": slot,
                "name": name,
                "member": member,
                "verdict": verdict,
                "reasons": reasons,
                "labels": labels,
                "explicit": explicit,
                "provenance": provenance,
            }
        )
        if container is not UNSET:
            field_dict["container"] = container
        if modality is not UNSET:
            field_dict["modality"] = modality

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.label_out import LabelOut  # noqa: PLC0415
        from ..models.label_reason_out import LabelReasonOut  # noqa: PLC0415
        from ..models.provenance_out import ProvenanceOut  # noqa: PLC0415

        d = dict(src_dict)
        file = UUID(d.pop("file"))

        slot = d.pop("slot")

        name = d.pop("name")

        member = d.pop("member")

        verdict = check_label_verdict(d.pop("verdict"))

        reasons = []
        _reasons = d.pop("reasons")
        for reasons_item_data in _reasons:
            reasons_item = LabelReasonOut.from_dict(reasons_item_data)

            reasons.append(reasons_item)

        labels = []
        _labels = d.pop("labels")
        for labels_item_data in _labels:
            labels_item = LabelOut.from_dict(labels_item_data)

            labels.append(labels_item)

        def _parse_explicit(data: object) -> list[LabelReasonOut] | None:
            if data is None:
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                explicit_type_0 = []
                _explicit_type_0 = data
                for explicit_type_0_item_data in _explicit_type_0:
                    explicit_type_0_item = LabelReasonOut.from_dict(
                        explicit_type_0_item_data
                    )

                    explicit_type_0.append(explicit_type_0_item)

                return explicit_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[LabelReasonOut] | None, data)

        explicit = _parse_explicit(d.pop("explicit"))

        def _parse_provenance(data: object) -> None | ProvenanceOut:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                provenance_type_1 = ProvenanceOut.from_dict(data)

                return provenance_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ProvenanceOut, data)

        provenance = _parse_provenance(d.pop("provenance"))

        container = d.pop("container", UNSET)

        modality = d.pop("modality", UNSET)

        reading_out = cls(
            file=file,
            slot=slot,
            name=name,
            member=member,
            verdict=verdict,
            reasons=reasons,
            labels=labels,
            explicit=explicit,
            provenance=provenance,
            container=container,
            modality=modality,
        )

        reading_out.additional_properties = d
        return reading_out

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
