from typing import Literal

IndicatorEnum = Literal[
    "explanations", "findings", "punctuality", "refused", "restatements", "samples"
]

INDICATOR_ENUM_VALUES: set[IndicatorEnum] = {
    "explanations",
    "findings",
    "punctuality",
    "refused",
    "restatements",
    "samples",
}


def check_indicator_enum(value: str) -> IndicatorEnum:
    if value in INDICATOR_ENUM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {INDICATOR_ENUM_VALUES!r}"
    )
