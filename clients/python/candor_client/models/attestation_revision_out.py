from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.attestation_state import AttestationState, check_attestation_state
from ..models.attestation_status import AttestationStatus, check_attestation_status
from ..models.pending_enum import PendingEnum, check_pending_enum
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.attestation_revision_out_measurements import (
        AttestationRevisionOutMeasurements,
    )
    from ..models.examination_brief import ExaminationBrief
    from ..models.signatory_out import SignatoryOut


T = TypeVar("T", bound="AttestationRevisionOut")


@_attrs_define
class AttestationRevisionOut:
    """
    Attributes:
        number (int):
        status (AttestationStatus): * `implemented` - implemented
            * `partial` - partly implemented
            * `planned` - planned
            * `not_applicable` - not applicable
        statement (str):
        measurements (AttestationRevisionOutMeasurements): Values by the codes that the control gives them.
        valid_from (datetime.date):
        valid_until (datetime.date):
        catalogue (str): Version of the controls that it speaks of.
        signatory (None | SignatoryOut):
        created_at (datetime.datetime):
        examination (ExaminationBrief | None): The latest examination of it.
        pending (None | PendingEnum): What the examination that is due waits for; null where none is due.
        state (AttestationState | Unset): * `draft` - draft
            * `submitted` - submitted
            * `examining` - being examined
            * `satisfied` - satisfied
            * `not_satisfied` - not satisfied
            * `inconclusive` - inconclusive
            * `expired` - expired
            * `superseded` - superseded
            * `withdrawn` - withdrawn
        submitted_at (datetime.datetime | None | Unset):
    """

    number: int
    status: AttestationStatus
    statement: str
    measurements: AttestationRevisionOutMeasurements
    valid_from: datetime.date
    valid_until: datetime.date
    catalogue: str
    signatory: None | SignatoryOut
    created_at: datetime.datetime
    examination: ExaminationBrief | None
    pending: None | PendingEnum
    state: AttestationState | Unset = UNSET
    submitted_at: datetime.datetime | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.examination_brief import ExaminationBrief  # noqa: PLC0415
        from ..models.signatory_out import SignatoryOut  # noqa: PLC0415

        number = self.number

        status: str = self.status

        statement = self.statement

        measurements = self.measurements.to_dict()

        valid_from = self.valid_from.isoformat()

        valid_until = self.valid_until.isoformat()

        catalogue = self.catalogue

        signatory: dict[str, Any] | None
        if isinstance(self.signatory, SignatoryOut):
            signatory = self.signatory.to_dict()
        else:
            signatory = self.signatory

        created_at = self.created_at.isoformat()

        examination: dict[str, Any] | None
        if isinstance(self.examination, ExaminationBrief):
            examination = self.examination.to_dict()
        else:
            examination = self.examination

        pending: None | str
        if isinstance(self.pending, str):
            pending = self.pending
        else:
            pending = self.pending

        state: str | Unset = UNSET
        if not isinstance(self.state, Unset):
            state = self.state

        submitted_at: None | str | Unset
        if isinstance(self.submitted_at, Unset):
            submitted_at = UNSET
        elif isinstance(self.submitted_at, datetime.datetime):
            submitted_at = self.submitted_at.isoformat()
        else:
            submitted_at = self.submitted_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "number": number,
                "status": status,
                "statement": statement,
                "measurements": measurements,
                "valid_from": valid_from,
                "valid_until": valid_until,
                "catalogue": catalogue,
                "signatory": signatory,
                "created_at": created_at,
                "examination": examination,
                "pending": pending,
            }
        )
        if state is not UNSET:
            field_dict["state"] = state
        if submitted_at is not UNSET:
            field_dict["submitted_at"] = submitted_at

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.attestation_revision_out_measurements import (
            AttestationRevisionOutMeasurements,  # noqa: PLC0415
        )
        from ..models.examination_brief import ExaminationBrief  # noqa: PLC0415
        from ..models.signatory_out import SignatoryOut  # noqa: PLC0415

        d = dict(src_dict)
        number = d.pop("number")

        status = check_attestation_status(d.pop("status"))

        statement = d.pop("statement")

        measurements = AttestationRevisionOutMeasurements.from_dict(
            d.pop("measurements")
        )

        valid_from = datetime.date.fromisoformat(d.pop("valid_from"))

        valid_until = datetime.date.fromisoformat(d.pop("valid_until"))

        catalogue = d.pop("catalogue")

        def _parse_signatory(data: object) -> None | SignatoryOut:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                signatory_type_1 = SignatoryOut.from_dict(data)

                return signatory_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SignatoryOut, data)

        signatory = _parse_signatory(d.pop("signatory"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

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

        def _parse_pending(data: object) -> None | PendingEnum:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                pending_type_1 = check_pending_enum(data)

                return pending_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PendingEnum, data)

        pending = _parse_pending(d.pop("pending"))

        _state = d.pop("state", UNSET)
        state: AttestationState | Unset
        if isinstance(_state, Unset):
            state = UNSET
        else:
            state = check_attestation_state(_state)

        def _parse_submitted_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                submitted_at_type_0 = datetime.datetime.fromisoformat(data)

                return submitted_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        submitted_at = _parse_submitted_at(d.pop("submitted_at", UNSET))

        attestation_revision_out = cls(
            number=number,
            status=status,
            statement=statement,
            measurements=measurements,
            valid_from=valid_from,
            valid_until=valid_until,
            catalogue=catalogue,
            signatory=signatory,
            created_at=created_at,
            examination=examination,
            pending=pending,
            state=state,
            submitted_at=submitted_at,
        )

        attestation_revision_out.additional_properties = d
        return attestation_revision_out

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
