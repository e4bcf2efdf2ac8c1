from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.severity import Severity, check_severity

T = TypeVar("T", bound="FindingOut")


@_attrs_define
class FindingOut:
    """One thing wrong, where, and what to do, in the language asked for.

    Attributes:
        id (None | UUID):
        check (str):
        severity (Severity): * `error` - error
            * `warning` - warning
            * `note` - note
        batch (None | UUID):
        line (int | None):
        record_id (str):
        pointer (str): JSON Pointer (RFC 6901).
        title (str):
        message (str):
        remedy (str):
        waived (bool):
        explanation (None | str):
        explanation_decision (None | str):
    """

    id: None | UUID
    check: str
    severity: Severity
    batch: None | UUID
    line: int | None
    record_id: str
    pointer: str
    title: str
    message: str
    remedy: str
    waived: bool
    explanation: None | str
    explanation_decision: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id: None | str
        if isinstance(self.id, UUID):
            id = str(self.id)
        else:
            id = self.id

        check = self.check

        severity: str = self.severity

        batch: None | str
        if isinstance(self.batch, UUID):
            batch = str(self.batch)
        else:
            batch = self.batch

        line: int | None
        line = self.line

        record_id = self.record_id

        pointer = self.pointer

        title = self.title

        message = self.message

        remedy = self.remedy

        waived = self.waived

        explanation: None | str
        explanation = self.explanation

        explanation_decision: None | str
        explanation_decision = self.explanation_decision

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "check": check,
                "severity": severity,
                "batch": batch,
                "line": line,
                "record_id": record_id,
                "pointer": pointer,
                "title": title,
                "message": message,
                "remedy": remedy,
                "waived": waived,
                "explanation": explanation,
                "explanation_decision": explanation_decision,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                id_type_0 = UUID(data)

                return id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        id = _parse_id(d.pop("id"))

        check = d.pop("check")

        severity = check_severity(d.pop("severity"))

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

        def _parse_line(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        line = _parse_line(d.pop("line"))

        record_id = d.pop("record_id")

        pointer = d.pop("pointer")

        title = d.pop("title")

        message = d.pop("message")

        remedy = d.pop("remedy")

        waived = d.pop("waived")

        def _parse_explanation(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        explanation = _parse_explanation(d.pop("explanation"))

        def _parse_explanation_decision(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        explanation_decision = _parse_explanation_decision(
            d.pop("explanation_decision")
        )

        finding_out = cls(
            id=id,
            check=check,
            severity=severity,
            batch=batch,
            line=line,
            record_id=record_id,
            pointer=pointer,
            title=title,
            message=message,
            remedy=remedy,
            waived=waived,
            explanation=explanation,
            explanation_decision=explanation_decision,
        )

        finding_out.additional_properties = d
        return finding_out

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
