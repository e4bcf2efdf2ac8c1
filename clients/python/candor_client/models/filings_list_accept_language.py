from typing import Literal

FilingsListAcceptLanguage = Literal["en", "zh-Hans"]

FILINGS_LIST_ACCEPT_LANGUAGE_VALUES: set[FilingsListAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_filings_list_accept_language(value: str) -> FilingsListAcceptLanguage:
    if value in FILINGS_LIST_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {FILINGS_LIST_ACCEPT_LANGUAGE_VALUES!r}"
    )
