from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.record_revisions_out import RecordRevisionsOut
    from ..models.record_version_out import RecordVersionOut


T = TypeVar("T", bound="RecordVersionsOut")


@_attrs_define
class RecordVersionsOut:
    """Every version that is held of a record, the latest first.

    Attributes:
        period (str):
        report (UUID):
        revisions (RecordRevisionsOut): The revisions that a standing is about.
        versions (list[RecordVersionOut]):
    """

    period: str
    report: UUID
    revisions: RecordRevisionsOut
    versions: list[RecordVersionOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        period = self.period

        report = str(self.report)

        revisions = self.revisions.to_dict()

        versions = []
        for versions_item_data in self.versions:
            versions_item = versions_item_data.to_dict()
            versions.append(versions_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "period": period,
                "report": report,
                "revisions": revisions,
                "versions": versions,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.record_revisions_out import RecordRevisionsOut  # noqa: PLC0415
        from ..models.record_version_out import RecordVersionOut  # noqa: PLC0415

        d = dict(src_dict)
        period = d.pop("period")

        report = UUID(d.pop("report"))

        revisions = RecordRevisionsOut.from_dict(d.pop("revisions"))

        versions = []
        _versions = d.pop("versions")
        for versions_item_data in _versions:
            versions_item = RecordVersionOut.from_dict(versions_item_data)

            versions.append(versions_item)

        record_versions_out = cls(
            period=period,
            report=report,
            revisions=revisions,
            versions=versions,
        )

        record_versions_out.additional_properties = d
        return record_versions_out

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
