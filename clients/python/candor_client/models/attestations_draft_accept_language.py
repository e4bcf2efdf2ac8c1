from typing import Literal

AttestationsDraftAcceptLanguage = Literal["en", "zh-Hans"]

ATTESTATIONS_DRAFT_ACCEPT_LANGUAGE_VALUES: set[AttestationsDraftAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_attestations_draft_accept_language(
    value: str,
) -> AttestationsDraftAcceptLanguage:
    if value in ATTESTATIONS_DRAFT_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ATTESTATIONS_DRAFT_ACCEPT_LANGUAGE_VALUES!r}"
    )
