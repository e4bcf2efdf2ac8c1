from typing import Literal

AttestationsListAcceptLanguage = Literal["en", "zh-Hans"]

ATTESTATIONS_LIST_ACCEPT_LANGUAGE_VALUES: set[AttestationsListAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_attestations_list_accept_language(
    value: str,
) -> AttestationsListAcceptLanguage:
    if value in ATTESTATIONS_LIST_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ATTESTATIONS_LIST_ACCEPT_LANGUAGE_VALUES!r}"
    )
