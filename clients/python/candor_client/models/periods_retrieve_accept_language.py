from typing import Literal

PeriodsRetrieveAcceptLanguage = Literal["en", "zh-Hans"]

PERIODS_RETRIEVE_ACCEPT_LANGUAGE_VALUES: set[PeriodsRetrieveAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_periods_retrieve_accept_language(value: str) -> PeriodsRetrieveAcceptLanguage:
    if value in PERIODS_RETRIEVE_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PERIODS_RETRIEVE_ACCEPT_LANGUAGE_VALUES!r}"
    )
