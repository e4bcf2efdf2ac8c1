from typing import Literal

WaiversGrantAcceptLanguage = Literal["en", "zh-Hans"]

WAIVERS_GRANT_ACCEPT_LANGUAGE_VALUES: set[WaiversGrantAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_waivers_grant_accept_language(value: str) -> WaiversGrantAcceptLanguage:
    if value in WAIVERS_GRANT_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {WAIVERS_GRANT_ACCEPT_LANGUAGE_VALUES!r}"
    )
