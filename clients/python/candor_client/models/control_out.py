from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.text import Text


T = TypeVar("T", bound="ControlOut")


@_attrs_define
class ControlOut:
    """
    Attributes:
        code (str):
        name (Text): A text in both languages.
        source (str): The rule it follows from.
        description (Text): A text in both languages.
        evidence (list[str]): Types of evidence that can show it.
    """

    code: str
    name: Text
    source: str
    description: Text
    evidence: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        name = self.name.to_dict()

        source = self.source

        description = self.description.to_dict()

        evidence = self.evidence

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "name": name,
                "source": source,
                "description": description,
                "evidence": evidence,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.text import Text  # noqa: PLC0415

        d = dict(src_dict)
        code = d.pop("code")

        name = Text.from_dict(d.pop("name"))

        source = d.pop("source")

        description = Text.from_dict(d.pop("description"))

        evidence = cast(list[str], d.pop("evidence"))

        control_out = cls(
            code=code,
            name=name,
            source=source,
            description=description,
            evidence=evidence,
        )

        control_out.additional_properties = d
        return control_out

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
