from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.backing_enum import BackingEnum, check_backing_enum

if TYPE_CHECKING:
    from ..models.text import Text


T = TypeVar("T", bound="MeasureOut")


@_attrs_define
class MeasureOut:
    """A countable. Only equal codes and versions are ever added up.

    Attributes:
        code (str):
        name (Text): A text in both languages.
        version (int):
        unit (str):
        backing (BackingEnum): * `records` - records
            * `declared` - declared
        subject (None | str):
        actions (list[str] | None): Null: every action.
        required (bool): A report that holds such records must declare it.
        within (None | str): The measure this is a part of.
        definition (Text): A text in both languages.
    """

    code: str
    name: Text
    version: int
    unit: str
    backing: BackingEnum
    subject: None | str
    actions: list[str] | None
    required: bool
    within: None | str
    definition: Text
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        name = self.name.to_dict()

        version = self.version

        unit = self.unit

        backing: str = self.backing

        subject: None | str
        subject = self.subject

        actions: list[str] | None
        if isinstance(self.actions, list):
            actions = self.actions

        else:
            actions = self.actions

        required = self.required

        within: None | str
        within = self.within

        definition = self.definition.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "name": name,
                "version": version,
                "unit": unit,
                "backing": backing,
                "subject": subject,
                "actions": actions,
                "required": required,
                "within": within,
                "definition": definition,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.text import Text  # noqa: PLC0415

        d = dict(src_dict)
        code = d.pop("code")

        name = Text.from_dict(d.pop("name"))

        version = d.pop("version")

        unit = d.pop("unit")

        backing = check_backing_enum(d.pop("backing"))

        def _parse_subject(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        subject = _parse_subject(d.pop("subject"))

        def _parse_actions(data: object) -> list[str] | None:
            if data is None:
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                actions_type_0 = cast(list[str], data)

                return actions_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None, data)

        actions = _parse_actions(d.pop("actions"))

        required = d.pop("required")

        def _parse_within(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        within = _parse_within(d.pop("within"))

        definition = Text.from_dict(d.pop("definition"))

        measure_out = cls(
            code=code,
            name=name,
            version=version,
            unit=unit,
            backing=backing,
            subject=subject,
            actions=actions,
            required=required,
            within=within,
            definition=definition,
        )

        measure_out.additional_properties = d
        return measure_out

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
