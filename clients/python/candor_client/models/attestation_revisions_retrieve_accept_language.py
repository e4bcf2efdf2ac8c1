from typing import Literal

AttestationRevisionsRetrieveAcceptLanguage = Literal["en", "zh-Hans"]

ATTESTATION_REVISIONS_RETRIEVE_ACCEPT_LANGUAGE_VALUES: set[
    AttestationRevisionsRetrieveAcceptLanguage
] = {
    "en",
    "zh-Hans",
}


def check_attestation_revisions_retrieve_accept_language(
    value: str,
) -> AttestationRevisionsRetrieveAcceptLanguage:
    if value in ATTESTATION_REVISIONS_RETRIEVE_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ATTESTATION_REVISIONS_RETRIEVE_ACCEPT_LANGUAGE_VALUES!r}"
    )
