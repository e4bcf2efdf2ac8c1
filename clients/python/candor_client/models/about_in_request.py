from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="AboutInRequest")


@_attrs_define
class AboutInRequest:
    """What a directive is about: any of these.

    Attributes:
        report (UUID | Unset):
        revision (int | Unset): Of the report; the latest if left out.
        finding (UUID | Unset):
        attestation (UUID | Unset):
        period (str | Unset): Of the records.
        record_ids (list[str] | Unset): The platform's own ids of records that were filed for the period.
    """

    report: UUID | Unset = UNSET
    revision: int | Unset = UNSET
    finding: UUID | Unset = UNSET
    attestation: UUID | Unset = UNSET
    period: str | Unset = UNSET
    record_ids: list[str] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        report: str | Unset = UNSET
        if not isinstance(self.report, Unset):
            report = str(self.report)

        revision = self.revision

        finding: str | Unset = UNSET
        if not isinstance(self.finding, Unset):
            finding = str(self.finding)

        attestation: str | Unset = UNSET
        if not isinstance(self.attestation, Unset):
            attestation = str(self.attestation)

        period = self.period

        record_ids: list[str] | Unset = UNSET
        if not isinstance(self.record_ids, Unset):
            record_ids = self.record_ids

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if report is not UNSET:
            field_dict["report"] = report
        if revision is not UNSET:
            field_dict["revision"] = revision
        if finding is not UNSET:
            field_dict["finding"] = finding
        if attestation is not UNSET:
            field_dict["attestation"] = attestation
        if period is not UNSET:
            field_dict["period"] = period
        if record_ids is not UNSET:
            field_dict["record_ids"] = record_ids

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        _report = d.pop("report", UNSET)
        report: UUID | Unset
        if isinstance(_report, Unset):
            report = UNSET
        else:
            report = UUID(_report)

        revision = d.pop("revision", UNSET)

        _finding = d.pop("finding", UNSET)
        finding: UUID | Unset
        if isinstance(_finding, Unset):
            finding = UNSET
        else:
            finding = UUID(_finding)

        _attestation = d.pop("attestation", UNSET)
        attestation: UUID | Unset
        if isinstance(_attestation, Unset):
            attestation = UNSET
        else:
            attestation = UUID(_attestation)

        period = d.pop("period", UNSET)

        record_ids = cast(list[str], d.pop("record_ids", UNSET))

        about_in_request = cls(
            report=report,
            revision=revision,
            finding=finding,
            attestation=attestation,
            period=period,
            record_ids=record_ids,
        )

        return about_in_request
