from typing import Literal

FilingStatusEnum = Literal[
    "extended", "late", "missing", "not_due", "on_time", "pending"
]

FILING_STATUS_ENUM_VALUES: set[FilingStatusEnum] = {
    "extended",
    "late",
    "missing",
    "not_due",
    "on_time",
    "pending",
}


def check_filing_status_enum(value: str) -> FilingStatusEnum:
    if value in FILING_STATUS_ENUM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {FILING_STATUS_ENUM_VALUES!r}"
    )
