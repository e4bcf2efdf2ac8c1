from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.directive_nature import DirectiveNature, check_directive_nature

if TYPE_CHECKING:
    from ..models.text import Text


T = TypeVar("T", bound="DirectiveCodeOut")


@_attrs_define
class DirectiveCodeOut:
    """
    Attributes:
        code (str):
        name (Text): A text in both languages.
        kind (DirectiveNature): * `order` - order
            * `notice` - notice
        description (Text): A text in both languages.
        expects (None | Text): What the answer to an order has to say.
    """

    code: str
    name: Text
    kind: DirectiveNature
    description: Text
    expects: None | Text
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.text import Text  # noqa: PLC0415

        code = self.code

        name = self.name.to_dict()

        kind: str = self.kind

        description = self.description.to_dict()

        expects: dict[str, Any] | None
        if isinstance(self.expects, Text):
            expects = self.expects.to_dict()
        else:
            expects = self.expects

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "name": name,
                "kind": kind,
                "description": description,
                "expects": expects,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.text import Text  # noqa: PLC0415

        d = dict(src_dict)
        code = d.pop("code")

        name = Text.from_dict(d.pop("name"))

        kind = check_directive_nature(d.pop("kind"))

        description = Text.from_dict(d.pop("description"))

        def _parse_expects(data: object) -> None | Text:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                expects_type_1 = Text.from_dict(data)

                return expects_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Text, data)

        expects = _parse_expects(d.pop("expects"))

        directive_code_out = cls(
            code=code,
            name=name,
            kind=kind,
            description=description,
            expects=expects,
        )

        directive_code_out.additional_properties = d
        return directive_code_out

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
