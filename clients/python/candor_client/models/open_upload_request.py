from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.batch_kind import BatchKind, check_batch_kind
from ..models.encoding_enum import EncodingEnum, check_encoding_enum
from ..types import UNSET, Unset

T = TypeVar("T", bound="OpenUploadRequest")


@_attrs_define
class OpenUploadRequest:
    """For bodies: an unknown field is an error, since it would be lost without a word.

    Attributes:
        size (int): Bytes of the whole file, as sent.
        kind (BatchKind | Unset): * `records` - records
            * `corrections` - corrections Default: 'records'.
        sha256 (str | Unset): Of the whole file, in hexadecimal: checked when it is completed. With it, the same file
            finds the upload again that was opened for it. Default: ''.
        encoding (EncodingEnum | Unset): * `identity` - identity
            * `gzip` - gzip
            * `zstd` - zstd Default: 'identity'.
        media_type (str | Unset): What the file is, as for POST records. Default: 'application/x-ndjson'.
        part_size (int | Unset): Bytes of each part but the last; left out, a fitting size is chosen.
    """

    size: int
    kind: BatchKind | Unset = "records"
    sha256: str | Unset = ""
    encoding: EncodingEnum | Unset = "identity"
    media_type: str | Unset = "application/x-ndjson"
    part_size: int | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        size = self.size

        kind: str | Unset = UNSET
        if not isinstance(self.kind, Unset):
            kind = self.kind

        sha256 = self.sha256

        encoding: str | Unset = UNSET
        if not isinstance(self.encoding, Unset):
            encoding = self.encoding

        media_type = self.media_type

        part_size = self.part_size

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "size": size,
            }
        )
        if kind is not UNSET:
            field_dict["kind"] = kind
        if sha256 is not UNSET:
            field_dict["sha256"] = sha256
        if encoding is not UNSET:
            field_dict["encoding"] = encoding
        if media_type is not UNSET:
            field_dict["media_type"] = media_type
        if part_size is not UNSET:
            field_dict["part_size"] = part_size

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        size = d.pop("size")

        _kind = d.pop("kind", UNSET)
        kind: BatchKind | Unset
        if isinstance(_kind, Unset):
            kind = UNSET
        else:
            kind = check_batch_kind(_kind)

        sha256 = d.pop("sha256", UNSET)

        _encoding = d.pop("encoding", UNSET)
        encoding: EncodingEnum | Unset
        if isinstance(_encoding, Unset):
            encoding = UNSET
        else:
            encoding = check_encoding_enum(_encoding)

        media_type = d.pop("media_type", UNSET)

        part_size = d.pop("part_size", UNSET)

        open_upload_request = cls(
            size=size,
            kind=kind,
            sha256=sha256,
            encoding=encoding,
            media_type=media_type,
            part_size=part_size,
        )

        return open_upload_request
