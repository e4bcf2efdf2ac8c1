from typing import Literal

ConsolidatedSourcesAcceptLanguage = Literal["en", "zh-Hans"]

CONSOLIDATED_SOURCES_ACCEPT_LANGUAGE_VALUES: set[ConsolidatedSourcesAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_consolidated_sources_accept_language(
    value: str,
) -> ConsolidatedSourcesAcceptLanguage:
    if value in CONSOLIDATED_SOURCES_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {CONSOLIDATED_SOURCES_ACCEPT_LANGUAGE_VALUES!r}"
    )
