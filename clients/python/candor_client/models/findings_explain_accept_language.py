from typing import Literal

FindingsExplainAcceptLanguage = Literal["en", "zh-Hans"]

FINDINGS_EXPLAIN_ACCEPT_LANGUAGE_VALUES: set[FindingsExplainAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_findings_explain_accept_language(value: str) -> FindingsExplainAcceptLanguage:
    if value in FINDINGS_EXPLAIN_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {FINDINGS_EXPLAIN_ACCEPT_LANGUAGE_VALUES!r}"
    )
