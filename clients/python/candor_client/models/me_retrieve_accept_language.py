from typing import Literal

MeRetrieveAcceptLanguage = Literal["en", "zh-Hans"]

ME_RETRIEVE_ACCEPT_LANGUAGE_VALUES: set[MeRetrieveAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_me_retrieve_accept_language(value: str) -> MeRetrieveAcceptLanguage:
    if value in ME_RETRIEVE_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ME_RETRIEVE_ACCEPT_LANGUAGE_VALUES!r}"
    )
