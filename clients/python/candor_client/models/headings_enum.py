from typing import Literal

HeadingsEnum = Literal["codes", "words"]

HEADINGS_ENUM_VALUES: set[HeadingsEnum] = {
    "codes",
    "words",
}


def check_headings_enum(value: str) -> HeadingsEnum:
    if value in HEADINGS_ENUM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {HEADINGS_ENUM_VALUES!r}"
    )
