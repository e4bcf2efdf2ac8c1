from typing import Literal

PlatformsListAcceptLanguage = Literal["en", "zh-Hans"]

PLATFORMS_LIST_ACCEPT_LANGUAGE_VALUES: set[PlatformsListAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_platforms_list_accept_language(value: str) -> PlatformsListAcceptLanguage:
    if value in PLATFORMS_LIST_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PLATFORMS_LIST_ACCEPT_LANGUAGE_VALUES!r}"
    )
