from typing import Literal

PlatformsChangeAcceptLanguage = Literal["en", "zh-Hans"]

PLATFORMS_CHANGE_ACCEPT_LANGUAGE_VALUES: set[PlatformsChangeAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_platforms_change_accept_language(value: str) -> PlatformsChangeAcceptLanguage:
    if value in PLATFORMS_CHANGE_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PLATFORMS_CHANGE_ACCEPT_LANGUAGE_VALUES!r}"
    )
