from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.signal_state import SignalState, check_signal_state
from ..types import UNSET, Unset

T = TypeVar("T", bound="PatchedDecideSignalRequest")


@_attrs_define
class PatchedDecideSignalRequest:
    """For bodies: an unknown field is an error, since it would be lost without a word.

    Attributes:
        state (SignalState | Unset): * `open` - open
            * `acknowledged` - acknowledged
            * `dismissed` - dismissed
        reason (str | Unset): Why it is dismissed: needed then. Platforms do not read it. Default: ''.
    """

    state: SignalState | Unset = UNSET
    reason: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        state: str | Unset = UNSET
        if not isinstance(self.state, Unset):
            state = self.state

        reason = self.reason

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if state is not UNSET:
            field_dict["state"] = state
        if reason is not UNSET:
            field_dict["reason"] = reason

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        _state = d.pop("state", UNSET)
        state: SignalState | Unset
        if isinstance(_state, Unset):
            state = UNSET
        else:
            state = check_signal_state(_state)

        reason = d.pop("reason", UNSET)

        patched_decide_signal_request = cls(
            state=state,
            reason=reason,
        )

        return patched_decide_signal_request
