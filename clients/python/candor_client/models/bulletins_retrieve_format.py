from typing import Literal

BulletinsRetrieveFormat = Literal["json", "txt"]

BULLETINS_RETRIEVE_FORMAT_VALUES: set[BulletinsRetrieveFormat] = {
    "json",
    "txt",
}


def check_bulletins_retrieve_format(value: str) -> BulletinsRetrieveFormat:
    if value in BULLETINS_RETRIEVE_FORMAT_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BULLETINS_RETRIEVE_FORMAT_VALUES!r}"
    )
