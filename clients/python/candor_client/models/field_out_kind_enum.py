from typing import Literal

FieldOutKindEnum = Literal["measurement", "share"]

FIELD_OUT_KIND_ENUM_VALUES: set[FieldOutKindEnum] = {
    "measurement",
    "share",
}


def check_field_out_kind_enum(value: str) -> FieldOutKindEnum:
    if value in FIELD_OUT_KIND_ENUM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {FIELD_OUT_KIND_ENUM_VALUES!r}"
    )
