from typing import Literal

CredentialsRevokeAcceptLanguage = Literal["en", "zh-Hans"]

CREDENTIALS_REVOKE_ACCEPT_LANGUAGE_VALUES: set[CredentialsRevokeAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_credentials_revoke_accept_language(
    value: str,
) -> CredentialsRevokeAcceptLanguage:
    if value in CREDENTIALS_REVOKE_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {CREDENTIALS_REVOKE_ACCEPT_LANGUAGE_VALUES!r}"
    )
