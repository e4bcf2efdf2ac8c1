from typing import Literal

ReceiptOutKindEnum = Literal[
    "attestation.examined",
    "attestation.submitted",
    "directive.answered",
    "report.accepted",
    "report.submitted",
]

RECEIPT_OUT_KIND_ENUM_VALUES: set[ReceiptOutKindEnum] = {
    "attestation.examined",
    "attestation.submitted",
    "directive.answered",
    "report.accepted",
    "report.submitted",
}


def check_receipt_out_kind_enum(value: str) -> ReceiptOutKindEnum:
    if value in RECEIPT_OUT_KIND_ENUM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RECEIPT_OUT_KIND_ENUM_VALUES!r}"
    )
