from typing import Literal

RecordStanding = Literal["absent", "current", "superseded", "withdrawn"]

RECORD_STANDING_VALUES: set[RecordStanding] = {
    "absent",
    "current",
    "superseded",
    "withdrawn",
}


def check_record_standing(value: str) -> RecordStanding:
    if value in RECORD_STANDING_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RECORD_STANDING_VALUES!r}"
    )
