from typing import Literal

BoundedNumberQualifierEnum = Literal["at_least", "at_most", "exact"]

BOUNDED_NUMBER_QUALIFIER_ENUM_VALUES: set[BoundedNumberQualifierEnum] = {
    "at_least",
    "at_most",
    "exact",
}


def check_bounded_number_qualifier_enum(value: str) -> BoundedNumberQualifierEnum:
    if value in BOUNDED_NUMBER_QUALIFIER_ENUM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BOUNDED_NUMBER_QUALIFIER_ENUM_VALUES!r}"
    )
