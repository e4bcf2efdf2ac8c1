from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.label_verdict import LabelVerdict, check_label_verdict

if TYPE_CHECKING:
    from ..models.label_out import LabelOut
    from ..models.label_reason_out import LabelReasonOut
    from ..models.provenance_out import ProvenanceOut


T = TypeVar("T", bound="LabelCheckOut")


@_attrs_define
class LabelCheckOut:
    """`verdict` and `reasons` speak of the implicit label; `explicit` of the other one, null where
    a machine cannot tell, empty where it is as it must be.

        Attributes:
            sha256 (str): Over the bytes as sent.
            size (int): Bytes as sent.
            container (None | str): The kind of file, by content.
            modality (None | str): A code of the vocabulary.
            verdict (LabelVerdict): * `compliant` - compliant
                * `noncompliant` - noncompliant
                * `not_found` - not_found
                * `inconclusive` - inconclusive
            reasons (list[LabelReasonOut]):
            labels (list[LabelOut]):
            explicit (list[LabelReasonOut] | None):
            provenance (None | ProvenanceOut): Null for kinds of files that have no place for it.
            readers (str): The version of what read the file.
    """

    sha256: str
    size: int
    container: None | str
    modality: None | str
    verdict: LabelVerdict
    reasons: list[LabelReasonOut]
    labels: list[LabelOut]
    explicit: list[LabelReasonOut] | None
    provenance: None | ProvenanceOut
    readers: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.provenance_out import ProvenanceOut  # noqa: PLC0415

        sha256 = self.sha256

        size = self.size

        container: None | str
        container = self.container

        modality: None | str
        modality = self.modality

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

        readers = self.readers

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "sha256": sha256,
                "size": size,
                "container": container,
                "modality": modality,
                "verdict": verdict,
                "reasons": reasons,
                "labels": labels,
                "explicit": explicit,
                "provenance": provenance,
                "readers": readers,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.label_out import LabelOut  # noqa: PLC0415
        from ..models.label_reason_out import LabelReasonOut  # noqa: PLC0415
        from ..models.provenance_out import ProvenanceOut  # noqa: PLC0415

        d = dict(src_dict)
        sha256 = d.pop("sha256")

        size = d.pop("size")

        def _parse_container(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        container = _parse_container(d.pop("container"))

        def _parse_modality(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        modality = _parse_modality(d.pop("modality"))

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

        readers = d.pop("readers")

        label_check_out = cls(
            sha256=sha256,
            size=size,
            container=container,
            modality=modality,
            verdict=verdict,
            reasons=reasons,
            labels=labels,
            explicit=explicit,
            provenance=provenance,
            readers=readers,
        )

        label_check_out.additional_properties = d
        return label_check_out

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
