from typing import Literal

RecordsUploadAcceptLanguage = Literal["en", "zh-Hans"]

RECORDS_UPLOAD_ACCEPT_LANGUAGE_VALUES: set[RecordsUploadAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_records_upload_accept_language(value: str) -> RecordsUploadAcceptLanguage:
    if value in RECORDS_UPLOAD_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RECORDS_UPLOAD_ACCEPT_LANGUAGE_VALUES!r}"
    )
