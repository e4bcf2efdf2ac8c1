from typing import Literal

TokensIssueBodyGrantType = Literal["client_credentials"]

TOKENS_ISSUE_BODY_GRANT_TYPE_VALUES: set[TokensIssueBodyGrantType] = {
    "client_credentials",
}


def check_tokens_issue_body_grant_type(value: str) -> TokensIssueBodyGrantType:
    if value in TOKENS_ISSUE_BODY_GRANT_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {TOKENS_ISSUE_BODY_GRANT_TYPE_VALUES!r}"
    )
