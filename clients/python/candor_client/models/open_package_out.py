from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.open_file_out import OpenFileOut
    from ..models.open_package_out_links import OpenPackageOutLinks


T = TypeVar("T", bound="OpenPackageOut")


@_attrs_define
class OpenPackageOut:
    """The open data of a month. Of several of a month, the highest number holds.

    Attributes:
        period (str):
        number (int):
        consolidation (int):
        threshold (int): Nothing is told of fewer platforms.
        made_at (datetime.datetime):
        manifest_sha256 (str):
        files (list[OpenFileOut]):
        links (OpenPackageOutLinks):
    """

    period: str
    number: int
    consolidation: int
    threshold: int
    made_at: datetime.datetime
    manifest_sha256: str
    files: list[OpenFileOut]
    links: OpenPackageOutLinks
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        period = self.period

        number = self.number

        consolidation = self.consolidation

        threshold = self.threshold

        made_at = self.made_at.isoformat()

        manifest_sha256 = self.manifest_sha256

        files = []
        for files_item_data in self.files:
            files_item = files_item_data.to_dict()
            files.append(files_item)

        links = self.links.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "period": period,
                "number": number,
                "consolidation": consolidation,
                "threshold": threshold,
                "made_at": made_at,
                "manifest_sha256": manifest_sha256,
                "files": files,
                "links": links,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.open_file_out import OpenFileOut  # noqa: PLC0415
        from ..models.open_package_out_links import OpenPackageOutLinks  # noqa: PLC0415

        d = dict(src_dict)
        period = d.pop("period")

        number = d.pop("number")

        consolidation = d.pop("consolidation")

        threshold = d.pop("threshold")

        made_at = datetime.datetime.fromisoformat(d.pop("made_at"))

        manifest_sha256 = d.pop("manifest_sha256")

        files = []
        _files = d.pop("files")
        for files_item_data in _files:
            files_item = OpenFileOut.from_dict(files_item_data)

            files.append(files_item)

        links = OpenPackageOutLinks.from_dict(d.pop("links"))

        open_package_out = cls(
            period=period,
            number=number,
            consolidation=consolidation,
            threshold=threshold,
            made_at=made_at,
            manifest_sha256=manifest_sha256,
            files=files,
            links=links,
        )

        open_package_out.additional_properties = d
        return open_package_out

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
