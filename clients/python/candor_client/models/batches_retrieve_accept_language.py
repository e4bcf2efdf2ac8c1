from typing import Literal

BatchesRetrieveAcceptLanguage = Literal["en", "zh-Hans"]

BATCHES_RETRIEVE_ACCEPT_LANGUAGE_VALUES: set[BatchesRetrieveAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_batches_retrieve_accept_language(value: str) -> BatchesRetrieveAcceptLanguage:
    if value in BATCHES_RETRIEVE_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BATCHES_RETRIEVE_ACCEPT_LANGUAGE_VALUES!r}"
    )
