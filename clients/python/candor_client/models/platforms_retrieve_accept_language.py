from typing import Literal

PlatformsRetrieveAcceptLanguage = Literal["en", "zh-Hans"]

PLATFORMS_RETRIEVE_ACCEPT_LANGUAGE_VALUES: set[PlatformsRetrieveAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_platforms_retrieve_accept_language(
    value: str,
) -> PlatformsRetrieveAcceptLanguage:
    if value in PLATFORMS_RETRIEVE_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PLATFORMS_RETRIEVE_ACCEPT_LANGUAGE_VALUES!r}"
    )
