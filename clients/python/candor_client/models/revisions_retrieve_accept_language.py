from typing import Literal

RevisionsRetrieveAcceptLanguage = Literal["en", "zh-Hans"]

REVISIONS_RETRIEVE_ACCEPT_LANGUAGE_VALUES: set[RevisionsRetrieveAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_revisions_retrieve_accept_language(
    value: str,
) -> RevisionsRetrieveAcceptLanguage:
    if value in REVISIONS_RETRIEVE_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {REVISIONS_RETRIEVE_ACCEPT_LANGUAGE_VALUES!r}"
    )
