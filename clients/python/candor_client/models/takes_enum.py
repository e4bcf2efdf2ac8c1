from typing import Literal

TakesEnum = Literal["archive", "audio", "document", "image", "text", "video"]

TAKES_ENUM_VALUES: set[TakesEnum] = {
    "archive",
    "audio",
    "document",
    "image",
    "text",
    "video",
}


def check_takes_enum(value: str) -> TakesEnum:
    if value in TAKES_ENUM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {TAKES_ENUM_VALUES!r}"
    )
