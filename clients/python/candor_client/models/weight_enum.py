from typing import Literal

WeightEnum = Literal["doubt", "error", "note", "warning"]

WEIGHT_ENUM_VALUES: set[WeightEnum] = {
    "doubt",
    "error",
    "note",
    "warning",
}


def check_weight_enum(value: str) -> WeightEnum:
    if value in WEIGHT_ENUM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {WEIGHT_ENUM_VALUES!r}"
    )
