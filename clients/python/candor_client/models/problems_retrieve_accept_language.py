from typing import Literal

ProblemsRetrieveAcceptLanguage = Literal["en", "zh-Hans"]

PROBLEMS_RETRIEVE_ACCEPT_LANGUAGE_VALUES: set[ProblemsRetrieveAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_problems_retrieve_accept_language(
    value: str,
) -> ProblemsRetrieveAcceptLanguage:
    if value in PROBLEMS_RETRIEVE_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PROBLEMS_RETRIEVE_ACCEPT_LANGUAGE_VALUES!r}"
    )
