from typing import Literal

ReportsOpenAcceptLanguage = Literal["en", "zh-Hans"]

REPORTS_OPEN_ACCEPT_LANGUAGE_VALUES: set[ReportsOpenAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_reports_open_accept_language(value: str) -> ReportsOpenAcceptLanguage:
    if value in REPORTS_OPEN_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {REPORTS_OPEN_ACCEPT_LANGUAGE_VALUES!r}"
    )
