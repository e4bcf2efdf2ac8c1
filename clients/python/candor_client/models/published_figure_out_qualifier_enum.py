from typing import Literal

PublishedFigureOutQualifierEnum = Literal["at_least", "exact"]

PUBLISHED_FIGURE_OUT_QUALIFIER_ENUM_VALUES: set[PublishedFigureOutQualifierEnum] = {
    "at_least",
    "exact",
}


def check_published_figure_out_qualifier_enum(
    value: str,
) -> PublishedFigureOutQualifierEnum:
    if value in PUBLISHED_FIGURE_OUT_QUALIFIER_ENUM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PUBLISHED_FIGURE_OUT_QUALIFIER_ENUM_VALUES!r}"
    )
