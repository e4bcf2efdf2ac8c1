from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.text import Text


T = TypeVar("T", bound="CategoryOut")


@_attrs_define
class CategoryOut:
    """
    Attributes:
        code (str):
        name (Text): A text in both languages.
        phase (str):
        subjects (list[str]):
        detail (Text): A text in both languages.
        labelling (bool): About the labelling of generated content.
    """

    code: str
    name: Text
    phase: str
    subjects: list[str]
    detail: Text
    labelling: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        name = self.name.to_dict()

        phase = self.phase

        subjects = self.subjects

        detail = self.detail.to_dict()

        labelling = self.labelling

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "name": name,
                "phase": phase,
                "subjects": subjects,
                "detail": detail,
                "labelling": labelling,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.text import Text  # noqa: PLC0415

        d = dict(src_dict)
        code = d.pop("code")

        name = Text.from_dict(d.pop("name"))

        phase = d.pop("phase")

        subjects = cast(list[str], d.pop("subjects"))

        detail = Text.from_dict(d.pop("detail"))

        labelling = d.pop("labelling")

        category_out = cls(
            code=code,
            name=name,
            phase=phase,
            subjects=subjects,
            detail=detail,
            labelling=labelling,
        )

        category_out.additional_properties = d
        return category_out

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
