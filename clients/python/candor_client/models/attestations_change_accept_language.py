from typing import Literal

AttestationsChangeAcceptLanguage = Literal["en", "zh-Hans"]

ATTESTATIONS_CHANGE_ACCEPT_LANGUAGE_VALUES: set[AttestationsChangeAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_attestations_change_accept_language(
    value: str,
) -> AttestationsChangeAcceptLanguage:
    if value in ATTESTATIONS_CHANGE_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ATTESTATIONS_CHANGE_ACCEPT_LANGUAGE_VALUES!r}"
    )
