from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.actor_out_kind_enum import ActorOutKindEnum, check_actor_out_kind_enum

T = TypeVar("T", bound="ActorOut")


@_attrs_define
class ActorOut:
    """
    Attributes:
        kind (ActorOutKindEnum): * `platform` - platform
            * `office` - office
            * `system` - system
            * `operator` - operator
        office (None | UUID):
        person (None | UUID):
        credential (None | UUID):
    """

    kind: ActorOutKindEnum
    office: None | UUID
    person: None | UUID
    credential: None | UUID
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind: str = self.kind

        office: None | str
        if isinstance(self.office, UUID):
            office = str(self.office)
        else:
            office = self.office

        person: None | str
        if isinstance(self.person, UUID):
            person = str(self.person)
        else:
            person = self.person

        credential: None | str
        if isinstance(self.credential, UUID):
            credential = str(self.credential)
        else:
            credential = self.credential

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "office": office,
                "person": person,
                "credential": credential,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = check_actor_out_kind_enum(d.pop("kind"))

        def _parse_office(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                office_type_0 = UUID(data)

                return office_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        office = _parse_office(d.pop("office"))

        def _parse_person(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                person_type_0 = UUID(data)

                return person_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        person = _parse_person(d.pop("person"))

        def _parse_credential(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                credential_type_0 = UUID(data)

                return credential_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        credential = _parse_credential(d.pop("credential"))

        actor_out = cls(
            kind=kind,
            office=office,
            person=person,
            credential=credential,
        )

        actor_out.additional_properties = d
        return actor_out

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
