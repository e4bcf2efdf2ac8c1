from typing import Literal

Qualifier = Literal["at_least", "exact"]

QUALIFIER_VALUES: set[Qualifier] = {
    "at_least",
    "exact",
}


def check_qualifier(value: str) -> Qualifier:
    if value in QUALIFIER_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {QUALIFIER_VALUES!r}")
