from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.role_enum import RoleEnum, check_role_enum
from ..types import UNSET, Unset

T = TypeVar("T", bound="AddPersonRequest")


@_attrs_define
class AddPersonRequest:
    """For bodies: an unknown field is an error, since it would be lost without a word.

    Attributes:
        role (RoleEnum): * `filer` - filer
            * `signatory` - signatory
            * `viewer` - viewer
        name_zh (str):
        name_en (str | Unset):
        title (str | Unset):
        email (str | Unset):
    """

    role: RoleEnum
    name_zh: str
    name_en: str | Unset = UNSET
    title: str | Unset = UNSET
    email: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        role: str = self.role

        name_zh = self.name_zh

        name_en = self.name_en

        title = self.title

        email: str | Unset
        if isinstance(self.email, Unset):
            email = UNSET
        else:
            email = self.email

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "role": role,
                "name_zh": name_zh,
            }
        )
        if name_en is not UNSET:
            field_dict["name_en"] = name_en
        if title is not UNSET:
            field_dict["title"] = title
        if email is not UNSET:
            field_dict["email"] = email

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        role = check_role_enum(d.pop("role"))

        name_zh = d.pop("name_zh")

        name_en = d.pop("name_en", UNSET)

        title = d.pop("title", UNSET)

        def _parse_email(data: object) -> str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(str | Unset, data)

        email = _parse_email(d.pop("email", UNSET))

        add_person_request = cls(
            role=role,
            name_zh=name_zh,
            name_en=name_en,
            title=title,
            email=email,
        )

        return add_person_request
