from typing import Literal

FindingsCsvAcceptLanguage = Literal["en", "zh-Hans"]

FINDINGS_CSV_ACCEPT_LANGUAGE_VALUES: set[FindingsCsvAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_findings_csv_accept_language(value: str) -> FindingsCsvAcceptLanguage:
    if value in FINDINGS_CSV_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {FINDINGS_CSV_ACCEPT_LANGUAGE_VALUES!r}"
    )
