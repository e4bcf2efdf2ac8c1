from typing import Literal

RecordOutStateEnum = Literal["current", "superseded", "withdrawn"]

RECORD_OUT_STATE_ENUM_VALUES: set[RecordOutStateEnum] = {
    "current",
    "superseded",
    "withdrawn",
}


def check_record_out_state_enum(value: str) -> RecordOutStateEnum:
    if value in RECORD_OUT_STATE_ENUM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RECORD_OUT_STATE_ENUM_VALUES!r}"
    )
