from typing import Literal

AttestationsSubmitAcceptLanguage = Literal["en", "zh-Hans"]

ATTESTATIONS_SUBMIT_ACCEPT_LANGUAGE_VALUES: set[AttestationsSubmitAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_attestations_submit_accept_language(
    value: str,
) -> AttestationsSubmitAcceptLanguage:
    if value in ATTESTATIONS_SUBMIT_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ATTESTATIONS_SUBMIT_ACCEPT_LANGUAGE_VALUES!r}"
    )
