from typing import Literal

InForceEnum = Literal["absent", "current", "superseded", "withdrawn"]

IN_FORCE_ENUM_VALUES: set[InForceEnum] = {
    "absent",
    "current",
    "superseded",
    "withdrawn",
}


def check_in_force_enum(value: str) -> InForceEnum:
    if value in IN_FORCE_ENUM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {IN_FORCE_ENUM_VALUES!r}"
    )
