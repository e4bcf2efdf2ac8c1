from typing import Literal

ItemOutStatusEnum = Literal["already_stored", "refused", "stored"]

ITEM_OUT_STATUS_ENUM_VALUES: set[ItemOutStatusEnum] = {
    "already_stored",
    "refused",
    "stored",
}


def check_item_out_status_enum(value: str) -> ItemOutStatusEnum:
    if value in ITEM_OUT_STATUS_ENUM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ITEM_OUT_STATUS_ENUM_VALUES!r}"
    )
