from typing import Literal

JurisdictionsListAcceptLanguage = Literal["en", "zh-Hans"]

JURISDICTIONS_LIST_ACCEPT_LANGUAGE_VALUES: set[JurisdictionsListAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_jurisdictions_list_accept_language(
    value: str,
) -> JurisdictionsListAcceptLanguage:
    if value in JURISDICTIONS_LIST_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {JURISDICTIONS_LIST_ACCEPT_LANGUAGE_VALUES!r}"
    )
