from typing import Literal

ConsolidationsListAcceptLanguage = Literal["en", "zh-Hans"]

CONSOLIDATIONS_LIST_ACCEPT_LANGUAGE_VALUES: set[ConsolidationsListAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_consolidations_list_accept_language(
    value: str,
) -> ConsolidationsListAcceptLanguage:
    if value in CONSOLIDATIONS_LIST_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {CONSOLIDATIONS_LIST_ACCEPT_LANGUAGE_VALUES!r}"
    )
