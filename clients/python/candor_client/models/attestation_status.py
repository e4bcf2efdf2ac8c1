from typing import Literal

AttestationStatus = Literal["implemented", "not_applicable", "partial", "planned"]

ATTESTATION_STATUS_VALUES: set[AttestationStatus] = {
    "implemented",
    "not_applicable",
    "partial",
    "planned",
}


def check_attestation_status(value: str) -> AttestationStatus:
    if value in ATTESTATION_STATUS_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ATTESTATION_STATUS_VALUES!r}"
    )
