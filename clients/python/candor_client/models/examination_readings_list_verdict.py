from typing import Literal

ExaminationReadingsListVerdict = Literal[
    "compliant", "inconclusive", "noncompliant", "not_found"
]

EXAMINATION_READINGS_LIST_VERDICT_VALUES: set[ExaminationReadingsListVerdict] = {
    "compliant",
    "inconclusive",
    "noncompliant",
    "not_found",
}


def check_examination_readings_list_verdict(
    value: str,
) -> ExaminationReadingsListVerdict:
    if value in EXAMINATION_READINGS_LIST_VERDICT_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {EXAMINATION_READINGS_LIST_VERDICT_VALUES!r}"
    )
