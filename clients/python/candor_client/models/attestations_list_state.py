from typing import Literal

AttestationsListState = Literal[
    "examining", "expired", "inconclusive", "not_satisfied", "satisfied", "submitted"
]

ATTESTATIONS_LIST_STATE_VALUES: set[AttestationsListState] = {
    "examining",
    "expired",
    "inconclusive",
    "not_satisfied",
    "satisfied",
    "submitted",
}


def check_attestations_list_state(value: str) -> AttestationsListState:
    if value in ATTESTATIONS_LIST_STATE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ATTESTATIONS_LIST_STATE_VALUES!r}"
    )
