from typing import Literal

RevisionsStartAcceptLanguage = Literal["en", "zh-Hans"]

REVISIONS_START_ACCEPT_LANGUAGE_VALUES: set[RevisionsStartAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_revisions_start_accept_language(value: str) -> RevisionsStartAcceptLanguage:
    if value in REVISIONS_START_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {REVISIONS_START_ACCEPT_LANGUAGE_VALUES!r}"
    )
