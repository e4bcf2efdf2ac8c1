from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.actor_enum import ActorEnum, check_actor_enum

if TYPE_CHECKING:
    from ..models.text import Text


T = TypeVar("T", bound="ActionOut")


@_attrs_define
class ActionOut:
    """
    Attributes:
        code (str):
        name (Text): A text in both languages.
        actor (ActorEnum): * `platform` - platform
            * `regulator` - regulator
            * `both` - both
        subjects (list[str]):
    """

    code: str
    name: Text
    actor: ActorEnum
    subjects: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        name = self.name.to_dict()

        actor: str = self.actor

        subjects = self.subjects

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "name": name,
                "actor": actor,
                "subjects": subjects,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.text import Text  # noqa: PLC0415

        d = dict(src_dict)
        code = d.pop("code")

        name = Text.from_dict(d.pop("name"))

        actor = check_actor_enum(d.pop("actor"))

        subjects = cast(list[str], d.pop("subjects"))

        action_out = cls(
            code=code,
            name=name,
            actor=actor,
            subjects=subjects,
        )

        action_out.additional_properties = d
        return action_out

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
