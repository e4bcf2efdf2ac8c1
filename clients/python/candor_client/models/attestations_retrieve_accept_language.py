from typing import Literal

AttestationsRetrieveAcceptLanguage = Literal["en", "zh-Hans"]

ATTESTATIONS_RETRIEVE_ACCEPT_LANGUAGE_VALUES: set[
    AttestationsRetrieveAcceptLanguage
] = {
    "en",
    "zh-Hans",
}


def check_attestations_retrieve_accept_language(
    value: str,
) -> AttestationsRetrieveAcceptLanguage:
    if value in ATTESTATIONS_RETRIEVE_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ATTESTATIONS_RETRIEVE_ACCEPT_LANGUAGE_VALUES!r}"
    )
