from typing import Literal

WaiversListAcceptLanguage = Literal["en", "zh-Hans"]

WAIVERS_LIST_ACCEPT_LANGUAGE_VALUES: set[WaiversListAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_waivers_list_accept_language(value: str) -> WaiversListAcceptLanguage:
    if value in WAIVERS_LIST_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {WAIVERS_LIST_ACCEPT_LANGUAGE_VALUES!r}"
    )
