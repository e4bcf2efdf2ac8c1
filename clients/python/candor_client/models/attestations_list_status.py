from typing import Literal

AttestationsListStatus = Literal["implemented", "not_applicable", "partial", "planned"]

ATTESTATIONS_LIST_STATUS_VALUES: set[AttestationsListStatus] = {
    "implemented",
    "not_applicable",
    "partial",
    "planned",
}


def check_attestations_list_status(value: str) -> AttestationsListStatus:
    if value in ATTESTATIONS_LIST_STATUS_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ATTESTATIONS_LIST_STATUS_VALUES!r}"
    )
