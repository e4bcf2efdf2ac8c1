from typing import Literal

PlatformStatus = Literal["active", "closed", "suspended"]

PLATFORM_STATUS_VALUES: set[PlatformStatus] = {
    "active",
    "closed",
    "suspended",
}


def check_platform_status(value: str) -> PlatformStatus:
    if value in PLATFORM_STATUS_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PLATFORM_STATUS_VALUES!r}"
    )
