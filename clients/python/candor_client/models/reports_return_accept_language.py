from typing import Literal

ReportsReturnAcceptLanguage = Literal["en", "zh-Hans"]

REPORTS_RETURN_ACCEPT_LANGUAGE_VALUES: set[ReportsReturnAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_reports_return_accept_language(value: str) -> ReportsReturnAcceptLanguage:
    if value in REPORTS_RETURN_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {REPORTS_RETURN_ACCEPT_LANGUAGE_VALUES!r}"
    )
