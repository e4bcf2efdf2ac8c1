from typing import Literal

PeriodsListAcceptLanguage = Literal["en", "zh-Hans"]

PERIODS_LIST_ACCEPT_LANGUAGE_VALUES: set[PeriodsListAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_periods_list_accept_language(value: str) -> PeriodsListAcceptLanguage:
    if value in PERIODS_LIST_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PERIODS_LIST_ACCEPT_LANGUAGE_VALUES!r}"
    )
