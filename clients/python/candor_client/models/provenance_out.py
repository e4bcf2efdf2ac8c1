from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.label_reason_out import LabelReasonOut


T = TypeVar("T", bound="ProvenanceOut")


@_attrs_define
class ProvenanceOut:
    """Content Credentials (C2PA). They have no part in the verdict.

    Attributes:
        checked (bool): False: nothing is known; see the reasons.
        present (bool | None):
        valid (bool | None): Nothing was changed since it was signed.
        trusted (bool | None): An authority known here vouches for the signer; null: none is.
        source_type (None | str): IPTC's digital source type, as `trainedAlgorithmicMedia`.
        issuer (None | str): Whose certificate signed it.
        reasons (list[LabelReasonOut]):
    """

    checked: bool
    present: bool | None
    valid: bool | None
    trusted: bool | None
    source_type: None | str
    issuer: None | str
    reasons: list[LabelReasonOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        checked = self.checked

        present: bool | None
        present = self.present

        valid: bool | None
        valid = self.valid

        trusted: bool | None
        trusted = self.trusted

        source_type: None | str
        source_type = self.source_type

        issuer: None | str
        issuer = self.issuer

        reasons = []
        for reasons_item_data in self.reasons:
            reasons_item = reasons_item_data.to_dict()
            reasons.append(reasons_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "checked": checked,
                "present": present,
                "valid": valid,
                "trusted": trusted,
                "source_type": source_type,
                "issuer": issuer,
                "reasons": reasons,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.label_reason_out import LabelReasonOut  # noqa: PLC0415

        d = dict(src_dict)
        checked = d.pop("checked")

        def _parse_present(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        present = _parse_present(d.pop("present"))

        def _parse_valid(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        valid = _parse_valid(d.pop("valid"))

        def _parse_trusted(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        trusted = _parse_trusted(d.pop("trusted"))

        def _parse_source_type(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        source_type = _parse_source_type(d.pop("source_type"))

        def _parse_issuer(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        issuer = _parse_issuer(d.pop("issuer"))

        reasons = []
        _reasons = d.pop("reasons")
        for reasons_item_data in _reasons:
            reasons_item = LabelReasonOut.from_dict(reasons_item_data)

            reasons.append(reasons_item)

        provenance_out = cls(
            checked=checked,
            present=present,
            valid=valid,
            trusted=trusted,
            source_type=source_type,
            issuer=issuer,
            reasons=reasons,
        )

        provenance_out.additional_properties = d
        return provenance_out

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
