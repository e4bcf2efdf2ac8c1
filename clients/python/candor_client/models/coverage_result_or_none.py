from typing import Literal

CoverageResultOrNone = Literal[
    "expired", "inconclusive", "none", "not_satisfied", "satisfied", "untested"
]

COVERAGE_RESULT_OR_NONE_VALUES: set[CoverageResultOrNone] = {
    "expired",
    "inconclusive",
    "none",
    "not_satisfied",
    "satisfied",
    "untested",
}


def check_coverage_result_or_none(value: str) -> CoverageResultOrNone:
    if value in COVERAGE_RESULT_OR_NONE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {COVERAGE_RESULT_OR_NONE_VALUES!r}"
    )
