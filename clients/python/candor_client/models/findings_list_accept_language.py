from typing import Literal

FindingsListAcceptLanguage = Literal["en", "zh-Hans"]

FINDINGS_LIST_ACCEPT_LANGUAGE_VALUES: set[FindingsListAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_findings_list_accept_language(value: str) -> FindingsListAcceptLanguage:
    if value in FINDINGS_LIST_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {FINDINGS_LIST_ACCEPT_LANGUAGE_VALUES!r}"
    )
