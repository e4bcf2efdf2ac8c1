from typing import Literal

ChecksRetrieveAcceptLanguage = Literal["en", "zh-Hans"]

CHECKS_RETRIEVE_ACCEPT_LANGUAGE_VALUES: set[ChecksRetrieveAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_checks_retrieve_accept_language(value: str) -> ChecksRetrieveAcceptLanguage:
    if value in CHECKS_RETRIEVE_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {CHECKS_RETRIEVE_ACCEPT_LANGUAGE_VALUES!r}"
    )
