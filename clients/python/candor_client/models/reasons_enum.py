from typing import Literal

ReasonsEnum = Literal[
    "answer_late",
    "answered",
    "assigned",
    "explanations",
    "needs_explanation",
    "rejected",
    "return_late",
    "unread",
]

REASONS_ENUM_VALUES: set[ReasonsEnum] = {
    "answer_late",
    "answered",
    "assigned",
    "explanations",
    "needs_explanation",
    "rejected",
    "return_late",
    "unread",
}


def check_reasons_enum(value: str) -> ReasonsEnum:
    if value in REASONS_ENUM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {REASONS_ENUM_VALUES!r}"
    )
