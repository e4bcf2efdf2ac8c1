from typing import Literal

ProblemsListAcceptLanguage = Literal["en", "zh-Hans"]

PROBLEMS_LIST_ACCEPT_LANGUAGE_VALUES: set[ProblemsListAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_problems_list_accept_language(value: str) -> ProblemsListAcceptLanguage:
    if value in PROBLEMS_LIST_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PROBLEMS_LIST_ACCEPT_LANGUAGE_VALUES!r}"
    )
