from typing import Literal

RecordsUploadContentEncoding = Literal["gzip", "identity", "zstd"]

RECORDS_UPLOAD_CONTENT_ENCODING_VALUES: set[RecordsUploadContentEncoding] = {
    "gzip",
    "identity",
    "zstd",
}


def check_records_upload_content_encoding(value: str) -> RecordsUploadContentEncoding:
    if value in RECORDS_UPLOAD_CONTENT_ENCODING_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RECORDS_UPLOAD_CONTENT_ENCODING_VALUES!r}"
    )
