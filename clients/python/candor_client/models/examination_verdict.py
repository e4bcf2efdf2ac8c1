from typing import Literal

ExaminationVerdict = Literal["inconclusive", "not_satisfied", "satisfied"]

EXAMINATION_VERDICT_VALUES: set[ExaminationVerdict] = {
    "inconclusive",
    "not_satisfied",
    "satisfied",
}


def check_examination_verdict(value: str) -> ExaminationVerdict:
    if value in EXAMINATION_VERDICT_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {EXAMINATION_VERDICT_VALUES!r}"
    )
