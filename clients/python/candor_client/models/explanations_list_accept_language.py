from typing import Literal

ExplanationsListAcceptLanguage = Literal["en", "zh-Hans"]

EXPLANATIONS_LIST_ACCEPT_LANGUAGE_VALUES: set[ExplanationsListAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_explanations_list_accept_language(
    value: str,
) -> ExplanationsListAcceptLanguage:
    if value in EXPLANATIONS_LIST_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {EXPLANATIONS_LIST_ACCEPT_LANGUAGE_VALUES!r}"
    )
