from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.attestation_status import AttestationStatus, check_attestation_status
from ..types import UNSET, Unset

T = TypeVar("T", bound="PatchedChangeAttestationRequest")


@_attrs_define
class PatchedChangeAttestationRequest:
    """For bodies: an unknown field is an error, since it would be lost without a word.

    Attributes:
        status (AttestationStatus | Unset): * `implemented` - implemented
            * `partial` - partly implemented
            * `planned` - planned
            * `not_applicable` - not applicable
        statement (str | Unset): How the control is met, or why it is not.
        valid_from (datetime.date | Unset):
        valid_until (datetime.date | Unset): Within two years of `valid_from`.
    """

    status: AttestationStatus | Unset = UNSET
    statement: str | Unset = UNSET
    valid_from: datetime.date | Unset = UNSET
    valid_until: datetime.date | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        status: str | Unset = UNSET
        if not isinstance(self.status, Unset):
            status = self.status

        statement = self.statement

        valid_from: str | Unset = UNSET
        if not isinstance(self.valid_from, Unset):
            valid_from = self.valid_from.isoformat()

        valid_until: str | Unset = UNSET
        if not isinstance(self.valid_until, Unset):
            valid_until = self.valid_until.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if status is not UNSET:
            field_dict["status"] = status
        if statement is not UNSET:
            field_dict["statement"] = statement
        if valid_from is not UNSET:
            field_dict["valid_from"] = valid_from
        if valid_until is not UNSET:
            field_dict["valid_until"] = valid_until

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        _status = d.pop("status", UNSET)
        status: AttestationStatus | Unset
        if isinstance(_status, Unset):
            status = UNSET
        else:
            status = check_attestation_status(_status)

        statement = d.pop("statement", UNSET)

        _valid_from = d.pop("valid_from", UNSET)
        valid_from: datetime.date | Unset
        if isinstance(_valid_from, Unset):
            valid_from = UNSET
        else:
            valid_from = datetime.date.fromisoformat(_valid_from)

        _valid_until = d.pop("valid_until", UNSET)
        valid_until: datetime.date | Unset
        if isinstance(_valid_until, Unset):
            valid_until = UNSET
        else:
            valid_until = datetime.date.fromisoformat(_valid_until)

        patched_change_attestation_request = cls(
            status=status,
            statement=statement,
            valid_from=valid_from,
            valid_until=valid_until,
        )

        return patched_change_attestation_request
