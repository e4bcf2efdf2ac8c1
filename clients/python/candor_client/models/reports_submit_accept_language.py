from typing import Literal

ReportsSubmitAcceptLanguage = Literal["en", "zh-Hans"]

REPORTS_SUBMIT_ACCEPT_LANGUAGE_VALUES: set[ReportsSubmitAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_reports_submit_accept_language(value: str) -> ReportsSubmitAcceptLanguage:
    if value in REPORTS_SUBMIT_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {REPORTS_SUBMIT_ACCEPT_LANGUAGE_VALUES!r}"
    )
