from typing import Literal

CredentialsListAcceptLanguage = Literal["en", "zh-Hans"]

CREDENTIALS_LIST_ACCEPT_LANGUAGE_VALUES: set[CredentialsListAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_credentials_list_accept_language(value: str) -> CredentialsListAcceptLanguage:
    if value in CREDENTIALS_LIST_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {CREDENTIALS_LIST_ACCEPT_LANGUAGE_VALUES!r}"
    )
