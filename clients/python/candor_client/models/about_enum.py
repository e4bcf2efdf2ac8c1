from typing import Literal

AboutEnum = Literal["platform", "scope"]

ABOUT_ENUM_VALUES: set[AboutEnum] = {
    "platform",
    "scope",
}


def check_about_enum(value: str) -> AboutEnum:
    if value in ABOUT_ENUM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ABOUT_ENUM_VALUES!r}"
    )
