from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.standing_state import StandingState, check_standing_state
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.attestation_out_links import AttestationOutLinks
    from ..models.attestation_revision_out import AttestationRevisionOut
    from ..models.examination_brief import ExaminationBrief


T = TypeVar("T", bound="AttestationOut")


@_attrs_define
class AttestationOut:
    """
    Attributes:
        id (UUID):
        platform (UUID):
        control (str):
        created_at (datetime.datetime):
        in_force (int | None): Number of the revision that was submitted and stands.
        state (None | StandingState): Of the revision in force.

            * `submitted` - submitted
            * `examining` - being examined
            * `satisfied` - satisfied
            * `not_satisfied` - not satisfied
            * `inconclusive` - inconclusive
            * `expired` - expired
        examination (ExaminationBrief | None): The latest examination of the revision in force.
        latest (AttestationRevisionOut):
        links (AttestationOutLinks):
        scope (str | Unset):
    """

    id: UUID
    platform: UUID
    control: str
    created_at: datetime.datetime
    in_force: int | None
    state: None | StandingState
    examination: ExaminationBrief | None
    latest: AttestationRevisionOut
    links: AttestationOutLinks
    scope: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.examination_brief import ExaminationBrief  # noqa: PLC0415

        id = str(self.id)

        platform = str(self.platform)

        control = self.control

        created_at = self.created_at.isoformat()

        in_force: int | None
        in_force = self.in_force

        state: None | str
        if isinstance(self.state, str):
            state = self.state
        else:
            state = self.state

        examination: dict[str, Any] | None
        if isinstance(self.examination, ExaminationBrief):
            examination = self.examination.to_dict()
        else:
            examination = self.examination

        latest = self.latest.to_dict()

        links = self.links.to_dict()

        scope = self.scope

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "platform": platform,
                "control": control,
                "created_at": created_at,
                "in_force": in_force,
                "state": state,
                "examination": examination,
                "latest": latest,
                "links": links,
            }
        )
        if scope is not UNSET:
            field_dict["scope"] = scope

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.attestation_out_links import AttestationOutLinks  # noqa: PLC0415
        from ..models.attestation_revision_out import AttestationRevisionOut  # noqa: PLC0415
        from ..models.examination_brief import ExaminationBrief  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        platform = UUID(d.pop("platform"))

        control = d.pop("control")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        def _parse_in_force(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        in_force = _parse_in_force(d.pop("in_force"))

        def _parse_state(data: object) -> None | StandingState:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                state_type_1 = check_standing_state(data)

                return state_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | StandingState, data)

        state = _parse_state(d.pop("state"))

        def _parse_examination(data: object) -> ExaminationBrief | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                examination_type_1 = ExaminationBrief.from_dict(data)

                return examination_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ExaminationBrief | None, data)

        examination = _parse_examination(d.pop("examination"))

        latest = AttestationRevisionOut.from_dict(d.pop("latest"))

        links = AttestationOutLinks.from_dict(d.pop("links"))

        scope = d.pop("scope", UNSET)

        attestation_out = cls(
            id=id,
            platform=platform,
            control=control,
            created_at=created_at,
            in_force=in_force,
            state=state,
            examination=examination,
            latest=latest,
            links=links,
            scope=scope,
        )

        attestation_out.additional_properties = d
        return attestation_out

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
