from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="SourceLinks")


@_attrs_define
class SourceLinks:
    """
    Attributes:
        report (str):
        revision (str):
        figures (str):
        batches (str):
        records (None | str): The single records; null where none stand behind the measure.
    """

    report: str
    revision: str
    figures: str
    batches: str
    records: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        report = self.report

        revision = self.revision

        figures = self.figures

        batches = self.batches

        records: None | str
        records = self.records

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "report": report,
                "revision": revision,
                "figures": figures,
                "batches": batches,
                "records": records,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        report = d.pop("report")

        revision = d.pop("revision")

        figures = d.pop("figures")

        batches = d.pop("batches")

        def _parse_records(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        records = _parse_records(d.pop("records"))

        source_links = cls(
            report=report,
            revision=revision,
            figures=figures,
            batches=batches,
            records=records,
        )

        source_links.additional_properties = d
        return source_links

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
