from typing import Literal

ConsolidatedReadAcceptLanguage = Literal["en", "zh-Hans"]

CONSOLIDATED_READ_ACCEPT_LANGUAGE_VALUES: set[ConsolidatedReadAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_consolidated_read_accept_language(
    value: str,
) -> ConsolidatedReadAcceptLanguage:
    if value in CONSOLIDATED_READ_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {CONSOLIDATED_READ_ACCEPT_LANGUAGE_VALUES!r}"
    )
