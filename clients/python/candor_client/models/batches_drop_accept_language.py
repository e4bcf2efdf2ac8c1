from typing import Literal

BatchesDropAcceptLanguage = Literal["en", "zh-Hans"]

BATCHES_DROP_ACCEPT_LANGUAGE_VALUES: set[BatchesDropAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_batches_drop_accept_language(value: str) -> BatchesDropAcceptLanguage:
    if value in BATCHES_DROP_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BATCHES_DROP_ACCEPT_LANGUAGE_VALUES!r}"
    )
