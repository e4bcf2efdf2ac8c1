from typing import Literal

CorrectionsUploadAcceptLanguage = Literal["en", "zh-Hans"]

CORRECTIONS_UPLOAD_ACCEPT_LANGUAGE_VALUES: set[CorrectionsUploadAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_corrections_upload_accept_language(
    value: str,
) -> CorrectionsUploadAcceptLanguage:
    if value in CORRECTIONS_UPLOAD_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {CORRECTIONS_UPLOAD_ACCEPT_LANGUAGE_VALUES!r}"
    )
