from typing import Literal

AttestationRevisionsListAcceptLanguage = Literal["en", "zh-Hans"]

ATTESTATION_REVISIONS_LIST_ACCEPT_LANGUAGE_VALUES: set[
    AttestationRevisionsListAcceptLanguage
] = {
    "en",
    "zh-Hans",
}


def check_attestation_revisions_list_accept_language(
    value: str,
) -> AttestationRevisionsListAcceptLanguage:
    if value in ATTESTATION_REVISIONS_LIST_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ATTESTATION_REVISIONS_LIST_ACCEPT_LANGUAGE_VALUES!r}"
    )
