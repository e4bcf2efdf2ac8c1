from typing import Literal

AttestationRevisionsStartAcceptLanguage = Literal["en", "zh-Hans"]

ATTESTATION_REVISIONS_START_ACCEPT_LANGUAGE_VALUES: set[
    AttestationRevisionsStartAcceptLanguage
] = {
    "en",
    "zh-Hans",
}


def check_attestation_revisions_start_accept_language(
    value: str,
) -> AttestationRevisionsStartAcceptLanguage:
    if value in ATTESTATION_REVISIONS_START_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ATTESTATION_REVISIONS_START_ACCEPT_LANGUAGE_VALUES!r}"
    )
