from typing import Literal

CoverageResult = Literal[
    "expired", "inconclusive", "not_satisfied", "satisfied", "untested"
]

COVERAGE_RESULT_VALUES: set[CoverageResult] = {
    "expired",
    "inconclusive",
    "not_satisfied",
    "satisfied",
    "untested",
}


def check_coverage_result(value: str) -> CoverageResult:
    if value in COVERAGE_RESULT_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {COVERAGE_RESULT_VALUES!r}"
    )
