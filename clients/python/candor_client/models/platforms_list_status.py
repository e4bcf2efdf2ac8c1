from typing import Literal

PlatformsListStatus = Literal["active", "closed", "suspended"]

PLATFORMS_LIST_STATUS_VALUES: set[PlatformsListStatus] = {
    "active",
    "closed",
    "suspended",
}


def check_platforms_list_status(value: str) -> PlatformsListStatus:
    if value in PLATFORMS_LIST_STATUS_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PLATFORMS_LIST_STATUS_VALUES!r}"
    )
