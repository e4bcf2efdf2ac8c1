from typing import Literal

CredentialsIssueAcceptLanguage = Literal["en", "zh-Hans"]

CREDENTIALS_ISSUE_ACCEPT_LANGUAGE_VALUES: set[CredentialsIssueAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_credentials_issue_accept_language(
    value: str,
) -> CredentialsIssueAcceptLanguage:
    if value in CREDENTIALS_ISSUE_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {CREDENTIALS_ISSUE_ACCEPT_LANGUAGE_VALUES!r}"
    )
