from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="AboutOut")


@_attrs_define
class AboutOut:
    """
    Attributes:
        report (None | UUID):
        revision (int | None):
        finding (None | UUID):
        attestation (None | UUID):
        period (None | str):
        record_ids (list[str]):
    """

    report: None | UUID
    revision: int | None
    finding: None | UUID
    attestation: None | UUID
    period: None | str
    record_ids: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        report: None | str
        if isinstance(self.report, UUID):
            report = str(self.report)
        else:
            report = self.report

        revision: int | None
        revision = self.revision

        finding: None | str
        if isinstance(self.finding, UUID):
            finding = str(self.finding)
        else:
            finding = self.finding

        attestation: None | str
        if isinstance(self.attestation, UUID):
            attestation = str(self.attestation)
        else:
            attestation = self.attestation

        period: None | str
        period = self.period

        record_ids = self.record_ids

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "report": report,
                "revision": revision,
                "finding": finding,
                "attestation": attestation,
                "period": period,
                "record_ids": record_ids,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_report(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                report_type_0 = UUID(data)

                return report_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        report = _parse_report(d.pop("report"))

        def _parse_revision(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        revision = _parse_revision(d.pop("revision"))

        def _parse_finding(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                finding_type_0 = UUID(data)

                return finding_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        finding = _parse_finding(d.pop("finding"))

        def _parse_attestation(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                attestation_type_0 = UUID(data)

                return attestation_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        attestation = _parse_attestation(d.pop("attestation"))

        def _parse_period(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        period = _parse_period(d.pop("period"))

        record_ids = cast(list[str], d.pop("record_ids"))

        about_out = cls(
            report=report,
            revision=revision,
            finding=finding,
            attestation=attestation,
            period=period,
            record_ids=record_ids,
        )

        about_out.additional_properties = d
        return about_out

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
