from typing import Literal

ControlsRetrieveAcceptLanguage = Literal["en", "zh-Hans"]

CONTROLS_RETRIEVE_ACCEPT_LANGUAGE_VALUES: set[ControlsRetrieveAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_controls_retrieve_accept_language(
    value: str,
) -> ControlsRetrieveAcceptLanguage:
    if value in CONTROLS_RETRIEVE_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {CONTROLS_RETRIEVE_ACCEPT_LANGUAGE_VALUES!r}"
    )
