from typing import Literal

LabelVerdict = Literal["compliant", "inconclusive", "noncompliant", "not_found"]

LABEL_VERDICT_VALUES: set[LabelVerdict] = {
    "compliant",
    "inconclusive",
    "noncompliant",
    "not_found",
}


def check_label_verdict(value: str) -> LabelVerdict:
    if value in LABEL_VERDICT_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LABEL_VERDICT_VALUES!r}"
    )
