from typing import Literal

FilingStateEnum = Literal[
    "accepted",
    "checking",
    "errored",
    "needs_explanation",
    "received",
    "rejected",
    "returned",
    "superseded",
]

FILING_STATE_ENUM_VALUES: set[FilingStateEnum] = {
    "accepted",
    "checking",
    "errored",
    "needs_explanation",
    "received",
    "rejected",
    "returned",
    "superseded",
}


def check_filing_state_enum(value: str) -> FilingStateEnum:
    if value in FILING_STATE_ENUM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {FILING_STATE_ENUM_VALUES!r}"
    )
