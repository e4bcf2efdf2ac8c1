from typing import Literal

PlatformSize = Literal["large", "medium", "small"]

PLATFORM_SIZE_VALUES: set[PlatformSize] = {
    "large",
    "medium",
    "small",
}


def check_platform_size(value: str) -> PlatformSize:
    if value in PLATFORM_SIZE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PLATFORM_SIZE_VALUES!r}"
    )
