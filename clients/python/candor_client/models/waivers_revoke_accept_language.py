from typing import Literal

WaiversRevokeAcceptLanguage = Literal["en", "zh-Hans"]

WAIVERS_REVOKE_ACCEPT_LANGUAGE_VALUES: set[WaiversRevokeAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_waivers_revoke_accept_language(value: str) -> WaiversRevokeAcceptLanguage:
    if value in WAIVERS_REVOKE_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {WAIVERS_REVOKE_ACCEPT_LANGUAGE_VALUES!r}"
    )
