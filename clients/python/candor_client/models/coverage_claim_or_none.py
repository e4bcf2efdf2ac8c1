from typing import Literal

CoverageClaimOrNone = Literal[
    "implemented", "none", "not_applicable", "partial", "planned"
]

COVERAGE_CLAIM_OR_NONE_VALUES: set[CoverageClaimOrNone] = {
    "implemented",
    "none",
    "not_applicable",
    "partial",
    "planned",
}


def check_coverage_claim_or_none(value: str) -> CoverageClaimOrNone:
    if value in COVERAGE_CLAIM_OR_NONE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {COVERAGE_CLAIM_OR_NONE_VALUES!r}"
    )
