from typing import Literal

ExplanationsDecideAcceptLanguage = Literal["en", "zh-Hans"]

EXPLANATIONS_DECIDE_ACCEPT_LANGUAGE_VALUES: set[ExplanationsDecideAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_explanations_decide_accept_language(
    value: str,
) -> ExplanationsDecideAcceptLanguage:
    if value in EXPLANATIONS_DECIDE_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {EXPLANATIONS_DECIDE_ACCEPT_LANGUAGE_VALUES!r}"
    )
