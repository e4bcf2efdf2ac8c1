from typing import Literal

RecordsRetrieveAcceptLanguage = Literal["en", "zh-Hans"]

RECORDS_RETRIEVE_ACCEPT_LANGUAGE_VALUES: set[RecordsRetrieveAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_records_retrieve_accept_language(value: str) -> RecordsRetrieveAcceptLanguage:
    if value in RECORDS_RETRIEVE_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RECORDS_RETRIEVE_ACCEPT_LANGUAGE_VALUES!r}"
    )
