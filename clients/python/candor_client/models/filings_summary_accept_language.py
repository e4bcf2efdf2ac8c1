from typing import Literal

FilingsSummaryAcceptLanguage = Literal["en", "zh-Hans"]

FILINGS_SUMMARY_ACCEPT_LANGUAGE_VALUES: set[FilingsSummaryAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_filings_summary_accept_language(value: str) -> FilingsSummaryAcceptLanguage:
    if value in FILINGS_SUMMARY_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {FILINGS_SUMMARY_ACCEPT_LANGUAGE_VALUES!r}"
    )
