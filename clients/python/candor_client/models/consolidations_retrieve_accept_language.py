from typing import Literal

ConsolidationsRetrieveAcceptLanguage = Literal["en", "zh-Hans"]

CONSOLIDATIONS_RETRIEVE_ACCEPT_LANGUAGE_VALUES: set[
    ConsolidationsRetrieveAcceptLanguage
] = {
    "en",
    "zh-Hans",
}


def check_consolidations_retrieve_accept_language(
    value: str,
) -> ConsolidationsRetrieveAcceptLanguage:
    if value in CONSOLIDATIONS_RETRIEVE_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {CONSOLIDATIONS_RETRIEVE_ACCEPT_LANGUAGE_VALUES!r}"
    )
