from typing import Literal

ReceiptsListKind = Literal[
    "attestation.examined",
    "attestation.submitted",
    "directive.answered",
    "report.accepted",
    "report.submitted",
]

RECEIPTS_LIST_KIND_VALUES: set[ReceiptsListKind] = {
    "attestation.examined",
    "attestation.submitted",
    "directive.answered",
    "report.accepted",
    "report.submitted",
}


def check_receipts_list_kind(value: str) -> ReceiptsListKind:
    if value in RECEIPTS_LIST_KIND_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RECEIPTS_LIST_KIND_VALUES!r}"
    )
