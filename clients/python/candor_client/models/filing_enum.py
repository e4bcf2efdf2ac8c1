from typing import Literal

FilingEnum = Literal["algorithm", "generative"]

FILING_ENUM_VALUES: set[FilingEnum] = {
    "algorithm",
    "generative",
}


def check_filing_enum(value: str) -> FilingEnum:
    if value in FILING_ENUM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {FILING_ENUM_VALUES!r}"
    )
