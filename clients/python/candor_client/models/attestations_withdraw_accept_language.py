from typing import Literal

AttestationsWithdrawAcceptLanguage = Literal["en", "zh-Hans"]

ATTESTATIONS_WITHDRAW_ACCEPT_LANGUAGE_VALUES: set[
    AttestationsWithdrawAcceptLanguage
] = {
    "en",
    "zh-Hans",
}


def check_attestations_withdraw_accept_language(
    value: str,
) -> AttestationsWithdrawAcceptLanguage:
    if value in ATTESTATIONS_WITHDRAW_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ATTESTATIONS_WITHDRAW_ACCEPT_LANGUAGE_VALUES!r}"
    )
