from typing import Literal

BulletinsRetrieveAcceptLanguage = Literal["en", "zh-Hans"]

BULLETINS_RETRIEVE_ACCEPT_LANGUAGE_VALUES: set[BulletinsRetrieveAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_bulletins_retrieve_accept_language(
    value: str,
) -> BulletinsRetrieveAcceptLanguage:
    if value in BULLETINS_RETRIEVE_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BULLETINS_RETRIEVE_ACCEPT_LANGUAGE_VALUES!r}"
    )
