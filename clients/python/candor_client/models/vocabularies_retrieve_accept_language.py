from typing import Literal

VocabulariesRetrieveAcceptLanguage = Literal["en", "zh-Hans"]

VOCABULARIES_RETRIEVE_ACCEPT_LANGUAGE_VALUES: set[
    VocabulariesRetrieveAcceptLanguage
] = {
    "en",
    "zh-Hans",
}


def check_vocabularies_retrieve_accept_language(
    value: str,
) -> VocabulariesRetrieveAcceptLanguage:
    if value in VOCABULARIES_RETRIEVE_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {VOCABULARIES_RETRIEVE_ACCEPT_LANGUAGE_VALUES!r}"
    )
