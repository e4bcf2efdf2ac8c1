from typing import Literal

ReportsWithdrawAcceptLanguage = Literal["en", "zh-Hans"]

REPORTS_WITHDRAW_ACCEPT_LANGUAGE_VALUES: set[ReportsWithdrawAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_reports_withdraw_accept_language(value: str) -> ReportsWithdrawAcceptLanguage:
    if value in REPORTS_WITHDRAW_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {REPORTS_WITHDRAW_ACCEPT_LANGUAGE_VALUES!r}"
    )
