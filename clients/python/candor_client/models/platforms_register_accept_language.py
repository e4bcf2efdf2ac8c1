from typing import Literal

PlatformsRegisterAcceptLanguage = Literal["en", "zh-Hans"]

PLATFORMS_REGISTER_ACCEPT_LANGUAGE_VALUES: set[PlatformsRegisterAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_platforms_register_accept_language(
    value: str,
) -> PlatformsRegisterAcceptLanguage:
    if value in PLATFORMS_REGISTER_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PLATFORMS_REGISTER_ACCEPT_LANGUAGE_VALUES!r}"
    )
