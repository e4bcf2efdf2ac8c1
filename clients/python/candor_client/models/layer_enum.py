from typing import Literal

LayerEnum = Literal["cross_platform", "history", "record", "report", "structure"]

LAYER_ENUM_VALUES: set[LayerEnum] = {
    "cross_platform",
    "history",
    "record",
    "report",
    "structure",
}


def check_layer_enum(value: str) -> LayerEnum:
    if value in LAYER_ENUM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LAYER_ENUM_VALUES!r}"
    )
