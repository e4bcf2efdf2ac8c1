from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.open_file_out_links import OpenFileOutLinks


T = TypeVar("T", bound="OpenFileOut")


@_attrs_define
class OpenFileOut:
    """
    Attributes:
        name (str):
        media_type (str):
        size (int):
        sha256 (str):
        rows (int | None):
        links (OpenFileOutLinks):
    """

    name: str
    media_type: str
    size: int
    sha256: str
    rows: int | None
    links: OpenFileOutLinks
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        media_type = self.media_type

        size = self.size

        sha256 = self.sha256

        rows: int | None
        rows = self.rows

        links = self.links.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "media_type": media_type,
                "size": size,
                "sha256": sha256,
                "rows": rows,
                "links": links,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.open_file_out_links import OpenFileOutLinks  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name")

        media_type = d.pop("media_type")

        size = d.pop("size")

        sha256 = d.pop("sha256")

        def _parse_rows(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        rows = _parse_rows(d.pop("rows"))

        links = OpenFileOutLinks.from_dict(d.pop("links"))

        open_file_out = cls(
            name=name,
            media_type=media_type,
            size=size,
            sha256=sha256,
            rows=rows,
            links=links,
        )

        open_file_out.additional_properties = d
        return open_file_out

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
