from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.directive_code_out import DirectiveCodeOut


T = TypeVar("T", bound="DirectiveCodesOut")


@_attrs_define
class DirectiveCodesOut:
    """
    Attributes:
        version (str):
        directives (list[DirectiveCodeOut]):
    """

    version: str
    directives: list[DirectiveCodeOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        version = self.version

        directives = []
        for directives_item_data in self.directives:
            directives_item = directives_item_data.to_dict()
            directives.append(directives_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "version": version,
                "directives": directives,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.directive_code_out import DirectiveCodeOut  # noqa: PLC0415

        d = dict(src_dict)
        version = d.pop("version")

        directives = []
        _directives = d.pop("directives")
        for directives_item_data in _directives:
            directives_item = DirectiveCodeOut.from_dict(directives_item_data)

            directives.append(directives_item)

        directive_codes_out = cls(
            version=version,
            directives=directives,
        )

        directive_codes_out.additional_properties = d
        return directive_codes_out

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
