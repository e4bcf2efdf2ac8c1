from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.attestation_status import AttestationStatus, check_attestation_status
from ..types import UNSET, Unset

T = TypeVar("T", bound="DraftAttestationRequest")


@_attrs_define
class DraftAttestationRequest:
    """For bodies: an unknown field is an error, since it would be lost without a word.

    Attributes:
        status (AttestationStatus): * `implemented` - implemented
            * `partial` - partly implemented
            * `planned` - planned
            * `not_applicable` - not applicable
        statement (str): How the control is met, or why it is not.
        valid_from (datetime.date):
        valid_until (datetime.date): Within two years of `valid_from`.
        control (str): A code of GET controls.
        scope (str | Unset): Code of one of your products; the whole platform if left out.
    """

    status: AttestationStatus
    statement: str
    valid_from: datetime.date
    valid_until: datetime.date
    control: str
    scope: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        status: str = self.status

        statement = self.statement

        valid_from = self.valid_from.isoformat()

        valid_until = self.valid_until.isoformat()

        control = self.control

        scope = self.scope

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "status": status,
                "statement": statement,
                "valid_from": valid_from,
                "valid_until": valid_until,
                "control": control,
            }
        )
        if scope is not UNSET:
            field_dict["scope"] = scope

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        status = check_attestation_status(d.pop("status"))

        statement = d.pop("statement")

        valid_from = datetime.date.fromisoformat(d.pop("valid_from"))

        valid_until = datetime.date.fromisoformat(d.pop("valid_until"))

        control = d.pop("control")

        scope = d.pop("scope", UNSET)

        draft_attestation_request = cls(
            status=status,
            statement=statement,
            valid_from=valid_from,
            valid_until=valid_until,
            control=control,
            scope=scope,
        )

        return draft_attestation_request
