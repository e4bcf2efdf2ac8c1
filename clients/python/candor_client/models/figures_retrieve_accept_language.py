from typing import Literal

FiguresRetrieveAcceptLanguage = Literal["en", "zh-Hans"]

FIGURES_RETRIEVE_ACCEPT_LANGUAGE_VALUES: set[FiguresRetrieveAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_figures_retrieve_accept_language(value: str) -> FiguresRetrieveAcceptLanguage:
    if value in FIGURES_RETRIEVE_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {FIGURES_RETRIEVE_ACCEPT_LANGUAGE_VALUES!r}"
    )
