from typing import Literal

RevisionsListAcceptLanguage = Literal["en", "zh-Hans"]

REVISIONS_LIST_ACCEPT_LANGUAGE_VALUES: set[RevisionsListAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_revisions_list_accept_language(value: str) -> RevisionsListAcceptLanguage:
    if value in REVISIONS_LIST_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {REVISIONS_LIST_ACCEPT_LANGUAGE_VALUES!r}"
    )
