from typing import Literal

VocabulariesListAcceptLanguage = Literal["en", "zh-Hans"]

VOCABULARIES_LIST_ACCEPT_LANGUAGE_VALUES: set[VocabulariesListAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_vocabularies_list_accept_language(
    value: str,
) -> VocabulariesListAcceptLanguage:
    if value in VOCABULARIES_LIST_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {VOCABULARIES_LIST_ACCEPT_LANGUAGE_VALUES!r}"
    )
