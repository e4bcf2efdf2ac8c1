from typing import Literal

CoverageRetrieveGroupBy = Literal["province", "size"]

COVERAGE_RETRIEVE_GROUP_BY_VALUES: set[CoverageRetrieveGroupBy] = {
    "province",
    "size",
}


def check_coverage_retrieve_group_by(value: str) -> CoverageRetrieveGroupBy:
    if value in COVERAGE_RETRIEVE_GROUP_BY_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {COVERAGE_RETRIEVE_GROUP_BY_VALUES!r}"
    )
