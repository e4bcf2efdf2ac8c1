from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.revision_state import RevisionState, check_revision_state
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.receipt_out import ReceiptOut
    from ..models.revision_progress import RevisionProgress
    from ..models.submitted_out_findings import SubmittedOutFindings


T = TypeVar("T", bound="SubmittedOut")


@_attrs_define
class SubmittedOut:
    """A revision that was filed just now, and the signed receipt for it.

    Attributes:
        number (int):
        state (RevisionState):
        in_force (bool):
        reason (str):
        nil (bool):
        rule_set (str):
        submitted_at (datetime.datetime | None):
        decided_at (datetime.datetime | None):
        return_reason (str):
        return_due_at (datetime.datetime | None):
        created_at (datetime.datetime):
        progress (RevisionProgress): How far the checks of its batches are, taken together.
        findings (SubmittedOutFindings): Exact numbers of findings by severity.
        receipt (ReceiptOut): Signed proof of one thing that was filed or decided.
        based_on (int | None | Unset):
        signatory (None | str | Unset):
    """

    number: int
    state: RevisionState
    in_force: bool
    reason: str
    nil: bool
    rule_set: str
    submitted_at: datetime.datetime | None
    decided_at: datetime.datetime | None
    return_reason: str
    return_due_at: datetime.datetime | None
    created_at: datetime.datetime
    progress: RevisionProgress
    findings: SubmittedOutFindings
    receipt: ReceiptOut
    based_on: int | None | Unset = UNSET
    signatory: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        state: str = self.state

        in_force = self.in_force

        reason = self.reason

        nil = self.nil

        rule_set = self.rule_set

        submitted_at: None | str
        if isinstance(self.submitted_at, datetime.datetime):
            submitted_at = self.submitted_at.isoformat()
        else:
            submitted_at = self.submitted_at

        decided_at: None | str
        if isinstance(self.decided_at, datetime.datetime):
            decided_at = self.decided_at.isoformat()
        else:
            decided_at = self.decided_at

        return_reason = self.return_reason

        return_due_at: None | str
        if isinstance(self.return_due_at, datetime.datetime):
            return_due_at = self.return_due_at.isoformat()
        else:
            return_due_at = self.return_due_at

        created_at = self.created_at.isoformat()

        progress = self.progress.to_dict()

        findings = self.findings.to_dict()

        receipt = self.receipt.to_dict()

        based_on: int | None | Unset
        if isinstance(self.based_on, Unset):
            based_on = UNSET
        else:
            based_on = self.based_on

        signatory: None | str | Unset
        if isinstance(self.signatory, Unset):
            signatory = UNSET
        else:
            signatory = self.signatory

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "number": number,
                "state": state,
                "in_force": in_force,
                "reason": reason,
                "nil": nil,
                "rule_set": rule_set,
                "submitted_at": submitted_at,
                "decided_at": decided_at,
                "return_reason": return_reason,
                "return_due_at": return_due_at,
                "created_at": created_at,
                "progress": progress,
                "findings": findings,
                "receipt": receipt,
            }
        )
        if based_on is not UNSET:
            field_dict["based_on"] = based_on
        if signatory is not UNSET:
            field_dict["signatory"] = signatory

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.receipt_out import ReceiptOut  # noqa: PLC0415
        from ..models.revision_progress import RevisionProgress  # noqa: PLC0415
        from ..models.submitted_out_findings import SubmittedOutFindings  # noqa: PLC0415

        d = dict(src_dict)
        number = d.pop("number")

        state = check_revision_state(d.pop("state"))

        in_force = d.pop("in_force")

        reason = d.pop("reason")

        nil = d.pop("nil")

        rule_set = d.pop("rule_set")

        def _parse_submitted_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                submitted_at_type_0 = datetime.datetime.fromisoformat(data)

                return submitted_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        submitted_at = _parse_submitted_at(d.pop("submitted_at"))

        def _parse_decided_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                decided_at_type_0 = datetime.datetime.fromisoformat(data)

                return decided_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        decided_at = _parse_decided_at(d.pop("decided_at"))

        return_reason = d.pop("return_reason")

        def _parse_return_due_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                return_due_at_type_0 = datetime.datetime.fromisoformat(data)

                return return_due_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        return_due_at = _parse_return_due_at(d.pop("return_due_at"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        progress = RevisionProgress.from_dict(d.pop("progress"))

        findings = SubmittedOutFindings.from_dict(d.pop("findings"))

        receipt = ReceiptOut.from_dict(d.pop("receipt"))

        def _parse_based_on(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        based_on = _parse_based_on(d.pop("based_on", UNSET))

        def _parse_signatory(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        signatory = _parse_signatory(d.pop("signatory", UNSET))

        submitted_out = cls(
            number=number,
            state=state,
            in_force=in_force,
            reason=reason,
            nil=nil,
            rule_set=rule_set,
            submitted_at=submitted_at,
            decided_at=decided_at,
            return_reason=return_reason,
            return_due_at=return_due_at,
            created_at=created_at,
            progress=progress,
            findings=findings,
            receipt=receipt,
            based_on=based_on,
            signatory=signatory,
        )

        submitted_out.additional_properties = d
        return submitted_out

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
