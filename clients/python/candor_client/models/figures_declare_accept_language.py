from typing import Literal

FiguresDeclareAcceptLanguage = Literal["en", "zh-Hans"]

FIGURES_DECLARE_ACCEPT_LANGUAGE_VALUES: set[FiguresDeclareAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_figures_declare_accept_language(value: str) -> FiguresDeclareAcceptLanguage:
    if value in FIGURES_DECLARE_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {FIGURES_DECLARE_ACCEPT_LANGUAGE_VALUES!r}"
    )
