from typing import Literal

ReportsListAcceptLanguage = Literal["en", "zh-Hans"]

REPORTS_LIST_ACCEPT_LANGUAGE_VALUES: set[ReportsListAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_reports_list_accept_language(value: str) -> ReportsListAcceptLanguage:
    if value in REPORTS_LIST_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {REPORTS_LIST_ACCEPT_LANGUAGE_VALUES!r}"
    )
