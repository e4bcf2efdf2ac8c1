from typing import Literal

RequirementOutKindEnum = Literal["count", "measurement", "share", "slot"]

REQUIREMENT_OUT_KIND_ENUM_VALUES: set[RequirementOutKindEnum] = {
    "count",
    "measurement",
    "share",
    "slot",
}


def check_requirement_out_kind_enum(value: str) -> RequirementOutKindEnum:
    if value in REQUIREMENT_OUT_KIND_ENUM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {REQUIREMENT_OUT_KIND_ENUM_VALUES!r}"
    )
