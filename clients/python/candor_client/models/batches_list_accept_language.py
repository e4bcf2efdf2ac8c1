from typing import Literal

BatchesListAcceptLanguage = Literal["en", "zh-Hans"]

BATCHES_LIST_ACCEPT_LANGUAGE_VALUES: set[BatchesListAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_batches_list_accept_language(value: str) -> BatchesListAcceptLanguage:
    if value in BATCHES_LIST_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BATCHES_LIST_ACCEPT_LANGUAGE_VALUES!r}"
    )
