from typing import Literal

BatchesValidateContentEncoding = Literal["gzip", "identity", "zstd"]

BATCHES_VALIDATE_CONTENT_ENCODING_VALUES: set[BatchesValidateContentEncoding] = {
    "gzip",
    "identity",
    "zstd",
}


def check_batches_validate_content_encoding(
    value: str,
) -> BatchesValidateContentEncoding:
    if value in BATCHES_VALIDATE_CONTENT_ENCODING_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BATCHES_VALIDATE_CONTENT_ENCODING_VALUES!r}"
    )
