from typing import Literal

PlatformsListSize = Literal["large", "medium", "small"]

PLATFORMS_LIST_SIZE_VALUES: set[PlatformsListSize] = {
    "large",
    "medium",
    "small",
}


def check_platforms_list_size(value: str) -> PlatformsListSize:
    if value in PLATFORMS_LIST_SIZE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PLATFORMS_LIST_SIZE_VALUES!r}"
    )
