from typing import Literal

EncodingEnum = Literal["gzip", "identity", "zstd"]

ENCODING_ENUM_VALUES: set[EncodingEnum] = {
    "gzip",
    "identity",
    "zstd",
}


def check_encoding_enum(value: str) -> EncodingEnum:
    if value in ENCODING_ENUM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ENCODING_ENUM_VALUES!r}"
    )
