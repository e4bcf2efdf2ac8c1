from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.control_out_example import ControlOutExample
    from ..models.denied_by_out import DeniedByOut
    from ..models.requirement_out import RequirementOut
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
        requirements (list[RequirementOut]):
        example (ControlOutExample): Measurements as they may be.
        denied_by (DeniedByOut | None):
        applies_where (list[str]): Measures: a report that counts any shows that the control does apply.
    """

    code: str
    name: Text
    source: str
    description: Text
    evidence: list[str]
    requirements: list[RequirementOut]
    example: ControlOutExample
    denied_by: DeniedByOut | None
    applies_where: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.denied_by_out import DeniedByOut  # noqa: PLC0415

        code = self.code

        name = self.name.to_dict()

        source = self.source

        description = self.description.to_dict()

        evidence = self.evidence

        requirements = []
        for requirements_item_data in self.requirements:
            requirements_item = requirements_item_data.to_dict()
            requirements.append(requirements_item)

        example = self.example.to_dict()

        denied_by: dict[str, Any] | None
        if isinstance(self.denied_by, DeniedByOut):
            denied_by = self.denied_by.to_dict()
        else:
            denied_by = self.denied_by

        applies_where = self.applies_where

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "name": name,
                "source": source,
                "description": description,
                "evidence": evidence,
                "requirements": requirements,
                "example": example,
                "denied_by": denied_by,
                "applies_where": applies_where,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.control_out_example import ControlOutExample  # noqa: PLC0415
        from ..models.denied_by_out import DeniedByOut  # noqa: PLC0415
        from ..models.requirement_out import RequirementOut  # noqa: PLC0415
        from ..models.text import Text  # noqa: PLC0415

        d = dict(src_dict)
        code = d.pop("code")

        name = Text.from_dict(d.pop("name"))

        source = d.pop("source")

        description = Text.from_dict(d.pop("description"))

        evidence = cast(list[str], d.pop("evidence"))

        requirements = []
        _requirements = d.pop("requirements")
        for requirements_item_data in _requirements:
            requirements_item = RequirementOut.from_dict(requirements_item_data)

            requirements.append(requirements_item)

        example = ControlOutExample.from_dict(d.pop("example"))

        def _parse_denied_by(data: object) -> DeniedByOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                denied_by_type_1 = DeniedByOut.from_dict(data)

                return denied_by_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(DeniedByOut | None, data)

        denied_by = _parse_denied_by(d.pop("denied_by"))

        applies_where = cast(list[str], d.pop("applies_where"))

        control_out = cls(
            code=code,
            name=name,
            source=source,
            description=description,
            evidence=evidence,
            requirements=requirements,
            example=example,
            denied_by=denied_by,
            applies_where=applies_where,
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
