from typing import Literal

ExplanationsGiveAcceptLanguage = Literal["en", "zh-Hans"]

EXPLANATIONS_GIVE_ACCEPT_LANGUAGE_VALUES: set[ExplanationsGiveAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_explanations_give_accept_language(
    value: str,
) -> ExplanationsGiveAcceptLanguage:
    if value in EXPLANATIONS_GIVE_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {EXPLANATIONS_GIVE_ACCEPT_LANGUAGE_VALUES!r}"
    )
