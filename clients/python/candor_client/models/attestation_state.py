from typing import Literal

AttestationState = Literal[
    "draft",
    "examining",
    "expired",
    "inconclusive",
    "not_satisfied",
    "satisfied",
    "submitted",
    "superseded",
    "withdrawn",
]

ATTESTATION_STATE_VALUES: set[AttestationState] = {
    "draft",
    "examining",
    "expired",
    "inconclusive",
    "not_satisfied",
    "satisfied",
    "submitted",
    "superseded",
    "withdrawn",
}


def check_attestation_state(value: str) -> AttestationState:
    if value in ATTESTATION_STATE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ATTESTATION_STATE_VALUES!r}"
    )
