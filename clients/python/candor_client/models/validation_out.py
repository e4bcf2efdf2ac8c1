from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.batch_kind import BatchKind, check_batch_kind

if TYPE_CHECKING:
    from ..models.finding_out import FindingOut
    from ..models.validation_out_counts import ValidationOutCounts
    from ..models.validation_out_severities import ValidationOutSeverities


T = TypeVar("T", bound="ValidationOut")


@_attrs_define
class ValidationOut:
    """What would become of the file. Findings are those of a batch of the same bytes.

    Attributes:
        period (str):
        kind (BatchKind): * `records` - records
            * `corrections` - corrections
        rule_set (str):
        sha256 (str): Over the bytes as sent: the batch will have it.
        size (int): Bytes as sent.
        lines (int): Lines, or rows, that were read.
        records (int): Of these, how many nothing blocks.
        would_be_taken_in (bool): False: a batch of this file would be rejected, with all its lines.
        severities (ValidationOutSeverities): Exact: error, warning, note.
        counts (ValidationOutCounts): Exact, by check id.
        truncated (bool): More was found than is listed here; `Accept: text/csv` gets all of it.
        results (list[FindingOut]):
    """

    period: str
    kind: BatchKind
    rule_set: str
    sha256: str
    size: int
    lines: int
    records: int
    would_be_taken_in: bool
    severities: ValidationOutSeverities
    counts: ValidationOutCounts
    truncated: bool
    results: list[FindingOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        period = self.period

        kind: str = self.kind

        rule_set = self.rule_set

        sha256 = self.sha256

        size = self.size

        lines = self.lines

        records = self.records

        would_be_taken_in = self.would_be_taken_in

        severities = self.severities.to_dict()

        counts = self.counts.to_dict()

        truncated = self.truncated

        results = []
        for results_item_data in self.results:
            results_item = results_item_data.to_dict()
            results.append(results_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "period": period,
                "kind": kind,
                "rule_set": rule_set,
                "sha256": sha256,
                "size": size,
                "lines": lines,
                "records": records,
                "would_be_taken_in": would_be_taken_in,
                "severities": severities,
                "counts": counts,
                "truncated": truncated,
                "results": results,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.finding_out import FindingOut  # noqa: PLC0415
        from ..models.validation_out_counts import ValidationOutCounts  # noqa: PLC0415
        from ..models.validation_out_severities import ValidationOutSeverities  # noqa: PLC0415

        d = dict(src_dict)
        period = d.pop("period")

        kind = check_batch_kind(d.pop("kind"))

        rule_set = d.pop("rule_set")

        sha256 = d.pop("sha256")

        size = d.pop("size")

        lines = d.pop("lines")

        records = d.pop("records")

        would_be_taken_in = d.pop("would_be_taken_in")

        severities = ValidationOutSeverities.from_dict(d.pop("severities"))

        counts = ValidationOutCounts.from_dict(d.pop("counts"))

        truncated = d.pop("truncated")

        results = []
        _results = d.pop("results")
        for results_item_data in _results:
            results_item = FindingOut.from_dict(results_item_data)

            results.append(results_item)

        validation_out = cls(
            period=period,
            kind=kind,
            rule_set=rule_set,
            sha256=sha256,
            size=size,
            lines=lines,
            records=records,
            would_be_taken_in=would_be_taken_in,
            severities=severities,
            counts=counts,
            truncated=truncated,
            results=results,
        )

        validation_out.additional_properties = d
        return validation_out

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
