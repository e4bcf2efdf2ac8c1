from typing import Literal

StandingEnum = Literal["late", "missing", "not_due", "on_time", "pending"]

STANDING_ENUM_VALUES: set[StandingEnum] = {
    "late",
    "missing",
    "not_due",
    "on_time",
    "pending",
}


def check_standing_enum(value: str) -> StandingEnum:
    if value in STANDING_ENUM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {STANDING_ENUM_VALUES!r}"
    )
