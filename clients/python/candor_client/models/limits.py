from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="Limits")


@_attrs_define
class Limits:
    """
    Attributes:
        batch_bytes (int): Of a batch as sent.
        batch_decoded_bytes (int): Of a batch once decompressed.
        batch_ratio (int): Decoded over sent, at most.
        workbook_bytes (int): Of records in a workbook, as sent.
        workbook_unpacked_bytes (int): Of a workbook once unpacked.
        validate_bytes (int): Of what is validated only, as sent.
        validate_decoded_bytes (int): Of it once decompressed.
        validations_at_once (int): Of one server process.
        array_items (int): Of a JSON array of records.
        json_bytes (int): Of any other body.
        json_depth (int):
        label_check_bytes (int): Of a file whose label is read.
        label_checks_at_once (int): Of one server process.
        part_bytes_least (int): Of the parts of an upload, at least.
        part_bytes (int): Of a part of an upload, at most.
        upload_parts (int): Parts of one upload.
        open_uploads (int): Uploads that are open at a time.
        upload_days (int): An upload is kept after its last part.
        evidence_bytes (int): Of a file of evidence.
        evidence_files (int): Of one attestation.
        evidence_bytes_in_all (int): Of one attestation.
        export_rows (int): Of an export.
        export_xlsx_rows (int): Of an export as a workbook.
        export_days (int): The file of an export is kept.
        open_exports (int): Of one office, waiting or being made.
    """

    batch_bytes: int
    batch_decoded_bytes: int
    batch_ratio: int
    workbook_bytes: int
    workbook_unpacked_bytes: int
    validate_bytes: int
    validate_decoded_bytes: int
    validations_at_once: int
    array_items: int
    json_bytes: int
    json_depth: int
    label_check_bytes: int
    label_checks_at_once: int
    part_bytes_least: int
    part_bytes: int
    upload_parts: int
    open_uploads: int
    upload_days: int
    evidence_bytes: int
    evidence_files: int
    evidence_bytes_in_all: int
    export_rows: int
    export_xlsx_rows: int
    export_days: int
    open_exports: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        batch_bytes = self.batch_bytes

        batch_decoded_bytes = self.batch_decoded_bytes

        batch_ratio = self.batch_ratio

        workbook_bytes = self.workbook_bytes

        workbook_unpacked_bytes = self.workbook_unpacked_bytes

        validate_bytes = self.validate_bytes

        validate_decoded_bytes = self.validate_decoded_bytes

        validations_at_once = self.validations_at_once

        array_items = self.array_items

        json_bytes = self.json_bytes

        json_depth = self.json_depth

        label_check_bytes = self.label_check_bytes

        label_checks_at_once = self.label_checks_at_once

        part_bytes_least = self.part_bytes_least

        part_bytes = self.part_bytes

        upload_parts = self.upload_parts

        open_uploads = self.open_uploads

        upload_days = self.upload_days

        evidence_bytes = self.evidence_bytes

        evidence_files = self.evidence_files

        evidence_bytes_in_all = self.evidence_bytes_in_all

        export_rows = self.export_rows

        export_xlsx_rows = self.export_xlsx_rows

        export_days = self.export_days

        open_exports = self.open_exports

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "batch_bytes": batch_bytes,
                "batch_decoded_bytes": batch_decoded_bytes,
                "batch_ratio": batch_ratio,
                "workbook_bytes": workbook_bytes,
                "workbook_unpacked_bytes": workbook_unpacked_bytes,
                "validate_bytes": validate_bytes,
                "validate_decoded_bytes": validate_decoded_bytes,
                "validations_at_once": validations_at_once,
                "array_items": array_items,
                "json_bytes": json_bytes,
                "json_depth": json_depth,
                "label_check_bytes": label_check_bytes,
                "label_checks_at_once": label_checks_at_once,
                "part_bytes_least": part_bytes_least,
                "part_bytes": part_bytes,
                "upload_parts": upload_parts,
                "open_uploads": open_uploads,
                "upload_days": upload_days,
                "evidence_bytes": evidence_bytes,
                "evidence_files": evidence_files,
                "evidence_bytes_in_all": evidence_bytes_in_all,
                "export_rows": export_rows,
                "export_xlsx_rows": export_xlsx_rows,
                "export_days": export_days,
                "open_exports": open_exports,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        batch_bytes = d.pop("batch_bytes")

        batch_decoded_bytes = d.pop("batch_decoded_bytes")

        batch_ratio = d.pop("batch_ratio")

        workbook_bytes = d.pop("workbook_bytes")

        workbook_unpacked_bytes = d.pop("workbook_unpacked_bytes")

        validate_bytes = d.pop("validate_bytes")

        validate_decoded_bytes = d.pop("validate_decoded_bytes")

        validations_at_once = d.pop("validations_at_once")

        array_items = d.pop("array_items")

        json_bytes = d.pop("json_bytes")

        json_depth = d.pop("json_depth")

        label_check_bytes = d.pop("label_check_bytes")

        label_checks_at_once = d.pop("label_checks_at_once")

        part_bytes_least = d.pop("part_bytes_least")

        part_bytes = d.pop("part_bytes")

        upload_parts = d.pop("upload_parts")

        open_uploads = d.pop("open_uploads")

        upload_days = d.pop("upload_days")

        evidence_bytes = d.pop("evidence_bytes")

        evidence_files = d.pop("evidence_files")

        evidence_bytes_in_all = d.pop("evidence_bytes_in_all")

        export_rows = d.pop("export_rows")

        export_xlsx_rows = d.pop("export_xlsx_rows")

        export_days = d.pop("export_days")

        open_exports = d.pop("open_exports")

        limits = cls(
            batch_bytes=batch_bytes,
            batch_decoded_bytes=batch_decoded_bytes,
            batch_ratio=batch_ratio,
            workbook_bytes=workbook_bytes,
            workbook_unpacked_bytes=workbook_unpacked_bytes,
            validate_bytes=validate_bytes,
            validate_decoded_bytes=validate_decoded_bytes,
            validations_at_once=validations_at_once,
            array_items=array_items,
            json_bytes=json_bytes,
            json_depth=json_depth,
            label_check_bytes=label_check_bytes,
            label_checks_at_once=label_checks_at_once,
            part_bytes_least=part_bytes_least,
            part_bytes=part_bytes,
            upload_parts=upload_parts,
            open_uploads=open_uploads,
            upload_days=upload_days,
            evidence_bytes=evidence_bytes,
            evidence_files=evidence_files,
            evidence_bytes_in_all=evidence_bytes_in_all,
            export_rows=export_rows,
            export_xlsx_rows=export_xlsx_rows,
            export_days=export_days,
            open_exports=open_exports,
        )

        limits.additional_properties = d
        return limits

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
