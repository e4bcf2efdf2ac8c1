from typing import Literal

LatestEnum = Literal["absent", "current", "superseded", "withdrawn"]

LATEST_ENUM_VALUES: set[LatestEnum] = {
    "absent",
    "current",
    "superseded",
    "withdrawn",
}


def check_latest_enum(value: str) -> LatestEnum:
    if value in LATEST_ENUM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LATEST_ENUM_VALUES!r}"
    )
