from typing import Literal

CorrectionsUploadContentEncoding = Literal["gzip", "identity", "zstd"]

CORRECTIONS_UPLOAD_CONTENT_ENCODING_VALUES: set[CorrectionsUploadContentEncoding] = {
    "gzip",
    "identity",
    "zstd",
}


def check_corrections_upload_content_encoding(
    value: str,
) -> CorrectionsUploadContentEncoding:
    if value in CORRECTIONS_UPLOAD_CONTENT_ENCODING_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {CORRECTIONS_UPLOAD_CONTENT_ENCODING_VALUES!r}"
    )
