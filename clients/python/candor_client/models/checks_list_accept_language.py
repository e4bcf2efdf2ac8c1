from typing import Literal

ChecksListAcceptLanguage = Literal["en", "zh-Hans"]

CHECKS_LIST_ACCEPT_LANGUAGE_VALUES: set[ChecksListAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_checks_list_accept_language(value: str) -> ChecksListAcceptLanguage:
    if value in CHECKS_LIST_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {CHECKS_LIST_ACCEPT_LANGUAGE_VALUES!r}"
    )
