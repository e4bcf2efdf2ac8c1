from typing import Literal

AttestationState = Literal["draft", "submitted", "superseded", "withdrawn"]

ATTESTATION_STATE_VALUES: set[AttestationState] = {
    "draft",
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
