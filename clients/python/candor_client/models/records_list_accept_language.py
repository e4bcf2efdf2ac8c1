from typing import Literal

RecordsListAcceptLanguage = Literal["en", "zh-Hans"]

RECORDS_LIST_ACCEPT_LANGUAGE_VALUES: set[RecordsListAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_records_list_accept_language(value: str) -> RecordsListAcceptLanguage:
    if value in RECORDS_LIST_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RECORDS_LIST_ACCEPT_LANGUAGE_VALUES!r}"
    )
