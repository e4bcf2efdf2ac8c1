from typing import Literal

ReportsRetrieveAcceptLanguage = Literal["en", "zh-Hans"]

REPORTS_RETRIEVE_ACCEPT_LANGUAGE_VALUES: set[ReportsRetrieveAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_reports_retrieve_accept_language(value: str) -> ReportsRetrieveAcceptLanguage:
    if value in REPORTS_RETRIEVE_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {REPORTS_RETRIEVE_ACCEPT_LANGUAGE_VALUES!r}"
    )
