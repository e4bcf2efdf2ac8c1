from typing import Literal

BackingEnum = Literal["declared", "records"]

BACKING_ENUM_VALUES: set[BackingEnum] = {
    "declared",
    "records",
}


def check_backing_enum(value: str) -> BackingEnum:
    if value in BACKING_ENUM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BACKING_ENUM_VALUES!r}"
    )
