from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="TreeHeadOut")


@_attrs_define
class TreeHeadOut:
    """What the log was at a moment.

    Attributes:
        size (int):
        root (str):
        signed_at (datetime.datetime):
        kid (str):
        jws (str):
    """

    size: int
    root: str
    signed_at: datetime.datetime
    kid: str
    jws: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        size = self.size

        root = self.root

        signed_at = self.signed_at.isoformat()

        kid = self.kid

        jws = self.jws

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "size": size,
                "root": root,
                "signed_at": signed_at,
                "kid": kid,
                "jws": jws,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        size = d.pop("size")

        root = d.pop("root")

        signed_at = datetime.datetime.fromisoformat(d.pop("signed_at"))

        kid = d.pop("kid")

        jws = d.pop("jws")

        tree_head_out = cls(
            size=size,
            root=root,
            signed_at=signed_at,
            kid=kid,
            jws=jws,
        )

        tree_head_out.additional_properties = d
        return tree_head_out

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
